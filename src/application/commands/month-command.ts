import { type Month, monthBounds } from '../../domain/month.ts';
import type { MonthReport } from '../../domain/month-report.ts';
import type { Person, Room } from '../../domain/people.ts';
import { STAFF } from '../../domain/permissions.ts';
import { monthReportOf, monthToReport, whyNoReport } from '../figures/month-report-of.ts';
import { addMeFirst } from '../replies/help-lines.ts';
import { noReport, reportInShort } from '../replies/month-lines.ts';
import { answer, canWriteTo, sayIn, sayTo, sendFile, type Turn } from '../turn.ts';
import { type Argument, command, read, wrongThough } from './command.ts';
import { note } from './journal.ts';
import { perhapsMonth } from './period-argument.ts';

/** A month of which there is a report; when none is said, the last complete one. */
const reportMonth: Argument<Month> = {
  read: (rest, asking) => {
    const { store, now } = asking.turn;
    const said = perhapsMonth.read(rest, asking);
    if (said.kind === 'wrong') return said;
    const month = said.value ?? monthToReport(store, now);
    const why = whyNoReport(store, month, now);
    return why === null ? read(month, said.rest) : wrongThough(noReport(why));
  },
  glues: perhapsMonth.glues,
};

/** To the staff member's direct message, and, as it holds no personal data, to the staff room where it was asked for there. */
export const monthReportCommand = command({
  name: '月报',
  may: STAFF,
  args: { month: reportMonth },
  run: ({ turn, incoming, by }, { month }) => {
    const staffRoom = incoming.room?.kind === 'staff' ? incoming.room : null;
    if (!staffRoom && !canWriteTo(by)) {
      answer(turn, incoming, 'answer', addMeFirst());
      return;
    }
    const report = monthReportOf(turn.store, month, turn.now, by.id);
    if (staffRoom) {
      sayIn(turn, staffRoom, 'answer', reportInShort(report));
      exportTo(turn, staffRoom, report, by);
    } else {
      sayTo(turn, by, 'answer', reportInShort(report));
    }
    if (canWriteTo(by)) exportTo(turn, by, report, by);
  },
});

function exportTo(turn: Turn, to: Room | Person, report: MonthReport, by: Person): void {
  sendFile(turn, to, { kind: 'month-report', report });
  const about = 'contact' in to ? {} : { room: to.id };
  note(turn, 'report-exported', by, { ...about, data: { month: report.month, complete: report.at >= monthBounds(report.month).to } });
}
