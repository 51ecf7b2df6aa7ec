import { STAFF } from '../../domain/permissions.ts';
import { DAY, MINUTE } from '../../domain/time.ts';
import { moveSummary } from '../clock/summary.ts';
import { letterShown } from '../dead-letters.ts';
import { announceUnheard } from '../orders/unheard.ts';
import { BACKUP_AT, BACKUP_FAULT } from '../ports/backup.ts';
import type { LineKind } from '../ports/outbox.ts';
import { MUTED_BY, type SettingStore } from '../ports/store.ts';
import { badSettingValue, wrongArgument } from '../replies/command-problem-lines.ts';
import * as lines from '../replies/setting-lines.ts';
import { type StatusFacts, status } from '../replies/status-lines.ts';
import { slowStateNow } from '../slow-sending.ts';
import { beginTurn, type Turn } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { perhapsSetting, perhapsText } from './arguments.ts';
import { type Asking, command } from './command.ts';
import { note } from './journal.ts';

/** So far back gaps are shown, and lines that did not go out. */
const SHOWN = 7 * DAY;

/**
 * The start of the program is in the journal as 'started' ({version}), a gap in which messages may have been lost as 'gap'
 * ({since, until}).
 */
export const statusCommand = command({
  name: '状态',
  aliases: ['status'],
  may: STAFF,
  args: {},
  run: ({ turn, incoming }) => {
    const { orders, outbox, journal, inbox, settings } = turn.store;
    const [started] = journal.since('started', 0);
    const version = started?.data.version;
    const { waiting, sending } = outbox.counts();
    const gaps = journal
      .since('gap', turn.now - SHOWN)
      .map(({ at, data }) => ({ since: Number(data.since), until: Number(data.until ?? at) }));
    const text = status({
      startedAt: started?.at ?? null,
      version: typeof version === 'string' ? version : null,
      open: orders.inState(['open']).length,
      claimed: orders.inState(['claimed']).length,
      waiting: waiting + sending,
      letters: outbox.deadLetters(turn.now - SHOWN).map((letter) => letterShown(turn, letter)),
      slow: slowStateNow(turn),
      gaps,
      // The last one is that which asks.
      heardAt: inbox.latest(2)[1]?.arrivedAt ?? null,
      backup: backupFrom(settings),
      muted: turn.rules.mute,
      now: turn.now,
    });
    answerPrivately(turn, incoming, text);
  },
});

/** The nightly backup keeps there when it went well last (milliseconds), and what went wrong since ('': nothing). */
function backupFrom(settings: SettingStore): StatusFacts['backup'] {
  const at = settings.get(BACKUP_AT);
  return { at: at ? Number(at) : null, failed: Boolean(settings.get(BACKUP_FAULT)) };
}

export const settingCommand = command({
  name: '设置',
  may: STAFF,
  args: { rule: perhapsSetting, value: perhapsText },
  run: (asking, { rule, value }) => {
    const { turn, incoming } = asking;
    const settings = turn.store.settings.all();
    if (!rule) answerPrivately(turn, incoming, lines.allSettings(settings));
    else if (value === null) answerPrivately(turn, incoming, lines.oneSetting(rule, settings[rule.key]));
    else {
      const parsed = value === lines.spokenSetting(rule.standard) ? rule.standard : rule.parse(value);
      if (parsed === null)
        answerPrivately(
          turn,
          incoming,
          wrongArgument(badSettingValue(rule.chinese, rule.hint), `/设置 ${rule.chinese} ${lines.spokenSetting(rule.standard)}`),
        );
      else changeSetting(asking, rule, parsed);
    }
  },
});

function changeSetting({ turn, incoming, by }: Asking, rule: Parameters<typeof lines.oneSetting>[0], value: string): void {
  const wasMuted = turn.rules.mute;
  turn.store.settings.set(rule.key, value);
  note(turn, 'setting-changed', by, { data: { key: rule.key, value } });
  // The turn's own rules were read before the change.
  if (rule.key === 'summary_at') moveSummary(beginTurn(turn, turn.now, turn.cause));
  if (rule.key === 'mute' && value === 'on') turn.store.settings.set(MUTED_BY, incoming.id);
  const dropped = rule.key === 'mute' && value === 'off' && wasMuted ? dropStale(turn) : 0;
  answerPrivately(turn, incoming, dropped > 0 ? lines.unmuted(rule, value, dropped) : lines.oneSetting(rule, value));
}

/** After so long a held line is of no use any more, unless somebody waits for just this: a worker's details, a file. */
const STALE_AFTER = 30 * MINUTE;
const NEVER_STALE: readonly LineKind[] = ['details', 'file'];

/** Drops what the kill switch has held back too long; orders of which the market never heard are announced anew. */
function dropStale(turn: Turn): number {
  const dropped = turn.store.outbox.dropWaitingBefore(turn.now - STALE_AFTER, NEVER_STALE, turn.now);
  const unheard = new Set(dropped.flatMap(({ kind, order }) => (kind === 'announcement' && order !== null ? [order] : [])));
  for (const id of unheard) announceUnheard(turn, id);
  return dropped.length;
}
