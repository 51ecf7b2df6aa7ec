import { describe, expect, it } from 'vitest';
import { type Claimable, claimTarget, type Situation } from '../../src/domain/claim-target.ts';
import type { Category } from '../../src/domain/glossary.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';

const NOW = 1_000_000_000;

const drain: Claimable = { id: 1, category: 'unclogging', task: '通下水道' };
const tap: Claimable = { id: 2, category: 'plumbing_electric', task: '换水龙头' };
const wiring: Claimable = { id: 3, category: 'plumbing_electric', task: '查线路' };
const sofa: Claimable = { id: 4, category: 'moving', task: '搬沙发 3楼到1楼' };

function claim(over: Partial<Situation<Claimable>> = {}): string {
  const target = claimTarget({ pointedAt: null, open: [], taken: [], trades: [], taskWords: [], ownTrades: [], now: NOW, ...over });
  switch (target.kind) {
    case 'order':
      return target.order.task;
    case 'ask':
      return `哪一单：${target.orders.map(({ task }) => task).join('、')}`;
    case 'nothing':
      return '没有';
  }
}

const plumber: readonly Category[] = ['plumbing_electric', 'unclogging'];
const mover: readonly Category[] = ['moving'];
const ago = (order: Claimable, seconds: number) => ({ order, at: NOW - seconds * SECOND });

describe('which order a claim means', () => {
  it('is the one that is named or quoted, whatever else is open', () => {
    expect(claim({ pointedAt: sofa, open: [tap, wiring], taskWords: ['换水龙头'], ownTrades: plumber })).toBe('搬沙发 3楼到1楼');
  });

  it('is the one whose job line holds the words', () => {
    expect(claim({ open: [tap, wiring, drain], taskWords: ['水龙头'], trades: ['plumbing_electric'] })).toBe('换水龙头');
  });

  it('is the only one of the named kind of work', () => {
    expect(claim({ open: [tap, drain], trades: ['unclogging'] })).toBe('通下水道');
  });

  it('is asked for when the words fit several, among those', () => {
    expect(claim({ open: [tap, wiring, drain], trades: ['plumbing_electric'] })).toBe('哪一单：换水龙头、查线路');
  });

  it('is asked for when the words fit none that is open', () => {
    expect(claim({ open: [tap, drain], taskWords: ['搬沙发'], trades: ['moving'] })).toBe('哪一单：换水龙头、通下水道');
  });

  it('may be named by its words a moment after it was taken', () => {
    expect(claim({ open: [tap], taken: [ago(sofa, 20)], taskWords: ['搬沙发'], trades: ['moving'] })).toBe('搬沙发 3楼到1楼');
  });

  it('is the only open one, if it is his work', () => {
    expect(claim({ open: [drain], ownTrades: plumber })).toBe('通下水道');
  });

  it('is the only open one of somebody of whom no trade is known', () => {
    expect(claim({ open: [sofa] })).toBe('搬沙发 3楼到1楼');
  });

  it('is the only open one of his trades among others', () => {
    expect(claim({ open: [sofa, drain], ownTrades: mover })).toBe('搬沙发 3楼到1楼');
  });

  it('is asked for when the only open one is not his work', () => {
    expect(claim({ open: [sofa], ownTrades: plumber })).toBe('哪一单：搬沙发 3楼到1楼');
  });

  it('is asked for when several are his work, among those', () => {
    expect(claim({ open: [sofa, tap, drain], ownTrades: plumber })).toBe('哪一单：换水龙头、通下水道');
  });

  it('is asked for when nothing is known of him and several are open', () => {
    expect(claim({ open: [sofa, tap] })).toBe('哪一单：搬沙发 3楼到1楼、换水龙头');
  });

  it('is nothing where nothing is open and nothing was taken lately', () => {
    expect(claim({ ownTrades: plumber })).toBe('没有');
    expect(claim({ taskWords: ['水龙头'] })).toBe('没有');
  });
});

describe('a moment after an order was taken', () => {
  it('a bare word still means that one', () => {
    expect(claim({ taken: [ago(drain, 4)], open: [tap], ownTrades: plumber })).toBe('通下水道');
  });

  it('unless only another open one is his work', () => {
    expect(claim({ taken: [ago(drain, 4)], open: [sofa], ownTrades: mover })).toBe('搬沙发 3楼到1楼');
  });

  it('and he is asked where several others are his work', () => {
    expect(claim({ taken: [ago(sofa, 4)], open: [tap, drain], ownTrades: plumber })).toBe('哪一单：换水龙头、通下水道');
  });

  it('means it also for him to whose work nothing belongs', () => {
    expect(claim({ taken: [ago(drain, 4)], open: [tap], ownTrades: mover })).toBe('通下水道');
  });

  it('means what is open again from the tenth second on', () => {
    expect(claim({ taken: [ago(drain, 10)], open: [tap], ownTrades: plumber })).toBe('换水龙头');
  });

  it('means the one taken last where nothing is open', () => {
    expect(claim({ taken: [ago(drain, 30), ago(tap, 50)] })).toBe('通下水道');
    expect(claim({ taken: [ago(sofa, MINUTE / SECOND - 1)], ownTrades: plumber })).toBe('搬沙发 3楼到1楼');
  });
});
