import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmOrder } from '../../../src/application/closing/confirm-order.ts';
import { ledgerRows } from '../../../src/application/figures/ledger-rows.ts';
import { rankingOf } from '../../../src/application/figures/ranking-of.ts';
import { summaryOf } from '../../../src/application/figures/summary-of.ts';
import { withdrawOrder } from '../../../src/application/orders/withdraw-order.ts';
import { rankingText, summaryText } from '../../../src/application/replies/summary-lines.ts';
import { ledgerTotals } from '../../../src/domain/ledger-row.ts';
import type { Order, Rating } from '../../../src/domain/order.ts';
import type { Person } from '../../../src/domain/people.ts';
import { hidesDoor } from '../../../src/language/privacy.ts';
import { at, ClockWorld, on } from '../../support/clock-world.ts';

let world: ClockWorld;
let aunt: Person;
let wu: Person;
let feng: Person;

beforeEach(() => {
  world = new ClockWorld(on(14, 8));
  aunt = world.resident('张阿姨');
  wu = world.worker('吴师傅', ['unclogging'], '13800000007');
  feng = world.worker('冯小明', ['unclogging'], '13800000009');
});
afterEach(() => world.dispose());

const DAY = '2026-12-14';

/** Posted now, taken after so many seconds and done at once. */
function finished(worker: Person, seconds: number, paidFen: number | null, rating: Rating | null = null, poster: Person = aunt): Order {
  const order = world.post(poster);
  world.now += seconds * 1000;
  world.takes(worker, order);
  world.completes(worker, order, paidFen);
  if (rating) world.turn((turn) => confirmOrder(turn, turn.store.orders.byId(order.id), rating, poster, 'poster'));
  return world.order(order);
}

describe('the daily summary', () => {
  it('says what was posted, taken, done and is still open', () => {
    finished(wu, 5, 6000);
    finished(feng, 95, null);
    const open = world.post(aunt, { category: 'care', task: '陪护' });
    world.turn((turn) => withdrawOrder(turn, turn.store.orders.byId(world.post(aunt).id), aunt, 'poster', null));
    const text = summaryText(summaryOf(world.store, DAY), 'market');
    expect(text).toContain('日报 12月14日(周一)');
    expect(text).toContain('发单4 接单2 完成2');
    expect(text).toContain('没人接1 取消1');
    expect(text).toContain('接单率67%');
    expect(text).toContain('一半在50秒内');
    expect(text).toContain('疏通3、护工1');
    expect(text).toContain('吴师傅1单、冯小明师傅1单');
    expect(text).toContain(`还没人接：${open.number}`);
    expect(text).not.toContain('3网格');
    expect(summaryText(summaryOf(world.store, DAY), 'staff')).toContain('3网格：发4 接2 完成2');
  });

  it('holds nothing that no group may read, and stays short with a hundred open orders', () => {
    for (let order = 0; order < 100; order += 1) world.post(aunt);
    const text = summaryText(summaryOf(world.store, DAY), 'market');
    expect(hidesDoor(text)).toBe(false);
    expect(text.length).toBeLessThan(1500);
    expect(text).toContain('等100单');
  });

  it('says of an empty day that nothing is open, and no share of nothing', () => {
    const text = summaryText(summaryOf(world.store, DAY), 'staff');
    expect(text).toContain('发单0 接单0 完成0');
    expect(text).not.toContain('%');
    expect(text).toContain('没有等人接的单');
  });

  it('reads yesterday as it ended', () => {
    const order = world.post(aunt);
    world.pass(on(15, 9));
    world.takes(wu, order);
    expect(summaryOf(world.store, DAY)).toMatchObject({ posted: 1, claimed: 0, open: [{ number: order.number }] });
    expect(summaryOf(world.store, '2026-12-15')).toMatchObject({ posted: 0, claimed: 1, open: [] });
  });
});

describe('the ranking', () => {
  it('ranks by jobs done, then money, and says how many had none', () => {
    world.worker('赵大力', ['moving']);
    finished(wu, 5, 6000, '满意');
    finished(wu, 15, 4000, '一般');
    finished(feng, 20, 30000);
    const ranking = rankingOf(world.store, { kind: 'month', year: 2026, month: 12 }, world.now);
    expect(ranking.rows).toEqual([
      { person: wu.id, name: '吴师傅', jobs: 2, fen: 10000, medianSeconds: 10, good: 1, rated: 2 },
      { person: feng.id, name: '冯小明', jobs: 1, fen: 30000, medianSeconds: 20, good: 0, rated: 0 },
    ]);
    expect(ranking).toMatchObject({ registered: 3, without: 1 });
    const text = rankingText(ranking);
    expect(text).toContain('接单大王 2026年12月');
    expect(text).toContain('1. 吴师傅 2单 100元 一半在10秒内接单 好评50%（2评）');
    expect(text).toContain('3位师傅里，1位还没做成单');
    expect(text).not.toContain('赵大力');
  });

  it('does not count work for oneself, nor another month', () => {
    finished(wu, 5, 6000, null, wu);
    finished(feng, 5, 6000);
    expect(rankingOf(world.store, { kind: 'year', year: 2026 }, world.now).rows.map(({ name }) => name)).toEqual(['冯小明']);
    expect(rankingOf(world.store, { kind: 'month', year: 2026, month: 11 }, world.now).rows).toEqual([]);
    expect(rankingText(rankingOf(world.store, { kind: 'year', year: 2025 }, world.now))).toContain('还没有做完的单');
  });

  it('shares the money of a job for two', () => {
    const order = world.post(aunt, { headcount: 2 });
    world.takes(wu, order);
    world.takes(feng, order);
    world.completes(wu, order, 40000);
    expect(rankingOf(world.store, { kind: 'year', year: 2026 }, world.now).rows.map(({ fen }) => fen)).toEqual([20000, 20000]);
  });
});

describe('the ledger', () => {
  it('has a row for each order of the days, with who, when, how fast and for how much', () => {
    finished(wu, 5, 8000, '满意');
    world.now = on(15, 9);
    const next = world.post(aunt, { when: at(on(16, 15)) });
    world.now = on(16, 9);
    world.post(aunt);
    const rows = ledgerRows(world.store, '2026-12-14', '2026-12-15', { masked: false });
    expect(rows.map(({ sequence, ledgerId }) => [sequence, ledgerId])).toEqual([
      [1, '20261214-101'],
      [2, `20261215-${next.number}`],
    ]);
    expect(rows[0]).toMatchObject({
      grid: 3,
      poster: '张阿姨',
      phone: '13800000002',
      place: '团结路幸福里2栋5单元',
      workers: ['吴师傅'],
      workerPhones: ['13800000007'],
      claimedAt: on(14, 8) + 5000,
      seconds: 5,
      paidFen: 8000,
      state: 'closed',
      rating: '满意',
    });
    expect(rows[1]).toMatchObject({
      state: 'open',
      workers: [],
      claimedAt: null,
      seconds: null,
      doneAt: null,
      paidFen: null,
      rating: null,
    });
  });

  it('hides phones and doors where it is masked, in notes too', () => {
    finished(wu, 5, 8000);
    const gone = world.post(aunt);
    world.turn((turn) => withdrawOrder(turn, turn.store.orders.byId(gone.id), aunt, 'poster', '找了楼下3栋的老李13800000033'));
    const rows = ledgerRows(world.store, DAY, DAY, { masked: true });
    expect(rows[0]).toMatchObject({ phone: '138****0002', place: '团结路幸福里', workerPhones: ['138****0007'] });
    expect(rows[1]?.reasons.join()).toContain('老李');
    expect(JSON.stringify(rows)).not.toMatch(/138000000\d\d|2栋|3栋|5单元/);
  });

  it('says who dispatched: who assigned it, or who posted it for somebody', () => {
    const yang = world.gridWorker('杨网格', 3);
    const order = world.post(aunt);
    world.turn((turn) =>
      turn.store.orders.record(order, {
        event: { kind: 'assigned', person: wu.id, forced: false },
        at: turn.now,
        by: yang.id,
        message: null,
      }),
    );
    expect(ledgerRows(world.store, DAY, DAY, { masked: false })[0]).toMatchObject({
      dispatcher: '杨网格',
      seconds: null,
      workers: ['吴师傅'],
    });
  });

  it('sums up by category and by grid', () => {
    finished(wu, 5, 8000);
    finished(wu, 5, 2000);
    world.post(aunt, { category: 'care', task: '陪护' }, 'direct');
    const totals = ledgerTotals(ledgerRows(world.store, DAY, DAY, { masked: false }));
    expect(totals.byCategory.map(({ category, posted, done, paidFen }) => [category, posted, done, paidFen])).toEqual([
      ['care', 1, 0, 0],
      ['unclogging', 2, 2, 10000],
    ]);
    expect(totals.byGrid.map(({ grid, posted }) => [grid, posted])).toEqual([
      [3, 2],
      [null, 1],
    ]);
    expect(totals.all).toMatchObject({ posted: 3, claimed: 2, done: 2, open: 1, cancelled: 0, paidFen: 10000 });
  });
});
