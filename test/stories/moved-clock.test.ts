import { expect, it } from 'vitest';
import { seeded } from '../../scripts/reading/seeded.ts';
import type { Channel, ChannelEvents } from '../../src/application/ports/channel.ts';
import type { Station } from '../../src/application/station.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { dayStart, HOUR, MINUTE, SECOND, type UtcMs } from '../../src/domain/time.ts';
import { ForwardClock } from '../../src/forward-clock.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { openLog } from '../../src/logging.ts';
import { seedCommunity } from '../../src/replay/seed-community.ts';
import { type Bot, startBot } from '../../src/run-bot.ts';
import { chanceFrom } from '../support/month/chance.ts';
import { roomyFolder } from '../support/month/month-world.ts';
import { CAST } from '../support/station-world.ts';
import { openTempStore } from '../support/temp-store.ts';

const DAY_BEGINS = dayStart('2026-12-07') + 6 * HOUR;
const LASTS = 24 * HOUR;
const MARKET = '零工市场';

interface Line {
  readonly at: UtcMs;
  readonly room: string | null;
  readonly from: string;
  readonly text: string;
}

const JOBS = [
  '找人把旧冰箱抬下楼，下午3点，松山路松山小区{n}栋2单元，60元，电话139000000{p}',
  '厨房下水道堵了，请师傅来通，明天上午，松山路松山小区{n}栋2单元，80元，电话139000000{p}',
  '找阿姨来打扫卫生，后天上午9点，北山路丽景小区{n}栋，100元，电话139000000{p}',
  '明天上午9点搬家，从北山路丽景小区{n}栋1802搬到南山路，300元，电话139000000{p}',
  '水龙头漏水，请师傅来修，现在，南山路{n}号，50元，电话139000000{p}',
  '水管好像坏了，咋个办哦',
];
const CLAIMS = ['接单', '接{o}', '我接', '接{o}', '我来'];
const WORKERS = CAST.filter(({ roles }) => roles.includes('worker')).map(({ name }) => name);

/** What people say on a day: orders, races for them, pieces, changes, second thoughts, talk; some of it just held up. */
function agenda(): readonly Line[] {
  const chance = chanceFrom(seeded(20261207));
  const lines: Line[] = [];
  let order = 100;
  for (let at = DAY_BEGINS + HOUR; at < DAY_BEGINS + 17 * HOUR; at += chance.between(5, 30) * MINUTE) {
    order += 1;
    const poster = `居民${order}`;
    const room = chance.oneOf(['1网格群', '3网格群', MARKET]);
    const job = chance.oneOf(JOBS).replace('{n}', String(order)).replace('{p}', String(order).slice(1));
    const say = (after: number, from: string, text: string, where: string | null = room) =>
      lines.push({ at: at + Math.round(after * SECOND), room: where, from, text: text.replace('{o}', String(order)) });
    say(0, poster, job);
    if (job.includes('咋个办')) say(30, poster, '是');
    if (chance.isLucky(0.2)) say(20, poster, '3单元');
    for (let claim = chance.between(0, 4); claim > 0; claim -= 1) {
      say(35 + chance.between(1, 240) / 10, chance.oneOf(WORKERS), chance.oneOf(CLAIMS), MARKET);
    }
    if (chance.isLucky(0.2)) say(400, poster, '改成后天下午');
    if (chance.isLucky(0.15)) say(900, chance.oneOf(WORKERS), '退{o}', MARKET);
    if (chance.isLucky(0.3)) say(3_600, chance.oneOf(WORKERS), '完成{o} 收60', MARKET);
    if (chance.isLucky(0.3)) say(4_000, poster, '满意');
    if (chance.isLucky(0.1)) say(600, poster, '取消{o}');
    if (chance.isLucky(0.2)) say(1_000, '杨网格', '/在办', '工作群');
    say(chance.between(60, 900), '何嬢嬢', '今天菜价涨了');
  }
  return lines.sort((one, other) => one.at - other.at);
}

interface Outcome {
  readonly orders: readonly unknown[];
  readonly said: readonly string[];
  readonly messages: number;
}

/** Plays the day in the joined bot, whose timers ring when the clock under test has them ring. @param lead of the machine's clock, minute by minute */
async function play(lead: (minute: number) => number): Promise<Outcome> {
  let truth = DAY_BEGINS;
  let set = 0;
  const clock = new ForwardClock({ host: () => truth + set, steady: () => truth - DAY_BEGINS, uptime: () => truth - DAY_BEGINS });
  const temp = openTempStore({ now: () => clock.now() }, roomyFolder());
  seedCommunity(
    temp.store,
    {
      station: '幸福社区零工驿站',
      rooms: [
        { name: '1网格群', kind: 'grid', grid: 1 },
        { name: '3网格群', kind: 'grid', grid: 3 },
        { name: MARKET, kind: 'market', grid: null },
        { name: '工作群', kind: 'staff', grid: null },
      ],
      people: CAST,
      settings: {},
    },
    clock.now(),
  );
  const said: string[] = [];
  const channel: Channel = {
    async send(target, outgoing) {
      const to = target.kind === 'room' ? target.room : target.contact;
      said.push(`${to}: ${outgoing.kind === 'text' ? outgoing.text : outgoing.name}`);
      return { kind: 'sent' };
    },
  };
  let events: ChannelEvents | null = null;
  const station: Station = {
    store: temp.store,
    language: openLanguage(),
    config: { name: '幸福社区零工驿站', adminContacts: [], stationPhone: '0851-20000000', gasPhone: null, retentionDays: 180 },
  };
  const bot: Bot = startBot({
    station,
    clock,
    sending: { spacingMs: 0, perMinute: 0, perDay: 0 },
    log: openLog('silent'),
    losesMessages: true,
    openChannel(told) {
      events = told;
      return channel;
    },
  });
  const lines = agenda();
  let next = 0;
  let wakes = DAY_BEGINS;
  for (let minute = 0; truth < DAY_BEGINS + LASTS; ) {
    const line = lines[next];
    truth = Math.min(line?.at ?? Number.POSITIVE_INFINITY, DAY_BEGINS + minute * MINUTE, wakes);
    if (truth === DAY_BEGINS + minute * MINUTE) {
      set = lead(minute);
      minute += 1;
      (events as ChannelEvents | null)?.onAlive(clock.now());
    }
    if (line?.at === truth) {
      next += 1;
      hear(events, line, next, clock.now());
    }
    await bot.settled();
    // As the real timer: so long by the machine's steady clock, whatever the other one shows meanwhile.
    wakes = truth + Math.max(1, Math.min(30 * SECOND, (station.store.due.nextAt() ?? Number.POSITIVE_INFINITY) - clock.now()));
  }
  await bot.stop();
  const outcome = { orders: ordersIn(station), said: said.map(withoutTimes), messages: next };
  temp.dispose();
  return outcome;
}

function hear(events: ChannelEvents | null, { at, room, from, text }: Line, number: number, arrivedAt: UtcMs): void {
  events?.onMessage(
    {
      id: messageId(`m${number}`),
      room: room === null ? null : { id: roomId(room), name: room },
      sender: { id: contactId(from), name: from, friend: true },
      // The platform gives whole seconds.
      sentAt: Math.floor(at / SECOND) * SECOND,
      content: { kind: 'text', text, quote: null, mentions: [], mentionsBot: false },
    },
    arrivedAt,
  );
}

function ordersIn({ store }: Station): readonly unknown[] {
  const name = (person: Parameters<typeof store.people.byId>[0]) => store.people.byId(person).name;
  return store.orders.postedSince(0).map(({ id, number, ledgerId, category, task, state, holders, standby, price, when }) => ({
    ledgerId,
    number,
    category,
    task,
    price,
    when,
    state: state.kind,
    holders: holders.map(({ person }) => name(person)),
    standby: standby.map(name),
    history: store.orders.history(id).map(({ event }) => event.kind),
  }));
}

function withoutTimes(text: string): string {
  return text.replace(/\d{1,2}:\d{2}/g, '时刻').replace(/用时[^，\n]*/g, '用时');
}

it('a machine whose clock is set 1,440 times a day has the winners, orders and texts of one that is left alone', async () => {
  const chance = chanceFrom(seeded(7));
  let moves = 0;
  const moved = await play(() => {
    moves += 1;
    // Minutes, hours, a day, either way; now and then it is right again.
    const by = chance.isLucky(0.2) ? 0 : chance.between(1, 100) * chance.oneOf([MINUTE / 2, MINUTE, 15 * MINUTE]);
    return chance.isLucky(0.5) ? by : -by;
  });
  expect(moves).toBeGreaterThanOrEqual(1_440);
  const undisturbed = await play(() => 0);
  expect(undisturbed.messages).toBeGreaterThan(250);
  expect(undisturbed.orders.length).toBeGreaterThan(50);
  expect(moved).toEqual(undisturbed);
});
