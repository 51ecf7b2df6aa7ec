import type { MessageId, OrderId, PersonId } from '../domain/ids.ts';
import type { Holder, OrderLife } from '../domain/order.ts';
import type { Connection } from './connection.ts';

/** Who has the job and who stands by, as lists in JSON. */
export interface ClaimColumns {
  readonly holders: string;
  readonly standby: string;
}

/**
 * Needs `orders` in the statement. Lists come as JSON: of 165 stand-bys that is a tenth of the cost of reading rows. In
 * the order of the inner SELECT, which the index gives: an ORDER BY of the aggregate would sort anew.
 */
export const CLAIM_COLUMNS = `
  (SELECT json_group_array(json_array(person_id, at, seconds, message))
    FROM (SELECT * FROM claims WHERE order_id = orders.id AND role = 'holder' ORDER BY place)) AS holders,
  (SELECT json_group_array(person_id)
    FROM (SELECT * FROM claims WHERE order_id = orders.id AND role = 'standby' ORDER BY place)) AS standby`;

export function holdersFrom({ holders }: ClaimColumns): readonly Holder[] {
  const rows = JSON.parse(holders) as readonly [PersonId, number, number | null, MessageId | null][];
  return rows.map(([person, at, seconds, message]) => ({ person, at, seconds, message }));
}

export function standbyFrom({ standby }: ClaimColumns): readonly PersonId[] {
  return JSON.parse(standby) as readonly PersonId[];
}

type Claims = Pick<OrderLife, 'holders' | 'standby'>;

/**
 * Brings the rows from who had the job and stood by to who does so now. Only what differs is written: of 165 people who
 * claim the same order each adds one row.
 *
 * @returns does it; to be called in a transaction
 */
export function prepareWriteClaims({ client }: Connection): (order: OrderId, before: Claims, after: Claims) => void {
  const remove = client.prepare<[OrderId, PersonId]>('DELETE FROM claims WHERE order_id = ? AND person_id = ?');
  const insertHolder = client.prepare<[Holder & { readonly order: OrderId; readonly place: number }]>(
    `INSERT INTO claims (order_id, person_id, role, place, at, seconds, message)
     VALUES (:order, :person, 'holder', :place, :at, :seconds, :message)`,
  );
  const prepareInsertStandby = (place: 'min(place) - 1' | 'max(place) + 1') =>
    client.prepare<[{ order: OrderId; person: PersonId }]>(
      `INSERT INTO claims (order_id, person_id, role, place)
       SELECT :order, :person, 'standby', coalesce(${place}, 0) FROM claims WHERE order_id = :order AND role = 'standby'`,
    );
  const insertFirstStandby = prepareInsertStandby('min(place) - 1');
  const insertLastStandby = prepareInsertStandby('max(place) + 1');

  return (order, before, after) => {
    const stoodBy = new Set(joinsInside(before.standby, after.standby) ? [] : before.standby);
    const standsBy = new Set(after.standby);
    // All are removed before the first is inserted, because a stand-by becomes a holder, and a place gets another holder.
    before.holders.forEach((holder, place) => {
      if (holder !== after.holders[place]) remove.run(order, holder.person);
    });
    for (const person of before.standby) if (!standsBy.has(person) || !stoodBy.has(person)) remove.run(order, person);
    after.holders.forEach((holder, place) => {
      if (holder !== before.holders[place]) insertHolder.run({ ...holder, order, place });
    });
    for (const person of after.standby) {
      if (stoodBy.has(person)) continue;
      const insert = person === after.standby[0] ? insertFirstStandby : insertLastStandby;
      insert.run({ order, person });
    }
  };
}

/** Somebody has joined the queue neither at its head nor at its end, which is rare: then all of it is written anew. */
function joinsInside(before: readonly PersonId[], after: readonly PersonId[]): boolean {
  if (after.length < 3 || after.length <= before.length) return false;
  const stoodBy = new Set(before);
  return after.slice(1, -1).some((person) => !stoodBy.has(person));
}
