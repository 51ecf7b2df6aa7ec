import type { UtcMs } from '../domain/time.ts';
import { afterTelling, GAP, scheduleGapNotice } from './clock/outage-notice.ts';
import type { Station } from './station.ts';
import { beginTurn } from './turn.ts';

/** The setting that holds up to when everything that came in has been written down. */
const HEARD_UNTIL = 'heartbeat';

/** Up to when everything was heard, as the store knows it; null: the bot has never run here. */
export function heardUntil({ store }: Pick<Station, 'store'>): UtcMs | null {
  const kept = store.settings.get(HEARD_UNTIL);
  return kept === null ? null : Number(kept);
}

export function keepHeardUntil({ store }: Pick<Station, 'store'>, at: UtcMs): void {
  store.settings.set(HEARD_UNTIL, String(at));
}

export interface GapFound {
  readonly since: UtcMs;
  readonly until: UtcMs;
  /** When it is written down. */
  readonly now: UtcMs;
  /** Up to when everything else is safe now; null: as it was. Kept in the same transaction, or a crash would tell of the gap twice. */
  readonly heard: UtcMs | null;
}

/** Messages may have been lost in between: that is kept, shown by `/状态`, told to the staff room, and after a longer gap to all groups. */
export function noteGap(station: Station, { since, until, now, heard }: GapFound): void {
  const { store } = station;
  store.transact(() => {
    store.journal.append({ kind: GAP, at: afterTelling(store, now), by: null, person: null, room: null, data: { since, until } });
    if (heard !== null) keepHeardUntil(station, heard);
    scheduleGapNotice(beginTurn(station, now, null));
  });
}

/** The process has started: `/状态` tells since when it runs, and which version. */
export function noteStart(station: Station, now: UtcMs, version: string): void {
  station.store.transact(() =>
    station.store.journal.append({ kind: 'started', at: now, by: null, person: null, room: null, data: { version } }),
  );
}
