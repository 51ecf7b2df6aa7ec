import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { ALL_PLACES, GRID_1, GRID_3, HOSTILE_NAMES, IDS, MARKET, MARKET_2, STAFF, STAFF_ROOM } from '../cast.ts';
import type { Saying, Step } from '../step.ts';
import { mutated, noise, veryLong } from './mutate.ts';
import { answer, change, chat, claim, ending, nearlyRight, order, piece, quote } from './plain.ts';

/** Null, and one time in so many more something. */
function once<Value>(rare: fc.Arbitrary<Value>, nulls: number): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: nulls, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: rare });
}

const waits = fc.oneof(
  { weight: 200, arbitrary: fc.integer({ min: 0, max: 20 * SECOND }) },
  { weight: 40, arbitrary: fc.integer({ min: 0, max: 12 * MINUTE }) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 * HOUR }) },
  { weight: 4, arbitrary: fc.constantFrom(0.5, 1, 59_999) },
  { weight: 1, arbitrary: fc.constantFrom(DAY, 3 * DAY) },
);

const sent: fc.Arbitrary<Step['sent']> = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom({ ago: 0 }, { ago: 800 }, { ago: 3 * SECOND }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { ago: 3 * MINUTE },
      { ago: 11 * MINUTE },
      { ago: 2 * DAY },
      { ago: -HOUR },
      { ago: -400 * DAY },
      { ago: 0.25 },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(0, -1, 1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 8.64e15, 9e15, 1e300, -8.64e15, 1_765_000_000)
      .map((at) => ({ at })),
  },
);

const id: fc.Arbitrary<Step['id']> = fc.oneof(
  { weight: 40, arbitrary: fc.constant('new' as const) },
  { weight: 2, arbitrary: fc.record({ again: fc.nat(8) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      odd: fc.constantFrom('', ' ', '0', 'null', '\u0000', '\ud800', "m'1", '号'.repeat(500), '\u202e1', 'm1\n', '__proto__'),
    }),
  },
);

const net = fc.oneof({ weight: 12, arbitrary: fc.constant('sent' as const) }, fc.constantFrom('refused' as const, 'unsure' as const));

/** Who speaks where: mostly people where they are at home, sometimes anybody anywhere. */
const atHome = fc.constantFrom<readonly [string, string | null]>(
  ...(['张阿姨', '丁婶', '杨网格', '何嬢嬢'] as const).map((name) => [name, GRID_3] as const),
  ...(['何嬢嬢', '李网格', '过路人'] as const).map((name) => [name, GRID_1] as const),
  ...(['熊师傅', '吴师傅', '王师傅', '赵师傅', '刘孃', '周姐', '郑小工', '冯师傅', '蒋师傅', '田哥', '小龚', '新来的'] as const).map(
    (name) => [name, MARKET] as const,
  ),
  ...([STAFF, '杨网格', '石站长'] as const).map((name) => [name, STAFF_ROOM] as const),
  ...(['秦婆婆', '张阿姨', '熊师傅', '王师傅', '小龚', '新来的', '赵师傅', '丁婶'] as const).map((name) => [name, null] as const),
);
export const who = fc.oneof(
  { weight: 3, arbitrary: atHome },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...ALL_PLACES)) },
);

const strangeName = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), noise);
const nickname = once(strangeName, 11);

export const mentions = fc.oneof(
  { weight: 6, arbitrary: fc.constant<readonly string[]>([]) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...IDS), { maxLength: 3 }) },
);
export const mark = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.nat(60));

export const words = fc.oneof(
  { weight: 50, arbitrary: nearlyRight },
  { weight: 14, arbitrary: mutated(nearlyRight) },
  { weight: 6, arbitrary: noise },
  { weight: 4, arbitrary: fc.tuple(nearlyRight, fc.constantFrom('\n', '，', ' '), nearlyRight).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: veryLong(fc.oneof(nearlyRight, noise)) },
);

const textOf = (said: fc.Arbitrary<string>, marked: fc.Arbitrary<number | null> = mark): fc.Arbitrary<Saying> =>
  fc.record({
    kind: fc.constant('text' as const),
    text: said,
    quote: once(quote, 6),
    mentions,
    mentionsBot: fc.oneof({ weight: 12, arbitrary: fc.constant(false) }, fc.constant(true)),
    mark: marked,
  });
const cells = fc.array(
  fc.array(fc.constantFrom('姓名', '电话', '工种', '余建国', '13800000077', '水电', '', '=1+1', '2026-13-01'), { maxLength: 5 }),
  { maxLength: 4 },
);
const otherKinds: fc.Arbitrary<Saying> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('recall' as const),
      of: fc.oneof<fc.Arbitrary<number | string>[]>(fc.nat(12), fc.constantFrom('', 'm1', 'prepared-3', '\u0000', '<xml/>')),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('voice' as const, 'image' as const, 'slow-down' as const, 'unsupported' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      name: fc.constantFrom('名册.xlsx', 'a.csv', '', '../../x.xlsx', '\u202exslx.exe'),
      rows: fc.option(cells),
    }),
  },
);

/** A step that says something of this kind. */
export function stepOf(says: fc.Arbitrary<Saying>, from = who): fc.Arbitrary<Step> {
  return fc
    .record({ waits, asleep: fc.nat(9).map((die) => die === 0), whose: from, name: nickname, says, sent, id, net })
    .map(({ whose: [contact, room], name, ...step }) => ({ ...step, from: contact, name: name ?? contact, room }));
}

const inPlaces = (names: readonly string[], rooms: readonly (string | null)[]) =>
  fc.tuple(fc.constantFrom(...names), fc.constantFrom(...rooms));
const claimants = inPlaces(
  ['熊师傅', '吴师傅', '王师傅', '赵师傅', '刘孃', '周姐', '郑小工', '冯师傅', '蒋师傅', '小龚', '新来的'],
  [MARKET, MARKET, MARKET, MARKET_2, null],
);
const posters = fc.constantFrom<readonly [string, string | null]>(
  ...[['张阿姨', GRID_3] as const, ['张阿姨', null] as const, ['丁婶', GRID_3] as const, ['何嬢嬢', GRID_1] as const],
  ...[['田哥', MARKET] as const, ['秦婆婆', null] as const, ['王师傅', MARKET] as const, ['杨网格', STAFF_ROOM] as const],
);

/** What people say, mostly who would say it where he would; then anything by anybody anywhere. */
export const message = fc.oneof(
  { weight: 6, arbitrary: stepOf(textOf(claim), claimants) },
  { weight: 5, arbitrary: stepOf(textOf(fc.oneof(answer, ending)), fc.oneof(claimants, posters)) },
  { weight: 4, arbitrary: stepOf(textOf(order), posters) },
  { weight: 4, arbitrary: stepOf(textOf(fc.oneof(piece, change)), posters) },
  { weight: 12, arbitrary: stepOf(textOf(words)) },
  { weight: 6, arbitrary: stepOf(textOf(chat, fc.nat(60))) },
  { weight: 4, arbitrary: stepOf(otherKinds) },
);
