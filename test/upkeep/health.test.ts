import { describe, expect, test } from 'vitest';
import { DAY, HOUR, instant, MINUTE, SECOND } from '../../src/domain/time.ts';
import { type HealthFacts, healthFaults, healthReport } from '../../src/upkeep/health.ts';

const NOW = instant(2026, 12, 7, 12);

const WELL: HealthFacts = {
  realAccount: true,
  version: '1.2.3',
  since: NOW - 3 * DAY,
  installedAt: NOW - 30 * DAY,
  connected: true,
  lastMessageAt: NOW - MINUTE,
  lastHeartbeatAt: NOW - 5 * SECOND,
  outbox: { waiting: 1, sending: 0, sent: 900, unsure: 2, refused: 3 },
  backlog: { waiting: 0, oldest: null },
  gaps: 0,
  lastGap: null,
  lastBackupAt: NOW - 9 * HOUR,
  backupFault: '',
  muted: false,
  databaseBytes: 4_096,
};

test('a bot that hears, writes and is backed up is well, also when it is muted', () => {
  expect(healthFaults(WELL, NOW)).toEqual([]);
  expect(healthFaults({ ...WELL, muted: true }, NOW)).toEqual([]);
});

describe('is not well', () => {
  test.each<[string, Partial<HealthFacts>, readonly string[]]>([
    ['not connected for a minute', { connected: false, lastHeartbeatAt: NOW - MINUTE }, []],
    ['not connected for longer', { connected: false, lastHeartbeatAt: NOW - MINUTE - 1 }, ['not-connected']],
    ['not connected since a start a moment ago', { connected: false, since: NOW - 59 * SECOND, lastHeartbeatAt: NOW - DAY }, []],
    ['never connected', { connected: false, since: NOW - 2 * MINUTE, lastHeartbeatAt: null }, ['not-connected']],
    ['a burst that is being written down', { backlog: { waiting: 500, oldest: NOW - 5 * SECOND } }, []],
    ['messages that cannot be written down', { backlog: { waiting: 1, oldest: NOW - 31 * SECOND } }, ['backlog-stuck']],
    ['a backup of last night, late', { lastBackupAt: NOW - 26 * HOUR }, []],
    ['a backup of the night before', { lastBackupAt: NOW - 26 * HOUR - 1 }, ['backup-old']],
    ['a new station before its first night', { lastBackupAt: null, installedAt: NOW - 20 * HOUR }, []],
    ['never backed up', { lastBackupAt: null }, ['backup-old']],
    ['a backup that failed', { backupFault: 'disk-full' }, ['backup-failed']],
    ['a simulation that is never backed up', { realAccount: false, lastBackupAt: null, backupFault: 'disk' }, []],
  ])('%s', (_, change, faults) => {
    expect(healthFaults({ ...WELL, ...change }, NOW)).toEqual(faults);
  });
});

test('the report gives times with their zone, and since when nothing is heard', () => {
  const gap = { since: NOW - 2 * HOUR, until: NOW - HOUR };
  expect(healthReport({ ...WELL, connected: false, lastHeartbeatAt: NOW - 10 * MINUTE, gaps: 1, lastGap: gap }, NOW)).toEqual({
    ok: false,
    faults: ['not-connected'],
    version: '1.2.3',
    since: '2026-12-04T12:00:00+08:00',
    connected: false,
    deafSince: '2026-12-07T11:50:00+08:00',
    lastMessageAt: '2026-12-07T11:59:00+08:00',
    lastHeartbeatAt: '2026-12-07T11:50:00+08:00',
    gaps: 1,
    lastGap: { since: '2026-12-07T10:00:00+08:00', until: '2026-12-07T11:00:00+08:00' },
    backlog: 0,
    outbox: { waiting: 1, sending: 0, unsure: 2, refused: 3 },
    lastBackupAt: '2026-12-07T03:00:00+08:00',
    backupFault: null,
    muted: false,
    databaseBytes: 4_096,
  });
});
