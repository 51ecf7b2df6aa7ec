import { isDeepStrictEqual } from 'node:util';
import type { OrderId } from '../../../src/domain/ids.ts';
import type { OrderLife } from '../../../src/domain/order.ts';
import { lifeFromHistory } from '../../../src/store/life-from-history.ts';
import type { Outcome } from '../fuzz-station.ts';
import type { Records } from '../records.ts';
import { holdTo } from './fault.ts';

/** Of every order that was touched. */
export function checkOrders(records: Records, { changes }: Outcome): void {
  const touched = new Set(changes.filter(({ table }) => table === 'orders' || table === 'claims').map(({ key }) => Number(key) as OrderId));
  for (const id of touched) checkOrder(records, id);
}

export function checkOrder(records: Records, id: OrderId): void {
  const { state, headcount, holders, standby, number } = records.order(id);
  const kept: OrderLife = { state, headcount, holders, standby };
  // Where two people of the history have become one, its events fit no more.
  if (!records.hasMerged()) {
    const told = lifeFromHistory(records.history(id));
    holdTo(
      isDeepStrictEqual(told, kept),
      () => `${number}: the history says ${JSON.stringify(told)}, the row says ${JSON.stringify(kept)}`,
    );
  }
  const people = holders.map(({ person }) => person);
  const called = state.kind === 'open' ? state.reservedFor : null;
  const hold = (condition: boolean, what: string): void => holdTo(condition, () => `${number}: ${what}`);
  hold(new Set(people).size === people.length, 'somebody has it twice');
  hold(new Set(standby).size === standby.length, 'somebody waits twice');
  hold(!standby.some((person) => people.includes(person)), 'somebody has it and waits for it');
  hold(people.length <= headcount, `${people.length} workers for ${headcount} places`);
  hold(state.kind !== 'claimed' || people.length === headcount, `claimed by ${people.length} of ${headcount}`);
  hold(state.kind !== 'open' || people.length < headcount, 'open, and has all its workers');
  hold(state.kind !== 'expired' || people.length === 0, 'ended for nobody, and has a worker');
  hold(called === null || standby.includes(called), 'kept for somebody who does not wait for it');
}
