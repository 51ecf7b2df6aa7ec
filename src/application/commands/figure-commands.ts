import type { Person, Room } from '../../domain/people.ts';
import { EVERYONE, GRID_WORKERS, STAFF } from '../../domain/permissions.ts';
import { rankingOf } from '../figures/ranking-of.ts';
import { summaryOf } from '../figures/summary-of.ts';
import { addMeFirst } from '../replies/help-lines.ts';
import { rankingText, summaryText } from '../replies/summary-lines.ts';
import { answer, canWriteTo, sendFile, type Turn } from '../turn.ts';
import { answerAside, answerPrivately } from './answers.ts';
import { command } from './command.ts';
import { note } from './journal.ts';
import { monthOrYear, type Period, pastDay, period } from './period-argument.ts';

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
    const text = rankingText(rankingOf(turn.store, args.period));
    if (incoming.room?.kind === 'market') answer(turn, incoming, 'answer', text);
    else answerAside(turn, incoming, text);
  },
});

/** In full to the staff member's direct message, masked to the staff room, to no other room. */
export const ledgerCommand = command({
  name: '台账',
  aliases: ['export'],
  may: STAFF,
  args: { days: period },
  run: ({ turn, incoming, by }, { days }) => {
    const staffRoom = incoming.room?.kind === 'staff' ? incoming.room : null;
    if (staffRoom) exportTo(turn, staffRoom, days, by);
    if (canWriteTo(by)) exportTo(turn, by, days, by);
    else if (!staffRoom) answer(turn, incoming, 'answer', addMeFirst());
  },
});

/** Each export is on record: who had the data of which days. */
function exportTo(turn: Turn, to: Room | Person, { from, to: until }: Period, by: Person): void {
  const masked = !('contact' in to);
  sendFile(turn, to, { kind: 'ledger', from, to: until, masked, format: 'xlsx' });
  const about = masked ? { room: to.id as Room['id'] } : {};
  note(turn, 'ledger-exported', by, { ...about, data: { from, to: until, masked } });
}
