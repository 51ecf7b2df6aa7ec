import { afterEach, beforeEach, expect, it } from 'vitest';
import { runDueJobs } from '../../../src/application/clock/run-due-jobs.ts';
import { moveSummary } from '../../../src/application/clock/summary.ts';
import { noteGap } from '../../../src/application/outage.ts';
import type { Station } from '../../../src/application/station.ts';
import { messageId } from '../../../src/domain/ids.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { at, ClockWorld, heardBy, on, type Said } from '../../support/clock-world.ts';

let world: ClockWorld;

beforeEach(() => {
  world = new ClockWorld(on(14, 9));
});
afterEach(() => world.dispose());

const summaries = (said: readonly Said[]) => said.filter(({ text }) => text.startsWith('日报'));

it('says the day in the market and the staff room at eight in the evening, and in no other group', () => {
  const said = summaries(world.pass(on(15, 19, 59)));
  expect(said.map(({ to, at, cause }) => [to, at, cause])).toEqual([
    ['零工市场', on(14, 20), null],
    ['工作群', on(14, 20), null],
  ]);
  expect(summaries(world.pass(on(15, 20)))).toHaveLength(2);
});

it('does not say it twice when it is started anew that evening', () => {
  world.pass(on(14, 20, 1));
  world.restart();
  expect(summaries(world.isDownUntil(on(14, 21)))).toEqual([]);
  expect(summaries(world.pass(on(15, 19, 59)))).toEqual([]);
});

it('catches up today’s when it was down at the time, but none of earlier days', () => {
  world.pass(on(14, 19));
  expect(summaries(world.isDownUntil(on(14, 21, 10))).map(({ text }) => text.split('\n')[0])).toEqual([
    '日报 12月14日(周一)',
    '日报 12月14日(周一)',
  ]);
  expect(summaries(world.isDownUntil(on(16, 9)))).toEqual([]);
  expect(summaries(world.pass(on(16, 20))).map(({ text }) => text.split('\n')[0])).toEqual(['日报 12月16日(周三)', '日报 12月16日(周三)']);
});

it('does not begin its life with the summary of a day that it has not seen', () => {
  const late = new ClockWorld(on(14, 21));
  expect(summaries(late.pass(on(15, 9)))).toEqual([]);
  late.dispose();
});

it('follows a change of the time, and says at once what should have been said by now', () => {
  world.pass(on(14, 19, 30));
  world.set('summary_at', '19:00');
  world.turn(moveSummary);
  expect(summaries(world.pass(on(14, 19, 31)))).toHaveLength(2);
  world.set('summary_at', '21:00');
  world.turn(moveSummary);
  expect(summaries(world.pass(on(15, 20, 59)))).toEqual([]);
  expect(summaries(world.pass(on(15, 21)))).toHaveLength(2);
});

it('blanks at night what ended longer ago than the term, and nothing else', () => {
  const aunt = world.resident('张阿姨');
  const wu = world.worker('吴师傅', ['unclogging']);
  const ended = world.post(aunt, { when: at(on(14, 10)) });
  world.takes(wu, ended);
  world.completes(wu, ended, 6000);
  world.pass(on(15, 12));
  const held = world.post(aunt, { when: at(on(15, 15)) });
  world.takes(wu, held);
  world.pass(on(15, 12) + 179 * DAY);
  expect(world.order(ended)).toMatchObject({ state: { kind: 'closed' }, phone: '13800000002' });
  world.pass(on(15, 12) + 181 * DAY);
  const blank = world.order(ended);
  expect(blank).toMatchObject({ phone: null, posterName: null, rawText: null, state: { kind: 'closed', paidFen: 6000 } });
  expect(blank.place?.full ?? '').not.toContain('2栋');
  expect(world.order(held)).toMatchObject({ phone: '13800000002', posterName: '张阿姨' });
});

it('forgets at night which messages came, and which lines went, more than ninety days ago', () => {
  const message = { id: messageId('good morning'), sentAt: on(14, 9), arrivedAt: on(14, 9) };
  world.store.inbox.receive(message);
  world.post(world.resident('张阿姨'));
  world.pass(on(14, 9) + 90 * DAY);
  expect(world.store.inbox.receive(message)).toBe(false);
  const spoken = world.store.outbox.counts().sent;
  world.pass(on(14, 9) + 91 * DAY);
  expect(world.store.inbox.receive(message)).toBe(true);
  expect(world.store.outbox.counts().sent).toBeLessThan(spoken);
});

it('puts off a job that fails, and does the others', () => {
  const first = world.post(world.resident('张阿姨'));
  const second = world.post(world.resident('何孃'), { category: 'care', task: '陪护' });
  const station = failingOn(world.station, first.id);
  const failed: unknown[] = [];
  world.now = on(14, 9, 10);
  runDueJobs(station, world.now, (job) => failed.push(job.kind));
  expect(failed).toEqual(['ladder-again']);
  expect(heardBy(world.pass(on(14, 9, 10)), '零工市场')).toEqual([]);
  expect(world.store.due.find('ladder-again', first.id)?.at).toBe(on(14, 9, 10) + 10 * MINUTE);
  expect(world.store.due.find('ladder-again', second.id)).toBeNull();
  expect(heardBy(world.pass(on(14, 9, 20)), '零工市场')).toEqual([expect.stringContaining(`${first.number}号单`)]);
});

it('lets the fault through where nobody wants to know of it, and the job stays due', () => {
  const order = world.post(world.resident('张阿姨'));
  world.now = on(14, 9, 10);
  expect(() => runDueJobs(failingOn(world.station, order.id), world.now)).toThrow('unreadable');
  expect(world.store.due.find('ladder-again', order.id)?.at).toBe(on(14, 9, 10));
});

it('tells the groups once, by day, of an outage that may have cost messages', () => {
  const cutOff = (since: number, until: number) => noteGap(world.station, { since, until, now: until, heard: null });
  world.pass(on(14, 23));
  cutOff(on(14, 22, 50), on(14, 22, 52));
  cutOff(on(14, 22, 53), on(14, 22, 59));
  expect(world.pass(on(15, 6, 59))).toEqual([]);
  const said = world.pass(on(15, 9));
  expect(said.map(({ to, at }) => [to, at])).toEqual([
    ['三网格群', on(15, 7)],
    ['零工市场', on(15, 7)],
    ['工作群', on(15, 7)],
  ]);
  expect(said[0]?.text).toContain('22:53');
  expect(said[0]?.text).toContain('22:59');
  expect(said[2]?.text).toContain('22:50到22:52、22:53到22:59');
});

/** A station whose store cannot read one order. */
function failingOn(station: Station, unreadable: number): Station {
  const byId: Station['store']['orders']['byId'] = (id) => {
    if (id === unreadable) throw new Error('unreadable');
    return station.store.orders.byId(id);
  };
  return { ...station, store: { ...station.store, orders: { ...station.store.orders, byId } } };
}
