import { contactId, personId } from '../domain/ids.ts';
import type { Certificate, GridNumber, Person, Worker } from '../domain/people.ts';
import type { Day, UtcMs } from '../domain/time.ts';

/** The columns of an entry of the register, lists as JSON; `id` null: no entry. */
export interface WorkerColumns {
  readonly workerId: number | null;
  readonly workerName: string;
  readonly phone: string | null;
  readonly team: string | null;
  readonly trades: string;
  readonly certificates: string;
  readonly pledge: string | null;
  readonly suspended: 0 | 1;
  readonly suspendedUntil: UtcMs | null;
  readonly suspensionReason: string | null;
}

export interface PersonColumns extends WorkerColumns {
  readonly id: number;
  readonly contact: string;
  readonly name: string;
  readonly friend: 0 | 1 | null;
  readonly staff: 0 | 1;
  readonly grids: string;
}

/** Needs `workers` in the statement. Lists come as JSON so that one statement, one row, holds all that is known. */
export const WORKER_COLUMNS = `
  workers.id AS workerId, workers.name AS workerName, workers.phone,
  (SELECT name FROM teams WHERE teams.id = workers.team_id) AS team,
  (SELECT json_group_array(trade ORDER BY worker_trades.rowid) FROM worker_trades WHERE worker_id = workers.id) AS trades,
  (SELECT json_group_array(json_object('name', name, 'expires', expires) ORDER BY certificates.rowid)
    FROM certificates WHERE worker_id = workers.id) AS certificates,
  (SELECT json_object('signedOn', signed_on, 'version', version)
    FROM pledges WHERE worker_id = workers.id ORDER BY signed_on DESC, id DESC LIMIT 1) AS pledge,
  workers.suspended, workers.suspended_until AS suspendedUntil, workers.suspension_reason AS suspensionReason`;

/** Needs `people` in the statement. */
export const PERSON_COLUMNS = `
  people.id, people.contact, people.name, people.friend,
  EXISTS (SELECT 1 FROM roles WHERE person_id = people.id AND kind = 'staff') AS staff,
  (SELECT json_group_array(grid ORDER BY grid) FROM roles WHERE person_id = people.id AND kind = 'grid') AS grids`;

export const SELECT_PERSON = `
  SELECT ${PERSON_COLUMNS}, ${WORKER_COLUMNS} FROM people LEFT JOIN workers ON workers.person_id = people.id`;

export function personFrom(row: PersonColumns): Person {
  return {
    id: personId(row.id),
    contact: contactId(row.contact),
    name: row.name,
    friend: row.friend === null ? null : row.friend === 1,
    staff: row.staff === 1,
    grids: JSON.parse(row.grids) as GridNumber[],
    worker: row.workerId === null ? null : workerFrom(row),
  };
}

export function workerFrom(row: WorkerColumns): Worker {
  return {
    name: row.workerName,
    phone: row.phone,
    team: row.team,
    trades: JSON.parse(row.trades) as Worker['trades'],
    certificates: JSON.parse(row.certificates) as Certificate[],
    pledge: row.pledge === null ? null : (JSON.parse(row.pledge) as { signedOn: Day; version: string }),
    suspension: row.suspended === 1 ? { until: row.suspendedUntil, reason: row.suspensionReason } : null,
  };
}
