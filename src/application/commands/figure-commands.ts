import { EVERYONE, GRID_WORKERS, STAFF } from '../../domain/permissions.ts';
import { rankingOf } from '../figures/ranking-of.ts';
import { summaryOf } from '../figures/summary-of.ts';
import { rankingText, summaryText } from '../replies/summary-lines.ts';
import { answer } from '../turn.ts';
import { answerAside, answerPrivately } from './answers.ts';
import { command } from './command.ts';
import { monthOrYear, pastDay, period } from './period-argument.ts';
import { sendExport } from './send-export.ts';

export const summaryCommand = command({
  name: '日报',
  may: GRID_WORKERS,
  args: { day: pastDay },
  run: ({ turn, incoming }, { day }) => {
    const summary = summaryOf(turn.store, day);
    if (incoming.room?.kind === 'market') answer(turn, incoming, 'summary', summaryText(summary, 'market'));
    else answerPrivately(turn, incoming, summaryText(summary, 'staff'));
  },
});

export const rankingCommand = command({
  name: '排行',
  may: EVERYONE,
  args: { period: monthOrYear },
  run: ({ turn, incoming }, args) => {
    const text = rankingText(rankingOf(turn.store, args.period, turn.now));
    if (incoming.room?.kind === 'market') answer(turn, incoming, 'answer', text);
    else answerAside(turn, incoming, text);
  },
});

export const ledgerCommand = command({
  name: '台账',
  aliases: ['export'],
  may: STAFF,
  args: { days: period },
  run: (asking, { days: { from, to } }) => {
    const spec = (masked: boolean) => ({ kind: 'ledger', from, to, masked, format: 'xlsx' }) as const;
    sendExport(asking, { spec, kind: 'ledger-exported', data: { from, to } });
  },
});
