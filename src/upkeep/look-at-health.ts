import { statSync } from 'node:fs';
import { BACKUP_AT, BACKUP_FAULT } from '../application/ports/backup.ts';
import type { Clock } from '../application/ports/clock.ts';
import { rulesFrom } from '../application/rules.ts';
import type { Station } from '../application/station.ts';
import { DAY, type UtcMs } from '../domain/time.ts';
import type { HealthFacts } from './health.ts';
import { healthReport } from './health.ts';
import type { HealthAnswer } from './health-server.ts';

/** So far back gaps are counted. */
const GAPS_SHOWN = 7 * DAY;

export interface HealthParts {
  readonly station: Pick<Station, 'store'>;
  readonly clock: Clock;
  /** The station's SQLite file. */
  readonly file: string;
  readonly realAccount: boolean;
  readonly connected: () => boolean;
  readonly backlog: () => HealthFacts['backlog'];
}

/** To be called when the bot has been started. @returns answers how the bot is, at each call anew */
export function healthOf(parts: HealthParts): () => HealthAnswer {
  const { journal } = parts.station.store;
  const starts = journal.since('started', 0);
  const openedAt = parts.clock.now();
  const start = {
    version: String(starts[0]?.data.version ?? ''),
    since: starts[0]?.at ?? openedAt,
    installedAt: starts.at(-1)?.at ?? openedAt,
  };
  return () => {
    try {
      const now = parts.clock.now();
      const body = healthReport({ ...start, ...factsOf(parts, now) }, now);
      return { ok: body.ok, body };
    } catch {
      // The error of a database can quote what stands in it.
      return { ok: false, body: { ok: false, faults: ['store-fails'] } };
    }
  };
}

function factsOf(
  { station: { store }, file, realAccount, connected, backlog }: HealthParts,
  now: UtcMs,
): Omit<HealthFacts, 'version' | 'since' | 'installedAt'> {
  const settings = store.settings.all();
  const gaps = store.journal.since('gap', now - GAPS_SHOWN);
  const [last] = gaps;
  return {
    realAccount,
    connected: connected(),
    lastMessageAt: store.inbox.latest(1)[0]?.arrivedAt ?? null,
    lastHeartbeatAt: timeOf(settings.heartbeat),
    outbox: store.outbox.counts(),
    backlog: backlog(),
    gaps: gaps.length,
    lastGap: last ? { since: Number(last.data.since), until: Number(last.data.until ?? last.at) } : null,
    lastBackupAt: timeOf(settings[BACKUP_AT]),
    backupFault: store.settings.get(BACKUP_FAULT) ?? '',
    muted: rulesFrom(settings).mute,
    databaseBytes: bytesOf(file) + bytesOf(`${file}-wal`),
  };
}

function timeOf(setting: string | undefined): number | null {
  return setting && Number.isFinite(Number(setting)) ? Number(setting) : null;
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
