import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeLanes, lanesOf, precedenceOf, withoutFirst } from '../../src/application/lanes.ts';
import { LINE_KINDS, type QueuedLine } from '../../src/application/ports/outbox.ts';
import { messageId, type OrderId } from '../../src/domain/ids.ts';

const NOON = Date.parse('2026-12-07T12:00:00+08:00');

function line(id: number, more: Partial<QueuedLine> = {}): QueuedLine {
  return {
    id,
    lane: 'room:market',
    kind: 'answer',
    order: null,
    cause: null,
    urgent: false,
    createdAt: NOON + id,
    notBefore: NOON,
    sending: false,
    ...more,
  };
}
const order = (number: number) => number as OrderId;
const turnOf = (queue: readonly QueuedLine[]) => lanesOf(queue)[0]?.turn.map(({ id }) => id);
const heads = (queue: readonly QueuedLine[]) => freeLanes(lanesOf(queue)).map(({ head }) => head.id);

describe('in a room', () => {
  test('lines go in the order in which they were written', () => {
    expect(turnOf([line(1), line(2), line(3)])).toEqual([1, 2, 3]);
  });

  test('those of an urgent order overtake those of others', () => {
    expect(turnOf([line(1, { order: order(1) }), line(2), line(3, { order: order(2), urgent: true })])).toEqual([3, 1, 2]);
  });

  test('but take with them what was said of their own order before, and what the same message led to', () => {
    const gas = { order: order(2) };
    const both = messageId('two jobs in one');
    expect(
      turnOf([
        line(1, { order: order(1) }),
        line(2, { ...gas, kind: 'announcement', cause: both }),
        line(3, { order: order(3), cause: messageId('other') }),
        line(4, { ...gas, kind: 'winner', urgent: true }),
        line(5, { order: order(4) }),
      ]),
    ).toEqual([2, 4, 1, 3, 5]);
    // Of the other order in that message, too.
    expect(
      turnOf([line(1, { order: order(9), cause: both }), line(2), line(3, { ...gas, cause: both }), line(4, { ...gas, urgent: true })]),
    ).toEqual([1, 3, 4, 2]);
  });

  test('nothing goes while something is on its way', () => {
    expect(heads([line(1, { sending: true }), line(2, { urgent: true })])).toEqual([]);
  });

  test('what was taken out of it is counted off', () => {
    const [lane] = lanesOf([line(1), line(2, { urgent: true })]);
    if (!lane) throw new Error('no lane');
    expect([precedenceOf(lane), precedenceOf(withoutFirst(lane, 1))]).toEqual(['urgent', 'awaited']);
  });
});

describe('of several rooms', () => {
  test('what is urgent comes first, then what has waited longest', () => {
    expect(heads([line(1, { lane: 'a' }), line(2, { lane: 'b' }), line(3, { lane: 'c', urgent: true })])).toEqual([3, 1, 2]);
  });

  test('what can wait does not hold up what is awaited behind it', () => {
    expect(freeLanes(lanesOf([line(1, { kind: 'notice' }), line(2, { kind: 'winner' })]))[0]?.precedence).toBe('awaited');
    expect(freeLanes(lanesOf([line(1, { kind: 'notice' }), line(2, { kind: 'staff' })]))[0]?.precedence).toBe('rest');
  });
});

const QUEUE = fc
  .array(
    fc.record({
      lane: fc.constantFrom('room:a', 'room:b', 'person:1'),
      kind: fc.constantFrom(...LINE_KINDS),
      order: fc.option(fc.integer({ min: 1, max: 4 }).map(order)),
      cause: fc.option(fc.constantFrom('m1', 'm2', 'm3', 'm4').map(messageId)),
      urgent: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((lines) => lines.map((one, index) => line(index + 1, one)));

describe('whatever waits', () => {
  test('every line has one place, and none overtakes one of its own order or message', () => {
    fc.assert(
      fc.property(QUEUE, (queue) => {
        const turns = lanesOf(queue).flatMap(({ turn }) => turn);
        expect(turns.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(queue.map(({ id }) => id));
        for (const [place, one] of turns.entries()) {
          const overtaken = turns.slice(place + 1).filter(({ id, lane }) => lane === one.lane && id < one.id);
          for (const other of overtaken) {
            expect(other.order === null || other.order !== one.order).toBe(true);
            expect(other.cause === null || other.cause !== one.cause).toBe(true);
            expect(other.urgent).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an urgent line stands behind urgent ones and what belongs to them alone', () => {
    fc.assert(
      fc.property(QUEUE, (queue) => {
        for (const { turn, pressing } of lanesOf(queue)) {
          expect(turn.slice(pressing).some(({ urgent }) => urgent)).toBe(false);
          for (const [place, one] of turn.slice(0, pressing).entries()) {
            if (one.urgent) continue;
            const behind = turn.slice(place + 1, pressing);
            const belongs = behind.some(
              ({ order, cause }) => (order !== null && order === one.order) || (cause !== null && cause === one.cause),
            );
            expect(belongs).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
