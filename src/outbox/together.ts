import type { LineKind, OutboxLine, QueuedLine } from '../application/ports/outbox.ts';
import { severalTogether } from '../application/replies/sending-lines.ts';
import { LONGEST_TEXT } from '../application/text-pieces.ts';
import type { UtcMs } from '../domain/time.ts';

/** What nobody has to quote. Announcements, winners, receipts and questions are answered by quoting, each by its number. */
const TOGETHER: readonly LineKind[] = ['losers', 'refusal', 'reminder', 'staff'];
const MOST_ROWS = 10;
/** Looked at, at most. */
const MOST_LINES = 8;

type Light = Pick<QueuedLine, 'kind' | 'urgent' | 'order' | 'notBefore'>;

/** Whether a line may stand in one message with others, as far as its kind tells. A call for help is answered by quoting. */
function mayJoin({ kind, order }: Pick<Light, 'kind' | 'order'>): boolean {
  return TOGETHER.includes(kind) && (kind !== 'staff' || order === null);
}

/** Those right behind the first that may go out in one message with it, as far as their kinds tell. */
export function companions<Line extends Light>(first: Light, behind: readonly Line[], now: UtcMs): readonly Line[] {
  if (!mayJoin(first)) return [];
  const end = behind.findIndex((line) => !mayJoin(line) || line.urgent !== first.urgent || line.notBefore > now);
  return behind.slice(0, Math.min(MOST_LINES, end === -1 ? behind.length : end));
}

/** The first line and those after it, in order, that one message can hold. */
export function together(first: OutboxLine, others: readonly OutboxLine[]): readonly [OutboxLine, ...OutboxLine[]] {
  const taken: [OutboxLine, ...OutboxLine[]] = [first];
  if (!isPlain(first)) return taken;
  for (const line of others) {
    if (!isPlain(line) || !fits([...taken, line])) break;
    taken.push(line);
  }
  return taken;
}

/** A text that mentions nobody. */
function isPlain({ content }: OutboxLine): boolean {
  return content.kind === 'text' && content.mentions.length === 0;
}

function fits(lines: readonly OutboxLine[]): boolean {
  const text = textOf(lines);
  return text.length <= LONGEST_TEXT && text.split('\n').length <= MOST_ROWS;
}

/** The text of lines that go out as one; what is said twice is said once. */
export function textOf(lines: readonly OutboxLine[]): string {
  const texts = new Set(lines.map(({ content }) => (content.kind === 'text' ? content.text : '')));
  const orders = new Set(lines.map(({ order }) => order));
  return [...(orders.size > 1 ? [severalTogether()] : []), ...texts].join('\n');
}
