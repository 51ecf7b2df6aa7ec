import type { LineState } from '../application/ports/outbox.ts';
import { HOUR, isoShanghai, MINUTE, SECOND, type UtcMs } from '../domain/time.ts';

/** What is known of a running bot. Figures and times only: no names, phones or texts. */
export interface HealthFacts {
  /** On the simulation nothing is lost and nothing is backed up. */
  readonly realAccount: boolean;
  readonly version: string;
  /** When the process started. */
  readonly since: UtcMs;
  /** When the first process of this station started. */
  readonly installedAt: UtcMs;
  readonly connected: boolean;
  readonly lastMessageAt: UtcMs | null;
  /** Up to when everything that came in has been heard. */
  readonly lastHeartbeatAt: UtcMs | null;
  readonly outbox: Readonly<Record<LineState, number>>;
  /** Messages that are not written down yet, and when the first of them arrived. */
  readonly backlog: { readonly waiting: number; readonly oldest: UtcMs | null };
  /** Of the last 7 days: how often messages may have been lost, and when last. */
  readonly gaps: number;
  readonly lastGap: { readonly since: UtcMs; readonly until: UtcMs } | null;
  readonly lastBackupAt: UtcMs | null;
  /** A code; empty: the last backup went well. */
  readonly backupFault: string;
  readonly muted: boolean;
  /** With its log. */
  readonly databaseBytes: number | null;
}

/** What somebody must look after. */
export type HealthFault = 'not-connected' | 'backlog-stuck' | 'backup-failed' | 'backup-old' | 'store-fails';

/** A gateway that is restarted or killed is found again within seconds; a login by QR code takes a person. */
const NOT_CONNECTED_AFTER = MINUTE;
/** A burst is written down within seconds; after this long the disk is full or the database locked. */
const BACKLOG_STUCK_AFTER = 30 * SECOND;
/** One night's backup and two hours for a slow one. */
const BACKUP_OLD_AFTER = 26 * HOUR;

/** The rules: what is wrong at `now`. */
export function healthFaults(facts: HealthFacts, now: UtcMs): readonly HealthFault[] {
  const { backlog } = facts;
  const faults: readonly (readonly [HealthFault, boolean])[] = [
    ['not-connected', !facts.connected && now - deafSince(facts) > NOT_CONNECTED_AFTER],
    ['backlog-stuck', backlog.oldest !== null && now - backlog.oldest > BACKLOG_STUCK_AFTER],
    ['backup-failed', facts.realAccount && facts.backupFault !== ''],
    ['backup-old', facts.realAccount && now - (facts.lastBackupAt ?? facts.installedAt) > BACKUP_OLD_AFTER],
  ];
  return faults.filter(([, holds]) => holds).map(([fault]) => fault);
}

/** Of a bot that is not connected: the last that was heard, or its start, from which on it could have heard. */
function deafSince({ since, lastHeartbeatAt }: HealthFacts): UtcMs {
  return Math.max(since, lastHeartbeatAt ?? since);
}

/** As it is told to a monitor: times with their zone, sizes in bytes. */
export function healthReport(facts: HealthFacts, now: UtcMs) {
  const faults = healthFaults(facts, now);
  const { waiting, sending, unsure, refused } = facts.outbox;
  return {
    ok: faults.length === 0,
    faults,
    version: facts.version,
    since: isoShanghai(facts.since),
    connected: facts.connected,
    deafSince: facts.connected ? null : isoShanghai(deafSince(facts)),
    lastMessageAt: iso(facts.lastMessageAt),
    lastHeartbeatAt: iso(facts.lastHeartbeatAt),
    gaps: facts.gaps,
    lastGap: facts.lastGap === null ? null : { since: isoShanghai(facts.lastGap.since), until: isoShanghai(facts.lastGap.until) },
    backlog: facts.backlog.waiting,
    outbox: { waiting, sending, unsure, refused },
    lastBackupAt: iso(facts.lastBackupAt),
    backupFault: facts.backupFault === '' ? null : facts.backupFault,
    muted: facts.muted,
    databaseBytes: facts.databaseBytes,
  };
}

function iso(at: UtcMs | null): string | null {
  return at === null ? null : isoShanghai(at);
}
