import { STAFF } from '../../domain/permissions.ts';
import { DAY } from '../../domain/time.ts';
import { moveSummary } from '../clock/summary.ts';
import * as lines from '../replies/command-lines.ts';
import { badSettingValue, wrongArgument } from '../replies/command-problem-lines.ts';
import { beginTurn } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { perhapsSetting, perhapsText } from './arguments.ts';
import { type Asking, command } from './command.ts';
import { note } from './journal.ts';

/** So far back gaps are shown. */
const GAPS_SHOWN = 7 * DAY;

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
    const { orders, outbox, journal } = turn.store;
    const [started] = journal.since('started', 0);
    const version = started?.data.version;
    const gaps = journal
      .since('gap', turn.now - GAPS_SHOWN)
      .map(({ at, data }) => ({ since: Number(data.since), until: Number(data.until ?? at) }));
    const text = lines.status({
      startedAt: started?.at ?? null,
      version: typeof version === 'string' ? version : null,
      open: orders.inState(['open']).length,
      claimed: orders.inState(['claimed']).length,
      lines: outbox.counts(),
      gaps,
      muted: turn.rules.mute,
      now: turn.now,
    });
    answerPrivately(turn, incoming, text);
  },
});

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
      const parsed = rule.parse(value);
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
  turn.store.settings.set(rule.key, value);
  note(turn, 'setting-changed', by, { data: { key: rule.key, value } });
  // The turn's own rules were read before the change.
  if (rule.key === 'summary_at') moveSummary(beginTurn(turn, turn.now, turn.cause));
  answerPrivately(turn, incoming, lines.oneSetting(rule, value));
}
