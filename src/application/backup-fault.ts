import { isQuiet } from '../domain/quiet-hours.ts';
import { startOfDay, type UtcMs } from '../domain/time.ts';
import { backupFault } from './replies/backup-lines.ts';
import type { Station } from './station.ts';
import { beginTurn, sayToStaff } from './turn.ts';

const TOLD = 'backup-fault-told';

/** There is no good backup, or the database is damaged: staff are told once a day, not at night. Call it as often as you like. */
export function tellBackupFault(station: Station, fault: string, now: UtcMs): void {
  station.store.transact(() => {
    const turn = beginTurn(station, now, null);
    if (isQuiet(now, turn.rules) || turn.store.journal.since(TOLD, startOfDay(now)).length > 0) return;
    sayToStaff(turn, 'staff', backupFault(fault));
    turn.store.journal.append({ kind: TOLD, at: now, by: null, person: null, room: null, data: { fault } });
  });
}
