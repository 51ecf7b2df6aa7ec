import type { Community, CommunityPerson } from '../../src/replay/input.ts';

export const MARKET = '零工市场';
export const GRID = '幸福3网格群';
const STAFF_ROOM = '驿站工作群';
/** Nobody says more than this: who floods is not listened to. */
const MOST_OF_ONE = 15;
const FIRST_NUMBER = 101;

export interface FloodMessage {
  readonly from: string;
  readonly room: string;
  readonly text: string;
}

/** What is said, in this order, and what must come of it. */
export interface Flood {
  readonly messages: readonly FloodMessage[];
  /** By the order's number: the place of its post in `messages`, that of the first claim, and who said it. */
  readonly orders: ReadonlyMap<number, { readonly postedAs: number; readonly claimedAs: number; readonly winner: string }>;
}

/** A city station's busiest hour, ten times over: of 25 messages one is an order, eight are claims of it, the rest is chat. */
const CLAIMS_EACH = 8;
const CHAT_EACH = 16;
const CHAT = [
  '早上好啊',
  '今天天气不错',
  '哈哈哈哈',
  '谁家的猫跑出来了',
  '收到，谢谢',
  '晚上跳舞的来广场集合',
  '菜市场的白菜两块一斤',
  '好的',
];
const JOBS = ['请师傅上门修洗衣机', '找人通下水道', '找人擦玻璃', '请师傅修空调'];

/** As many residents and workers as it takes for so many messages; a station of 300 and 165 at least. */
function peopleOf(size: number): { readonly residents: readonly string[]; readonly workers: readonly string[] } {
  const named = (title: string, count: number) => Array.from({ length: count }, (_, index) => `${title}${index + 1}`);
  const enough = Math.ceil(size / MOST_OF_ONE);
  return { residents: named('居民', Math.max(300, Math.ceil(enough / 2))), workers: named('师傅', Math.max(165, enough)) };
}

/** @param size about so many messages: whole rounds of 25 */
export function floodOf(size: number, seed = 1): Flood {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const { residents, workers } = peopleOf(size);
  let turn = 0;
  /** Each in his turn, so that nobody comes up too often. */
  const next = (people: readonly string[]): string => {
    turn += 1 + Math.floor(random() * 3);
    return people[turn % people.length] as string;
  };
  const messages: FloodMessage[] = [];
  const orders = new Map<number, { postedAs: number; claimedAs: number; winner: string }>();
  const rounds = Math.floor(size / (1 + CLAIMS_EACH + CHAT_EACH));
  for (let round = 0; round < rounds; round += 1) {
    const number = FIRST_NUMBER + round;
    const postedAs = messages.length;
    const text = `${JOBS[round % JOBS.length]}，明天上午，幸福路${round + 1}号，80元`;
    messages.push({ from: residents[round % residents.length] as string, room: GRID, text });
    const rest: FloodMessage[] = [];
    for (let count = 0; count < CLAIMS_EACH; count += 1) rest.push({ from: next(workers), room: MARKET, text: `接${number}` });
    for (let count = 0; count < CHAT_EACH; count += 1) {
      const room = random() < 0.5 ? GRID : MARKET;
      rest.push({ from: next(room === GRID ? residents : workers), room, text: pick(CHAT) });
    }
    rest.sort(() => random() - 0.5);
    const first = rest.findIndex(({ text: said }) => said.startsWith('接'));
    orders.set(number, { postedAs, claimedAs: postedAs + 1 + first, winner: rest[first]?.from ?? '' });
    messages.push(...rest);
  }
  return { messages, orders };
}

/** The station of a flood of that size; contact ids are names. */
export function floodCommunity(size: number): Community {
  const { residents, workers } = peopleOf(size);
  const person = (name: string, more: Partial<CommunityPerson>): CommunityPerson => ({
    name,
    roles: ['resident'],
    grid: null,
    phone: null,
    team: null,
    trades: [],
    certificates: [],
    pledge: null,
    friend: true,
    ...more,
  });
  return {
    station: '幸福社区零工驿站',
    rooms: [
      { name: MARKET, kind: 'market', grid: null },
      { name: GRID, kind: 'grid', grid: 3 },
      { name: STAFF_ROOM, kind: 'staff', grid: null },
    ],
    people: [
      person('糜主任', { roles: ['staff'] }),
      ...residents.map((name) => person(name, {})),
      ...workers.map((name, index) =>
        person(name, {
          roles: ['worker'],
          phone: `138${String(index).padStart(8, '0')}`,
          trades: ['appliance', 'unclogging', 'cleaning'],
          pledge: '2026-01-05',
        }),
      ),
    ],
    settings: { claim_limit: '0', claim_certificate: 'off', quiet_from: '00:00', quiet_to: '00:00' },
  };
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
