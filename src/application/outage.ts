import type { UtcMs } from '../domain/time.ts';
import { scheduleGapNotice } from './clock/outage-notice.ts';
import { gapForStaff } from './replies/outage-lines.ts';
import type { Station } from './station.ts';
import { beginTurn, sayToStaff } from './turn.ts';

/** Messages may have been lost in between: that is kept, shown by `/状态`, told to the staff room, and after a longer gap to all groups. */
export function noteGap(station: Station, since: UtcMs, until: UtcMs): void {
  station.store.transact(() => {
    station.store.journal.append({ kind: 'gap', at: until, by: null, person: null, room: null, data: { since, until } });
    const turn = beginTurn(station, until, null);
    sayToStaff(turn, 'staff', gapForStaff(since, until));
    scheduleGapNotice(turn, since, until);
  });
}

/** The process has started: `/状态` tells since when it runs, and which version. */
export function noteStart(station: Station, now: UtcMs, version: string): void {
  station.store.transact(() =>
    station.store.journal.append({ kind: 'started', at: now, by: null, person: null, room: null, data: { version } }),
  );
}

/** At start on a real account: nothing was heard since the last sign of life. */
export function noteDownTime(station: Station, now: UtcMs): void {
  const last = Number(station.store.settings.get('heartbeat') ?? Number.NaN);
  if (Number.isFinite(last) && last < now) noteGap(station, last, now);
}
