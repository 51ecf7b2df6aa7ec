import { afterQuiet } from '../../domain/quiet-hours.ts';
import { MINUTE, type UtcMs } from '../../domain/time.ts';
import { missedMessages } from '../replies/clock-lines.ts';
import { sayInAll, type Turn } from '../turn.ts';

/** A shorter gap is told to staff alone. */
const WORTH_TELLING = 3 * MINUTE;
const TOLD = 'gap-told';

/** Has the groups told that messages between these times may have been lost: now, or in the morning. */
export function scheduleGapNotice(turn: Turn, since: UtcMs, until: UtcMs): void {
  if (until - since <= WORTH_TELLING) return;
  turn.store.due.schedule({ kind: 'room-notice', at: afterQuiet(turn.now, turn.rules), order: null, person: null, cause: null });
}

/** Due job: one line in the groups for all that may have been missed since they were last told. */
export function onRoomNotice(turn: Turn): void {
  const morning = afterQuiet(turn.now, turn.rules);
  if (morning > turn.now) {
    turn.store.due.schedule({ kind: 'room-notice', at: morning, order: null, person: null, cause: null });
    return;
  }
  const gaps = untoldGaps(turn);
  if (gaps.length === 0) return;
  const line = missedMessages(Math.min(...gaps.map(({ since }) => since)), Math.max(...gaps.map(({ until }) => until)), turn.now);
  sayInAll(turn, 'grid', 'notice', line);
  sayInAll(turn, 'market', 'notice', line);
  turn.store.journal.append({ kind: TOLD, at: turn.now, by: null, person: null, room: null, data: {} });
}

function untoldGaps(turn: Turn): readonly { readonly since: UtcMs; readonly until: UtcMs }[] {
  const [told] = turn.store.journal.since(TOLD, 0);
  return turn.store.journal
    .since('gap', told?.at ?? 0)
    .map(({ data }) => ({ since: Number(data.since), until: Number(data.until) }))
    .filter(({ since, until }) => until - since > WORTH_TELLING && until > (told?.at ?? 0));
}
