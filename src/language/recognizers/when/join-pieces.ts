import { DAY, type UtcMs } from '../../../domain/time.ts';
import { candidateDays } from './calendar.ts';
import { EMPTY, type Expression, type Moment, type Relation } from './expression.ts';
import type { DayRef, Piece, PieceResult } from './pieces.ts';

/** Words that may stand between the pieces of one expression: 周六，上午 · 12月4号(周五) 9点 · 今晚打烊后9点半. */
const SOFT = /^(?:[\s,、;:()【】[\]的就在是约]|大概|大约|差不多|估计|打烊后|下班后|收摊后|关门后|放学后|饭后|随便|时间){0,4}$/;
/** What makes a range or a choice of two. */
const CONNECT = /^[\s,]*(?:到|至|-{1,2}|~{1,2}|—{1,2}|–|→|直到|一直到|或者?|和|跟|与|及|、)\s*$/;
/** What may stand between two days that follow each other: 周六周日, 明天，后天. */
const LISTED = /^[\s,]?$/;
const CLOSE = /^\s?\(?$/;
const LONGEST_GAP = 8;

const BEHIND_ANY = /(?:左右|前后|上下|的?样子|之间|许|的?时候|\))/y;
const BEHIND_DAY = /(?:的?(?:一整天|一天|整天|全天|当天|那天|这天|那一天))/y;
const BEGINNING = /(?:开始|起(?![来床码草锅火]))/y;
const RELATIONS: readonly (readonly [Relation, RegExp])[] = [
  ['before', /(?:之前|以前|前(?![面台门厅院几天两任妻夫往]))/y],
  ['after', /(?:之后|以后|过后|后(?![面天门院台勤备续座悔来边代]))/y],
  ['within', /(?:之内|以内|内(?![裤衣部容墙外科存]))/y],
];
const LATEST = /(?:最迟|最晚|最多到|不晚于|截止到?|截至到?)[\s在是到:]{0,2}$/;
/** Before or around a weak date these make it one: "时间:12/4", "⏰ 11.29", or a field of its own. */
const LABEL = /(?:时间|日期|⏰|📅|🕐|🗓️?)[\s:]{0,2}$/u;
const FIELD_START = /(?:^|[\s,。;!])$/;
const FIELD_END = /^(?:$|[\s,。;!])/;

interface Draft {
  from: number;
  to: number;
  start: Moment;
  until: Moment | null;
  guess: boolean;
  /** How many pieces, and whether one of them could stand alone. */
  pieces: number;
  strong: boolean;
  dashed: boolean;
  relation: Relation;
}

type MomentPiece = Extract<Piece, { kind: 'day' | 'part' | 'clock' | 'limit-of-day' }>;

/**
 * Joins the pieces of a text into whole expressions: day, part of the day and clock in any order, ranges, and the words
 * behind them (左右, 之前, 以后).
 */
export function joinPieces(text: string, results: readonly PieceResult[], sentAt: UtcMs): readonly Expression[] {
  const joined: Expression[] = [];
  let draft: Draft | null = null;
  let recurring: { from: number; to: number } | null = null;
  const flush = (): void => {
    const done = draft && finish(draft, text);
    if (done) joined.push(done);
    draft = null;
  };
  results.forEach((result, index) => {
    const { piece } = result;
    if (piece.kind === 'instant' || piece.kind === 'limit' || piece.kind === 'loose') {
      flush();
      const single = finishSingle(piece, result, text);
      joined.push(single);
      recurring = piece.kind === 'loose' && piece.loose === 'recurring' ? { from: single.from, to: single.to } : null;
      return;
    }
    const gap = text.slice(draft?.to ?? recurring?.to ?? 0, result.index);
    if (recurring && (SOFT.test(gap) || CONNECT.test(gap)) && gap.length <= LONGEST_GAP) {
      recurring = { from: recurring.from, to: absorb(text, result.to, piece.kind === 'day') };
      joined.pop();
      joined.push({ kind: 'single', piece: { kind: 'loose', loose: 'recurring', first: null, last: null }, relation: 'in', ...recurring });
      return;
    }
    recurring = null;
    const extended: Draft | null =
      draft && gap.length <= LONGEST_GAP ? extend(draft, result, piece, gap, results[index + 1], text, sentAt) : null;
    if (!extended) flush();
    draft = extended ?? begin(result, piece, text);
  });
  flush();
  return joined;
}

function begin(result: PieceResult, piece: MomentPiece, text: string): Draft {
  const draft: Draft = {
    from: result.index,
    to: result.to,
    start: EMPTY,
    until: null,
    guess: false,
    pieces: 0,
    strong: false,
    dashed: /^\d{1,2}-\d{1,2}$/.test(result.text),
    relation: 'in',
  };
  return place(draft, 'start', result, piece, text);
}

/** Puts a piece into one end of the draft; the caller has made sure that it fits. */
function place(draft: Draft, side: 'start' | 'until', result: PieceResult, piece: MomentPiece, text: string): Draft {
  const moment = draft[side] ?? EMPTY;
  const next: Draft = {
    ...draft,
    pieces: draft.pieces + 1,
    strong: draft.strong || piece.kind === 'limit-of-day' || !piece.weak,
    to: absorb(text, result.to, piece.kind === 'day'),
  };
  switch (piece.kind) {
    case 'day':
      return { ...next, [side]: { ...moment, day: piece.day } };
    case 'part':
      return { ...next, [side]: { ...moment, part: piece.part } };
    case 'clock':
      return piece.until
        ? { ...next, [side]: { ...moment, clock: piece.clock }, until: { ...EMPTY, clock: piece.until }, guess: piece.guess }
        : { ...next, [side]: { ...moment, clock: piece.clock } };
    case 'limit-of-day':
      return {
        ...next,
        relation: 'before',
        [side]: { ...moment, clock: { hour: Math.floor(piece.minute / 60), minute: piece.minute % 60, second: 0, exact: true } },
      };
  }
}

function extend(
  draft: Draft,
  result: PieceResult,
  piece: MomentPiece,
  gap: string,
  following: PieceResult | undefined,
  text: string,
  sentAt: UtcMs,
): Draft | null {
  const side = draft.until ? 'until' : 'start';
  const moment = draft.until ?? draft.start;
  if (!draft.until && CONNECT.test(gap) && connects(draft.start, piece, gap))
    return place({ ...draft, until: EMPTY }, 'until', result, piece, text);
  if (isDaily(draft) && piece.kind !== 'day' && (SOFT.test(gap) || CONNECT.test(gap)))
    return { ...draft, to: absorb(text, result.to, false) };
  if (!SOFT.test(gap)) return null;
  switch (piece.kind) {
    case 'day':
      return extendByDay(draft, side, result, piece, gap, following, text, sentAt);
    case 'part':
      // 今晚凌晨2点: the evening already says which night.
      if (moment.part?.name === 'evening' && piece.part.name === 'dawn' && gap === '' && !moment.clock) return { ...draft, to: result.to };
      return moment.part || moment.clock ? null : place(draft, side, result, piece, text);
    case 'clock':
      return moment.clock || (piece.until && draft.until) ? null : place(draft, side, result, piece, text);
    case 'limit-of-day':
      return moment.clock || draft.until ? null : place(draft, side, result, piece, text);
  }
}

/** "28号到30号，9点到17点": the hours are those of each day and say nothing of the range. */
function isDaily({ start, until }: Draft): boolean {
  return until?.day != null && start.day !== null && start.clock === null && start.part === null && until.clock === null;
}

/** A range needs something on its left of the same sort: 3点到5点, 周一到周三, 2点-明天4点; 和 and 、 join days and parts only. */
function connects(start: Moment, piece: MomentPiece, gap: string): boolean {
  if (piece.kind === 'limit-of-day') return false;
  const list = /[和跟与及、]/.test(gap);
  if (piece.kind === 'day') return start.day !== null || (!list && start.clock !== null);
  if (piece.kind === 'part') return start.part !== null || start.clock !== null;
  return start.clock !== null && !list;
}

function extendByDay(
  draft: Draft,
  side: 'start' | 'until',
  result: PieceResult,
  piece: Extract<Piece, { kind: 'day' }>,
  gap: string,
  following: PieceResult | undefined,
  text: string,
  sentAt: UtcMs,
): Draft | null {
  const moment = draft[side] ?? EMPTY;
  if (moment.day) {
    if (side === 'start' && LISTED.test(gap) && !moment.part && !moment.clock && follows(moment.day, piece.day, sentAt)) {
      return place({ ...draft, until: EMPTY }, 'until', result, piece, text);
    }
    if (!namesWeekday(moment.day, piece.day) || moment.check) return null;
    const dated = moment.day.kind === 'weekday' ? { day: piece.day, check: moment.day } : { day: moment.day, check: piece.day };
    return { ...draft, to: absorb(text, result.to, true), pieces: draft.pieces + 1, strong: true, [side]: { ...moment, ...dated } };
  }
  if (!moment.part && !moment.clock) return place(draft, side, result, piece, text);
  // "下午3点 明天": the day behind the time, unless it begins an expression of its own ("8点, 明天9点").
  const ownTime =
    following !== undefined && /^(?:part|clock)$/.test(following.piece.kind) && SOFT.test(text.slice(result.to, following.index));
  return side === 'start' && CLOSE.test(gap) && !ownTime ? place(draft, side, result, piece, text) : null;
}

/** One is a weekday, the other a date or a word: they name the same day. */
function namesWeekday(a: DayRef, b: DayRef): boolean {
  return (a.kind === 'weekday') !== (b.kind === 'weekday');
}

function follows(a: DayRef, b: DayRef, sentAt: UtcMs): boolean {
  if (a.kind !== b.kind) return false;
  const first = candidateDays(a, sentAt)[0];
  const second = first && candidateDays(b, b.kind === 'fixed' ? sentAt : first.last)[0];
  return first !== undefined && second !== undefined && second.first - first.last === DAY;
}

function absorb(text: string, to: number, afterDay: boolean): number {
  let end = to;
  for (const pattern of afterDay ? [BEHIND_DAY, BEHIND_ANY] : [BEHIND_ANY]) {
    pattern.lastIndex = end;
    const match = pattern.exec(text);
    if (match && !(match[0] === ')' && !text.slice(Math.max(0, to - 12), to).includes('('))) end += match[0].length;
  }
  return end;
}

function relationBehind(text: string, to: number): { readonly relation: Relation; readonly to: number } {
  for (const [relation, pattern] of RELATIONS) {
    pattern.lastIndex = to;
    const match = pattern.exec(text);
    if (match) return { relation, to: to + match[0].length };
  }
  BEGINNING.lastIndex = to;
  const beginning = BEGINNING.exec(text);
  return { relation: 'in', to: to + (beginning?.[0].length ?? 0) };
}

function finish(draft: Draft, text: string): Expression | null {
  const behind = draft.relation === 'in' ? relationBehind(text, draft.to) : { relation: draft.relation, to: draft.to };
  const before = text.slice(Math.max(0, draft.from - 8), draft.from);
  if (!isCertain(draft) && !standsAlone(draft, before, text, behind)) return null;
  const relation = behind.relation === 'in' && LATEST.test(before) ? 'by' : behind.relation;
  const { from, start, until, guess } = draft;
  return { kind: 'moment', from, to: behind.to, relation, start, until, guess };
}

/** A weak piece is held up by another one of another sort: "12/4 13:00", "今天白天". */
function isCertain({ strong, pieces, start, until }: Draft): boolean {
  if (strong) return true;
  const timed = (moment: Moment | null): boolean => moment !== null && (moment.part !== null || moment.clock !== null);
  return pieces > 1 && (timed(start) || timed(until));
}

/** A weak piece counts where nothing but a date or time can be meant. */
function standsAlone(draft: Draft, before: string, text: string, behind: { readonly relation: Relation; readonly to: number }): boolean {
  if (draft.start.day) {
    if (draft.start.day.kind === 'next-day') return false;
    if (LABEL.test(before)) return true;
    const field = FIELD_START.test(before) && FIELD_END.test(text.slice(behind.to, behind.to + 1));
    return field && (!draft.dashed || text.trim().length === draft.to - draft.from);
  }
  const alone = FIELD_START.test(before) && FIELD_END.test(text.slice(behind.to, behind.to + 1));
  return draft.start.clock !== null && (alone || behind.relation !== 'in' || /^[来去到]/.test(text.slice(behind.to)));
}

function finishSingle(piece: Extract<Piece, { kind: 'instant' | 'limit' | 'loose' }>, result: PieceResult, text: string): Expression {
  const to = absorb(text, result.to, false);
  const behind = piece.kind === 'loose' && piece.first !== null ? relationBehind(text, to) : { relation: 'in' as const, to };
  return { kind: 'single', piece, from: result.index, to: behind.to, relation: behind.relation };
}
