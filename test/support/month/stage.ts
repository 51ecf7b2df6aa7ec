import type { Category } from '../../../src/domain/glossary.ts';
import { contactId } from '../../../src/domain/ids.ts';
import type { Order } from '../../../src/domain/order.ts';
import { HOUR, startOfDay, type UtcMs } from '../../../src/domain/time.ts';
import type { CommunityPerson } from '../../../src/replay/input.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { MonthWorld } from './month-world.ts';

/** Who posts, and where she writes; `room` null: to the bot. */
export interface Poster {
  readonly name: string;
  readonly room: string | null;
}

const SURNAMES = '王李陈刘周吴赵孙郑冯何罗谢田余邓蒋龙曾杨'.split('');
const CALLED = ['阿姨', '大爷', '嬢嬢', '老师', '大姐', '婆婆', '先生', '哥'];

/** The people of a community as they are needed in its groups. */
export class Stage {
  /** Messages that wanted an order and made none. */
  readonly unread: string[] = [];
  readonly market: string;
  readonly staffRoom: string;
  readonly residents: readonly string[] = SURNAMES.flatMap((surname) => CALLED.map((called) => `${surname}${called}`));
  readonly #workers: readonly CommunityPerson[];
  readonly #gridWorkers: readonly CommunityPerson[];

  constructor(
    readonly world: MonthWorld,
    readonly agenda: Agenda,
    readonly chance: Chance,
  ) {
    const { rooms, people } = world.community;
    this.market = rooms.find(({ kind }) => kind === 'market')?.name ?? '';
    this.staffRoom = rooms.find(({ kind }) => kind === 'staff')?.name ?? '';
    // Some stand on the register and never come.
    this.#workers = people.filter(({ roles }) => roles.includes('worker')).filter((_, place) => place % 12 !== 5);
    this.#gridWorkers = people.filter(({ roles }) => roles.includes('gridworker'));
  }

  get now(): UtcMs {
    return this.world.now();
  }

  /** Who meant to say it while the bot was away has said it then: it arrives late. */
  says(room: string | null, name: string, text: string): Promise<string> {
    return this.world.says(room, name, text, Math.min(this.now, this.agenda.meantFor));
  }

  order(number: number): Order {
    return this.world.order(number);
  }

  gridGroup(number: number): string {
    return this.world.community.rooms.find(({ grid }) => grid === number)?.name ?? this.market;
  }

  aGridWorker(): string {
    return this.chance.oneOf(this.#gridWorkers).name;
  }

  aWorker(): string {
    return this.chance.oneOf(this.#workers).name;
  }

  /** Somebody of the trade who does not have it already; the quick ones more often, those with enough in hand seldom. */
  workerFor(category: Category, number: number): string {
    const busy = new Set(this.holders(number));
    const ofTheTrade = this.#workers.filter(({ trades }) => trades.includes(category));
    const handy = this.#workers.filter(({ trades }) => trades.includes('labor'));
    const free = (ofTheTrade.length > 0 ? ofTheTrade : handy).filter(({ name }) => !busy.has(name));
    let chosen = this.chance.oneOfTheFirst(free).name;
    for (let tries = 0; tries < 10 && !this.#hasTime(chosen); tries += 1) chosen = this.chance.oneOf(free).name;
    return chosen;
  }

  holders(number: number): readonly string[] {
    return this.order(number).holders.map(({ person }) => this.world.station.store.people.byId(person).name);
  }

  #hasTime(name: string): boolean {
    const { people, orders } = this.world.station.store;
    const known = people.byContact(contactId(name));
    return known === null || orders.heldBy(known.id, ['open', 'claimed']).length < 3 || this.chance.isLucky(0.05);
  }
}

/** The hours in which people ring at a door: a night is slept through. */
export function byDay(chance: Chance, at: UtcMs): UtcMs {
  const hour = (at - startOfDay(at)) / HOUR;
  if (hour >= 7.5 && hour < 20.5) return at;
  const morning = startOfDay(at) + (hour < 7.5 ? 0 : 24 * HOUR) + 8 * HOUR;
  return morning + chance.between(0, 180) * 60_000;
}
