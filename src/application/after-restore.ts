import type { UtcMs } from '../domain/time.ts';
import { runDueJobs } from './clock/run-due-jobs.ts';
import { restored } from './replies/backup-lines.ts';
import type { Station } from './station.ts';
import { beginTurn, sayToStaff } from './turn.ts';

/**
 * Does what was due between the backup and the last sign of life, each job at its time: the bot has done most of it
 * before the data were lost. Whoever calls it sees to it that nothing of what it says goes out.
 */
export function liveOn(station: Station, clock: { now: UtcMs }, until: UtcMs): void {
  const { due } = station.store;
  for (let next = due.nextAt(); next !== null && next <= until; next = due.nextAt()) {
    clock.now = Math.max(clock.now, next);
    runDueJobs(station, clock.now, station.onJobFault);
  }
}

/** Staff hear from when the data are, and which orders may have gone on since without leaving a trace. */
export function tellRestored(station: Station, backupAt: UtcMs, now: UtcMs): void {
  station.store.transact(() => {
    const turn = beginTurn(station, now, null);
    const { orders, journal } = turn.store;
    const text = restored(backupAt, {
      open: orders.inState(['open']),
      held: orders.inState(['claimed', 'done']),
      expired: orders.withEventBetween(['expired'], backupAt, now),
    });
    journal.append({ kind: 'restored', at: now, by: null, person: null, room: null, data: { backupAt } });
    sayToStaff(turn, 'staff', text);
  });
}
