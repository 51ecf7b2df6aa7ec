import { seeded } from '../../../scripts/reading/seeded.ts';
import { demoCommunity } from '../../../src/demo/demo-community.ts';
import { DAY, HOUR, MINUTE, SECOND, type UtcMs } from '../../../src/domain/time.ts';
import { Agenda, type Doings } from './agenda.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type MonthWorld, openMonthWorld } from './month-world.ts';
import { orderLife } from './order-life.ts';
import { CHAT } from './speech.ts';
import { Stage } from './stage.ts';

export interface PlayedMonth {
  readonly world: MonthWorld;
  readonly stage: Stage;
  /** Lets those who have begun go on until then. */
  readonly goOnTo: (at: UtcMs) => Promise<void>;
}

export interface MonthPlan {
  /** The midnight with which it begins. */
  readonly start: UtcMs;
  readonly days: number;
  readonly ordersADay: number;
  readonly seed: number;
}

/** Plays some weeks of the demo community to their last midnight. */
export async function playMonth({ start, days, ordersADay, seed }: MonthPlan): Promise<PlayedMonth> {
  const world = await openMonthWorld(demoCommunity('幸福社区零工驿站'), start);
  const chance = chanceFrom(seeded(seed));
  const agenda = new Agenda(world);
  const stage = new Stage(world, agenda, chance);
  for (let day = 0; day < days; day += 1) {
    const midnight = start + day * DAY;
    for (let order = chance.between(ordersADay - 6, ordersADay + 6); order > 0; order -= 1) {
      agenda.add(midnight + timeOfDay(chance), orderLife(stage));
    }
    for (let line = 0; line < 12; line += 1) agenda.add(midnight, chats(stage));
  }
  for (const [from, back] of ABSENCES) agenda.add(start, isAway(world, start + from, start + back));
  const [backSoon, gone] = suspended(world);
  agenda.add(start + 8 * DAY, staffSays(stage, `/停接 @${backSoon} 5 三次没去`));
  agenda.add(start + 22 * DAY, staffSays(stage, `/停接 @${gone} 60 证件过期`));
  await agenda.runTo(start + days * DAY - SECOND);
  return { world, stage, goOnTo: (at) => agenda.runTo(at) };
}

/** Once a week the process ends: at noon, across the summary, in its very second, for a night. */
const ABSENCES: readonly (readonly [UtcMs, UtcMs])[] = [
  [3 * DAY + 12.5 * HOUR, 3 * DAY + 12.5 * HOUR],
  [10 * DAY + 19.8 * HOUR, 10 * DAY + 20.6 * HOUR],
  [17 * DAY + 20 * HOUR, 17 * DAY + 20 * HOUR + SECOND],
  [24 * DAY + 23.3 * HOUR, 25 * DAY + 6.7 * HOUR],
];

/** One who may claim again long before the month is over, and one who may not. */
export function suspended({ community }: MonthWorld): readonly [string, string] {
  const [backSoon, gone] = community.people.filter(({ roles }) => roles.includes('worker')).slice(-2);
  if (!backSoon || !gone) throw new Error('a community without workers');
  return [backSoon.name, gone.name];
}

/** Mostly by day, some in the evening after the summary, a few at night. */
function timeOfDay(chance: Chance): UtcMs {
  const seconds = chance.between(0, HOUR / SECOND) * SECOND;
  switch (chance.weighed({ day: 86, evening: 9, night: 5 })) {
    case 'day':
      return chance.between(7, 18) * HOUR + seconds;
    case 'evening':
      return chance.between(19, 21) * HOUR + seconds;
    case 'night':
      return chance.oneOf([0, 1, 3, 5, 6, 22, 23]) * HOUR + Math.min(seconds, HOUR - SECOND);
  }
}

async function* chats(stage: Stage): Doings {
  const { chance } = stage;
  yield stage.now + chance.between(7 * 60, 22 * 60) * MINUTE;
  const room = chance.isLucky(0.3) ? stage.market : stage.gridGroup(chance.between(1, 7));
  await stage.says(room, chance.oneOf(stage.residents), chance.oneOf(CHAT));
}

async function* isAway(world: MonthWorld, from: UtcMs, back: UtcMs): Doings {
  yield from;
  await world.isAwayUntil(back);
  // What was due comes first, then what people have said meanwhile.
  await world.passTo(back + 5 * SECOND);
}

async function* staffSays(stage: Stage, words: string): Doings {
  yield stage.now + 9 * HOUR;
  await stage.says(stage.staffRoom, '糜主任', words);
}
