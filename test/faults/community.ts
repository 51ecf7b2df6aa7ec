import type { Gateway } from '../support/gateway.ts';
import type { Chance } from '../support/month/chance.ts';
import type { Job, Meaning, OrderView } from './reference.ts';

export const MARKET = 'room-market';
export const STAFF_ROOM = 'room-staff';
export const GRIDS = ['room-grid-1', 'room-grid-2'] as const;
export const DIRECTOR = 'id-director';
export const GRID_WORKER = 'id-grid-worker';
const RESIDENTS = Array.from({ length: 12 }, (_, at) => `id-resident-${at + 1}`);
const WORKERS = Array.from({ length: 16 }, (_, at) => `id-worker-${at + 1}`);
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';

/** Nicknames and words that stand nowhere else; see `SECRETS`. */
const residentName = (at: number) => `${SURNAMES[at] ?? '张'}孃孃绝密${at + 1}`;
const workerName = (at: number) => `${SURNAMES[at] ?? '张'}师傅绝密${at + 1}`;

/** What must not stand outside the database: nicknames, phones, addresses, what was said. */
export const SECRETS: readonly (string | RegExp)[] = ['绝密', '保密路', /1380000\d{4}/, '通下水道', '打扫卫生', '天气', '密令', '领取电话'];

/** Furnishes a gateway's world: a director, a grid worker, residents in two grids, workers in the market. */
export async function furnish(gateway: Gateway): Promise<void> {
  await gateway.addPerson({ id: DIRECTOR, name: '糜主任绝密' });
  await gateway.addPerson({ id: GRID_WORKER, name: '杨网格绝密' });
  for (const [at, id] of RESIDENTS.entries()) await gateway.addPerson({ id, name: residentName(at) });
  for (const [at, id] of WORKERS.entries()) await gateway.addPerson({ id, name: workerName(at), friend: at % 5 !== 4 });
  for (const [at, id] of GRIDS.entries()) {
    await gateway.addRoom({
      id,
      name: `保密路${at + 1}网格群`,
      members: [DIRECTOR, GRID_WORKER, ...RESIDENTS.filter((_, one) => one % 2 === at)],
    });
  }
  await gateway.addRoom({ id: MARKET, name: '保密路零工市场', members: [DIRECTOR, GRID_WORKER, ...WORKERS] });
  await gateway.addRoom({ id: STAFF_ROOM, name: '保密路驿站工作群', members: [DIRECTOR, GRID_WORKER] });
}

/** A message to be said, and what it means. */
export interface Speech {
  readonly from: string;
  /** null: directly. */
  readonly room: string | null;
  readonly text: string;
  readonly quote?: { readonly from: string; readonly text: string };
  readonly meaning: Meaning;
}

/** Work whose words are read without doubt. */
const WORK = ['通下水道', '搬家', '修洗衣机', '打扫卫生', '修空调'] as const;
const DAYS = ['明天上午', '明天下午', '后天上午', '后天下午'] as const;
const CHAT = ['今天天气真好', '哈哈哈', '早上好', '昨天那场球赛好看'] as const;

/** Who says what in this community; addresses are never used twice. */
export class Community {
  readonly #chance: Chance;
  #houses = 100;
  readonly #posted: Speech[] = [];

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** Something to say, by what is known of the orders. */
  speech(orders: readonly OrderView[]): Speech {
    const kind = this.#chance.weighed({
      post: 5,
      two: 1,
      repost: 1,
      command: 1,
      piece: 2,
      claim: 3,
      'give-back': 1,
      complete: 2,
      confirm: 2,
      cancel: 1,
      withdraw: 0.5,
      ask: 1,
      chat: 2,
    });
    switch (kind) {
      case 'post':
        return this.post();
      case 'two':
        return this.#two();
      case 'repost':
        return this.#posted.length > 0 ? this.#chance.oneOf(this.#posted.slice(-8)) : this.post();
      case 'command':
        return this.#command();
      case 'piece':
        return this.#piece();
      case 'claim':
      case 'give-back':
      case 'complete':
      case 'confirm':
      case 'cancel':
      case 'withdraw': {
        const order = this.#orderFor(kind, orders);
        return order ? this.#about(kind, order) : this.post();
      }
      case 'ask':
        return orders.length > 0 ? this.#ask(this.#chance.oneOf(orders.slice(-10)).number) : this.#chat();
      case 'chat':
        return this.#chat();
    }
  }

  post(): Speech {
    const { from, room } = this.#resident();
    const { address, phone } = this.#house();
    const several = this.#chance.isLucky(0.15);
    const work = several ? '请2个师傅搬家具' : `找人${this.#chance.oneOf(WORK)}`;
    const job: Job = { address, by: 'words' };
    const speech: Speech = {
      from,
      room,
      text: `${work}，${address}，${this.#chance.oneOf(DAYS)}，电话${phone}`,
      meaning: { kind: 'post', who: from, room, jobs: [job], headcount: several ? 2 : 1 },
    };
    this.#posted.push(speech);
    return speech;
  }

  /** Many at once want the same job. @param number of the order */
  claims(number: number, announcement: string, most: number): readonly Speech[] {
    const workers = [...WORKERS].sort(() => this.#chance.any() - 0.5).slice(0, this.#chance.between(1, most));
    return workers.map((who) => this.#claim(who, number, announcement));
  }

  chat(): Speech {
    return this.#chat();
  }

  #claim(who: string, number: number, announcement: string | null): Speech {
    const meaning: Meaning = { kind: 'claim', who, order: number };
    if (announcement !== null && this.#chance.isLucky(0.3)) {
      return { from: who, room: MARKET, text: '接单', quote: { from: '派单助手', text: announcement }, meaning };
    }
    const directly = this.#chance.isLucky(0.15) && WORKERS.indexOf(who) % 5 !== 4;
    return { from: who, room: directly ? null : MARKET, text: `接${number}`, meaning };
  }

  #two(): Speech {
    const { from, room } = this.#resident();
    const [first, second] = [this.#house(), this.#house()];
    const day = this.#chance.oneOf(DAYS);
    const speech: Speech = {
      from,
      room,
      text: `请人修空调，${first.address}，${day}。另外找人搬沙发，${second.address}，${day}`,
      meaning: {
        kind: 'post',
        who: from,
        room,
        jobs: [first, second].map(({ address }) => ({ address, by: 'words' })),
        headcount: 1,
      },
    };
    this.#posted.push(speech);
    return speech;
  }

  #command(): Speech {
    const { address, phone } = this.#house();
    const job: Job = { address, by: 'command' };
    return {
      from: GRID_WORKER,
      room: STAFF_ROOM,
      text: `/派单 找人${this.#chance.oneOf(WORK)}，${address}，${this.#chance.oneOf(DAYS)}，电话${phone}`,
      meaning: { kind: 'post', who: GRID_WORKER, room: STAFF_ROOM, jobs: [job], headcount: 1 },
    };
  }

  #piece(): Speech {
    const last = this.#posted.at(-1);
    const { from, room } = last && this.#chance.isLucky(0.7) ? last : this.#resident();
    return { from, room, text: `${this.#chance.between(3, 20)}0元`, meaning: { kind: 'piece', who: from, room } };
  }

  #about(kind: 'claim' | 'give-back' | 'complete' | 'confirm' | 'cancel' | 'withdraw', order: OrderView): Speech {
    const { number } = order;
    const gridRoom = this.#homeOf(order.who);
    switch (kind) {
      case 'claim':
        return this.#claim(this.#chance.oneOf(WORKERS), number, null);
      case 'give-back':
      case 'complete': {
        const people = kind === 'give-back' ? [...order.holders, ...order.standby] : order.holders;
        const who = people.length > 0 && this.#chance.isLucky(0.85) ? this.#chance.oneOf(people) : this.#chance.oneOf(WORKERS);
        return { from: who, room: MARKET, text: `${kind === 'complete' ? '完成' : '退'}${number}`, meaning: { kind, who, order: number } };
      }
      case 'confirm':
      case 'cancel': {
        const { from, room } = this.#chance.isLucky(0.85) ? { from: order.who, room: gridRoom } : this.#resident();
        return {
          from,
          room,
          text: kind === 'confirm' ? `${number}号单 满意` : `取消${number}`,
          meaning: { kind, who: from, order: number },
        };
      }
      case 'withdraw':
        return {
          from: GRID_WORKER,
          room: STAFF_ROOM,
          text: `/撤单 ${number} 密令已经找到人`,
          meaning: { kind, who: GRID_WORKER, order: number },
        };
    }
  }

  /** Rather one with which it makes sense. */
  #orderFor(kind: string, orders: readonly OrderView[]): OrderView | null {
    const wanted: Readonly<Record<string, readonly string[]>> = {
      claim: ['open', 'claimed'],
      'give-back': ['claimed', 'open'],
      complete: ['claimed'],
      confirm: ['done', 'claimed'],
      cancel: ['open', 'claimed'],
      withdraw: ['open', 'claimed'],
    };
    const fitting = orders.filter(({ state }) => wanted[kind]?.includes(state));
    const choice = this.#chance.isLucky(0.9) ? fitting : orders;
    return choice.length > 0 ? this.#chance.oneOf(choice.slice(-12)) : null;
  }

  #ask(number: number): Speech {
    const { from, room } = this.#resident();
    return { from, room: this.#chance.isLucky(0.5) ? null : room, text: `/查 ${number}`, meaning: { kind: 'ask', who: from } };
  }

  #chat(): Speech {
    const { from } = this.#resident();
    return { from, room: this.#homeOf(from), text: this.#chance.oneOf(CHAT), meaning: { kind: 'chat', who: from } };
  }

  #resident(): { readonly from: string; readonly room: string | null } {
    const at = this.#chance.between(0, RESIDENTS.length - 1);
    const from = RESIDENTS[at] ?? DIRECTOR;
    return { from, room: this.#chance.isLucky(0.15) ? null : this.#homeOf(from) };
  }

  #homeOf(who: string): string {
    const at = RESIDENTS.indexOf(who);
    return at < 0 ? STAFF_ROOM : (GRIDS[at % 2] ?? GRIDS[0]);
  }

  #house(): { readonly address: string; readonly phone: string } {
    this.#houses += 1;
    return { address: `保密路${this.#houses}号3栋2单元501`, phone: `1380000${String(this.#houses).padStart(4, '0')}` };
  }
}
