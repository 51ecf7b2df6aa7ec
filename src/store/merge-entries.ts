import type { Connection } from './connection.ts';

/**
 * Two entries of the register turn out to be one worker: what the other has and the kept one lacks is taken over, the
 * other one is deleted. A suspension of either holds.
 *
 * @returns does it; to be called in a transaction
 */
export function prepareMergeEntries({ client }: Connection): (other: number, kept: number) => void {
  const prepare = (statement: string) => client.prepare<[{ other: number; kept: number }]>(statement);
  const steps = [
    // Inserted, not moved: trades are shown in the order of their rows, the kept one's first.
    prepare('INSERT OR IGNORE INTO worker_trades (worker_id, trade) SELECT :kept, trade FROM worker_trades WHERE worker_id = :other'),
    prepare('UPDATE OR IGNORE certificates SET worker_id = :kept WHERE worker_id = :other'),
    prepare('UPDATE OR IGNORE worker_key_groups SET worker_id = :kept WHERE worker_id = :other'),
    prepare('UPDATE OR IGNORE pledges SET worker_id = :kept WHERE worker_id = :other'),
    prepare(
      `UPDATE workers SET phone = coalesce(workers.phone, other.phone), team_id = coalesce(workers.team_id, other.team_id),
         suspended = workers.suspended OR other.suspended,
         suspended_until = iif(workers.suspended, workers.suspended_until, other.suspended_until),
         suspension_reason = iif(workers.suspended, workers.suspension_reason, other.suspension_reason)
       FROM workers AS other WHERE workers.id = :kept AND other.id = :other`,
    ),
    prepare('DELETE FROM workers WHERE id = :other AND :kept > 0'),
  ];
  return (other, kept) => {
    for (const step of steps) step.run({ other, kept });
  };
}
