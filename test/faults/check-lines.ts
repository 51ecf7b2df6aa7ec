import type { GatewayFault, GatewayPost } from '../support/gateway.ts';
import type { SaidLine } from './check-orders.ts';
import { broken } from './promise.ts';
import type { Meaning } from './reference.ts';
import type { Evidence, Written } from './witness.ts';

type Line = Extract<Written, { what: 'line' }>;

export interface LineFigures {
  readonly sent: number;
  readonly unsure: number;
  readonly refused: number;
  /** Said once more after an error that said that it had not gone out, though it had. */
  readonly saidAgain: number;
}

/**
 * Lines, held against what the platform got: `sent` stands there once, `unsure` once or not at all, anything else not at all.
 *
 * @throws BrokenPromise
 */
export function checkLines(
  lines: readonly Line[],
  evidence: Evidence,
  posts: readonly GatewayPost[],
  faults: readonly GatewayFault[],
): LineFigures {
  const states = new Map(evidence.rows<{ id: number; state: string }>('SELECT id, state FROM outbox').map(({ id, state }) => [id, state]));
  const contacts = evidence.contacts();
  const counts = new Map<string, { sent: number; unsure: number; posted: number; lied: number; other: string[] }>();
  const countOf = (to: string, text: string) => {
    const key = `${to}\n${text}`;
    const known = counts.get(key) ?? { sent: 0, unsure: 0, posted: 0, lied: 0, other: [] };
    counts.set(key, known);
    return known;
  };
  for (const { id, room, person, text } of lines) {
    if (text === null) continue;
    const count = countOf(room ?? contacts.get(person ?? 0) ?? '?', text);
    const state = states.get(id) ?? 'gone';
    if (state === 'sent' || state === 'unsure') count[state] += 1;
    else count.other.push(state);
  }
  for (const { room, to, text, file } of posts) if (file === null) countOf(room ?? to ?? '?', text).posted += 1;
  for (const { fault, to, text } of faults) if (fault === 'sendLies') countOf(to ?? '?', text ?? '').lied += 1;

  let saidAgain = 0;
  for (const [line, { sent, unsure, posted, lied, other }] of counts) {
    if (posted < sent) broken('a line that counts as sent did not go out', { line, sent, unsure, posted });
    if (posted > sent + unsure + lied) broken('a line was said more than once', { line, sent, unsure, posted, other });
    saidAgain += Math.max(0, posted - sent - unsure);
  }
  const inState = (state: string) => lines.filter(({ id }) => states.get(id) === state).length;
  return { sent: inState('sent'), unsure: inState('unsure'), refused: inState('refused'), saidAgain };
}

/** Nothing is under way or held up when all is calm again. @throws BrokenPromise */
export function checkSettled(evidence: Evidence, now: number): void {
  const left = evidence.rows<{ id: number; state: string }>(
    "SELECT id, state, kind, target, attempts, not_before FROM outbox WHERE state = 'sending' OR (state = 'waiting' AND not_before <= ?)",
    now,
  );
  if (left.length > 0) broken('lines are left over', left);
  const due = evidence.rows('SELECT kind, at, order_id FROM due_jobs WHERE at <= ?', now);
  if (due.length > 0) broken('jobs of the clock are left over', due);
}

/** Each message has led to its lines, and to none twice. @throws BrokenPromise */
export function checkLinesOfMessages(
  lines: readonly SaidLine[],
  committed: ReadonlyMap<string, unknown>,
  meanings: ReadonlyMap<string, Meaning>,
  events: readonly { readonly message: string | null; readonly kind: string; readonly order: number }[],
  { market, staff }: { readonly market: string; readonly staff: string },
): void {
  const ofMessage = groupBy(lines, ({ cause, atOnce }) => (atOnce ? cause : null));
  const eventsOf = groupBy(events, ({ message }) => message);
  for (const message of committed.keys()) {
    const meaning = meanings.get(message);
    const said = ofMessage.get(message) ?? [];
    const happened = (kind: string) => (eventsOf.get(message) ?? []).filter((event) => event.kind === kind);
    const count = (kind: string, room?: string) =>
      said.filter((line) => line.kind === kind && (room === undefined || line.room === room)).length;
    const expect = (what: string, found: number, expected: number) => {
      if (found !== expected) broken(`a message has led to ${found} ${what}, not to ${expected}`, { message, meaning, said });
    };
    if (meaning?.kind === 'chat') expect('lines', said.length, 0);
    if (meaning?.kind === 'ask') expect('answers', said.length, 1);
    if (meaning?.kind === 'post') {
      expect('announcements', count('announcement', market), happened('posted').length);
      expect('receipts', count('receipt'), happened('posted').length);
    }
    if (meaning?.kind === 'claim') {
      expect('winners', count('winner', market), happened('claimed').length);
      expect('details', count('details') + count('staff', staff), happened('claimed').length);
    }
  }
  for (const { cause, text } of lines) {
    if (cause !== null && meanings.has(cause) && !committed.has(cause))
      broken('a line stands there of a message that does not', { cause, text });
  }
}

/**
 * Details of a job that did not reach its worker are passed on another way, as long as the job is his.
 *
 * @throws BrokenPromise
 */
export function checkDetails(lines: readonly Line[], evidence: Evidence): void {
  const lost = evidence.rows<{ id: number; order: number; person: number }>(
    `SELECT outbox.id, outbox.order_id AS "order", outbox.person_id AS person FROM outbox
     JOIN claims ON claims.order_id = outbox.order_id AND claims.person_id = outbox.person_id AND role = 'holder'
     JOIN orders ON orders.id = outbox.order_id
     WHERE outbox.kind = 'details' AND outbox.state IN ('unsure', 'refused') AND orders.state IN ('open', 'claimed')`,
  );
  for (const { id, order, person } of lost) {
    const after = lines.filter((line) => line.order === order && line.id > id);
    const passedOn =
      after.some((line) => line.room !== null && line.kind === 'staff') ||
      after.some((line) => line.kind === 'details' && line.person !== person);
    if (!passedOn) broken('the details of a job did not reach its worker for sure, and nobody was told', { line: id, order });
  }
}

/** The summary stands there once a day and room. @throws BrokenPromise */
export function checkSummaries(lines: readonly Line[], evidence: Evidence): number {
  const days = new Map<string, number>();
  for (const { kind, room, at } of lines) {
    if (kind !== 'summary') continue;
    const key = `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)} ${room}`;
    days.set(key, (days.get(key) ?? 0) + 1);
  }
  for (const [day, count] of days) if (count > 1) broken('a summary was said more than once', { day, count });
  const noted = evidence.rows('SELECT day, room FROM summaries').length;
  if (noted !== days.size) broken('summaries noted and said differ', { noted, said: days.size });
  return days.size;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
