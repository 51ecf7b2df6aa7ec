import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { expiryAt } from '../../src/application/clock/times.ts';
import { isQuiet } from '../../src/domain/quiet-hours.ts';
import { DAY, dayOf, HOUR, isoShanghai, MINUTE, wallTime } from '../../src/domain/time.ts';
import { type Heard, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { orderOf } from './telling.ts';

const NIGHT = { quietFrom: 22 * 60, quietTo: 7 * 60 };
const DAYS = 365;
const EVERY = 4;

/** What is posted by turns, and when; `later` is a date six days on. */
const POSTED: readonly { readonly at: string; readonly text: (door: string, later: string) => string }[] = [
  { at: '09:30', text: (door) => `找人把旧冰箱抬下楼，明天下午3点，${door}，60元` },
  { at: '10:00', text: (door) => `找保洁阿姨每周六上午来打扫卫生，${door}，100元` },
  { at: '11:00', text: (door, later) => `${later}上午9点找人搬家，从${door}搬到南山路，300元` },
  { at: '23:15', text: (door) => `厨房下水道堵了，请师傅来通，后天上午，${door}，80元` },
  { at: '02:40', text: (door) => `水管爆了，漏水漏到楼下了，快来个师傅，${door}` },
  { at: '21:58', text: () => '找个师傅修洗衣机' },
  { at: '15:00', text: (door) => `找2个人搬家具，明天下午，${door}，每人100元` },
  { at: '06:10', text: (door) => `找阿姨来打扫卫生，周五之前，${door}，100元` },
];

/** Who takes it: every third time, at once; every sixth time he reports it done on the next day. */
const TAKEN_BY = ['王师傅', '刘孃', '王师傅', '熊师傅', '吴师傅', '王师傅', '王师傅', '刘孃'];

/** What the clock says of an order, and how often at most. */
const ONCE: readonly (readonly [RegExp, number])[] = [
  [/^\d+号单 .*(?:\n.*)*还没人接，接单请回/, 1],
  [/没人接，请多渠道找人/, 1],
  [/还差\d人，接单请回/, 1],
  [/一直没人接，先停了/, 1],
  [/还差\d人（|来了的照样做/, 2],
  [/(?:在哪里做|哪天几点来)？/, 1],
  [/别忘了/, 1],
  [/做完了吗/, 1],
  [/怎么样？/, 1],
];

it('a year of the clock: whatever is due happens once, by day, and everything comes to its end', async () => {
  const began = performance.now();
  const world = await openStationWorld(undefined, { claim_limit: '0' });
  try {
    const byClock = await playYear(world);
    const { orders } = world.station.store;
    const all = orders.postedSince(0);
    console.info(`a year: ${all.length} orders, ${world.heard.length} lines, ${Math.round(performance.now() - began)} ms`);
    expect(all).toHaveLength(Math.ceil(DAYS / EVERY));

    expect(summariesIn(world, '零工市场')).toEqual(daysOf(world));
    expect(summariesIn(world, '工作群')).toEqual(daysOf(world));
    expect(saidTooOften(world)).toEqual([]);
    expect(byClock.filter((line) => isQuiet(line.at, NIGHT) && !mayBeSaidAtNight(world, line)).map(said)).toEqual([]);
    const hourly = byClock.filter(({ text }) => text.startsWith('还没人接：')).map(({ at }) => at);
    expect(hourly.filter((at, index) => isQuiet(at, NIGHT) || at - (hourly[index - 1] ?? 0) < HOUR)).toEqual([]);

    expect(world.station.store.due.nextAt()).toBeGreaterThan(world.now());
    expect(orders.open().filter((order) => order.holders.length === 0 && expiryAt(order, order.postedAt) <= world.now())).toEqual([]);
    expect(orders.inState(['done']).filter(({ state }) => state.kind === 'done' && state.at + DAY <= world.now())).toEqual([]);
    expect(jobsOfWhatHasEnded(world)).toEqual([]);
    expect(new Set(all.map(({ state }) => state.kind))).toEqual(new Set(['open', 'claimed', 'closed', 'expired']));
  } finally {
    await world.end();
  }
}, 120_000);

/** @returns what was heard while nobody spoke */
async function playYear(world: StationWorld): Promise<readonly Heard[]> {
  const byClock: Heard[] = [];
  const first = world.now();
  const pass = async (day: string, time: string): Promise<void> => {
    const before = world.heard.length;
    await world.untilDay(day, time);
    byClock.push(...world.heard.slice(before));
  };
  for (let day = 0, count = 0; day < DAYS; day += EVERY, count += 1) {
    const turn = count % POSTED.length;
    const { at, text } = POSTED[turn] ?? { at: '', text: String };
    await pass(dayOf(first + (day + (at < '08:00' ? 1 : 0)) * DAY), at);
    await world.grid(3).from(`居民${count}`, text(`松山路${count + 1}栋`, spoken(world.now() + 6 * DAY)));
    const number = 101 + count;
    const worker = TAKEN_BY[turn] ?? '';
    if (Math.floor(count / POSTED.length) % 3 === 1) await world.market.from(worker, `接${number}`);
    if (count % 10 === 0) await world.restarts();
    if (Math.floor(count / POSTED.length) % 6 === 4) {
      await pass(dayOf(world.now() + DAY), '16:30');
      await world.market.from(worker, `完成${number}`);
    }
  }
  await pass(dayOf(first + DAYS * DAY), '08:00');
  return byClock;
}

function spoken(at: number): string {
  const { month, day } = wallTime(at);
  return `${month}月${day}日`;
}

function daysOf(world: StationWorld): readonly string[] {
  return Array.from({ length: DAYS }, (_, index) => dayOf(world.now() - (DAYS - index) * DAY));
}

/** The days on which a room heard a summary that names that day. */
function summariesIn(world: StationWorld, room: string): readonly string[] {
  return world.heard.filter((line) => line.room === room && line.text.startsWith(`日报 ${spoken(line.at)}(`)).map(({ at }) => dayOf(at));
}

/** Lines of the clock that came to the same place about the same order more often than they may; a far-off order is announced once more. */
function saidTooOften(world: StationWorld): readonly string[] {
  const counts = new Map<string, number>();
  for (const { room, to, text } of world.heard) {
    const number = /^(?:@\S+ )?(\d+)号单/.exec(text)?.[1];
    ONCE.forEach(([words], index) => {
      if (number && words.test(text))
        counts.set(`${number} ${index} ${room ?? to}`, (counts.get(`${number} ${index} ${room ?? to}`) ?? 0) + 1);
    });
  }
  return [...counts]
    .filter(([key, count]) => {
      const [number = '', index = ''] = key.split(' ');
      const { when, postedAt } = orderOf(world, Number(number));
      const isFarOff = when.kind === 'at' && when.start - postedAt > 3 * DAY;
      return count > (ONCE[Number(index)]?.[1] ?? 0) + (isFarOff && index === '0' ? 1 : 0);
    })
    .map(([key]) => key);
}

/** What is urgent, and the question to who wrote a minute ago. */
function mayBeSaidAtNight(world: StationWorld, { text, at }: Heard): boolean {
  const number = /^(\d+)号单/.exec(text)?.[1];
  if (number === undefined) return false;
  const { urgent, postedAt } = orderOf(world, Number(number));
  return urgent || at - postedAt <= 3 * MINUTE;
}

const said = ({ room, to, text, at }: Heard) => `${isoShanghai(at)} ${room ?? to}: ${text}`;

/** Jobs that still wait for orders that have ended, but the word in the morning that one of the night has. */
function jobsOfWhatHasEnded(world: StationWorld): readonly unknown[] {
  const db = new Database(world.file, { readonly: true });
  try {
    return db
      .prepare("SELECT kind, order_id FROM due_jobs JOIN orders ON orders.id = order_id WHERE state IN ('closed', 'cancelled', 'expired')")
      .all();
  } finally {
    db.close();
  }
}
