import type { UtcMs } from '../../domain/time.ts';
import type { Station } from '../station.ts';
import { beginTurn } from '../turn.ts';
import { scheduleRegisterCheck } from './register-check.ts';
import { scheduleRetention } from './retention.ts';
import { scheduleSummary } from './summary.ts';

/** Sets what happens every day, where it is not set already. Call it at start; what fell due meanwhile stays due. */
export function ensureStandingJobs(station: Station, now: UtcMs): void {
  station.store.transact(() => {
    const turn = beginTurn(station, now, null);
    if (!turn.store.due.find('summary', null)) scheduleSummary(turn);
    if (!turn.store.due.find('register-check', null)) scheduleRegisterCheck(turn);
    if (!turn.store.due.find('retention', null)) scheduleRetention(turn);
  });
}
