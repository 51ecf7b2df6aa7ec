import { DAY, type UtcMs } from '../../../domain/time.ts';
import { candidateDays } from './calendar.ts';
import { EMPTY, type Expression, type Moment, type Relation } from './expression.ts';
import type { DayRef, MomentPiece, PieceResult, SinglePiece } from './pieces.ts';
import { endWithFillers, relationBehind } from './words-behind.ts';

/** Words that may stand between the pieces of one expression: 周六，上午 · 12月11号(周五) 9点 · 今晚收摊后9点. */
const SOFT = /^(?:[\s,、;:()【】[\]的就在是约一]|大概|大约|差不多|估计|打烊后|下班后|收摊后|关门后|放学后|饭后|随便|时间){0,4}$/;
/** What makes a range or a choice of two. */
const CONNECT =
  /^[\s,]*(?:(?:开始|起|开工|开门|接班|上班|进场)?[\s,]?(?:一直|[干做上忙搞弄搬守看摆卖陪带照护站熬]{1,2})?(?:到|至)|-{1,2}|~{1,2}|—{1,2}|–|→|直到|或者?|和|跟|与|及|、)\s*$/;
/** What may stand between two days that follow each other: 周六周日, 明天，后天. */
const LISTED = /^[\s,]?$/;
const CLOSE = /^\s?\(?$/;
const LONGEST_GAP = 8;

const LATEST = /(?:最迟|最晚|最多到|不晚于|截止到?|截至到?)[\s在是到:]{0,2}$/;
/** Before or around a weak date these make it one: "时间:12/4", "⏰ 12.6", or a field of its own. */
const LABEL = /(?:时间|日期|⏰|📅|🕐|🗓️?)[\s:]{0,2}$/u;
const FIELD_START = /(?:^|[\s,。;!])$/;
/** Right of "1/9" at the beginning of a field: what happens on that day. */
const DAY_OF_WORK = /^(?:接亲|结婚|办酒|搬家|搬[到去东]|来人|来[拉搬修]|[要请找需]|开工|进场|出发|交房|我[家们要]|早|上午|中午|下午|晚上)/;
const FIELD_END = /^(?:$|[\s,。;!])/;

/** An expression in the making; it grows in place, piece by piece. */
interface Draft {
  readonly from: number;
  to: number;
  start: Moment;
  until: Moment | null;
  guess: boolean;
  pieces: number;
  /** One of the pieces could stand alone. */
  strong: boolean;
  /** "09-01": may be a door. */
  readonly dashed: boolean;
  relation: Relation;
}

/** A piece at its turn. `gap`: the text since the draft; `head`: the text up to the next piece. */
interface Step {
  readonly result: PieceResult;
  readonly piece: MomentPiece;
  readonly gap: string;
  readonly head: string;
  readonly next: PieceResult | undefined;
  readonly text: string;
  readonly sentAt: UtcMs;
}

/**
 * Joins the pieces of a text into whole expressions: day, part of the day and clock in any order, ranges, and the words
 * behind them (左右, 之前, 以后).
 */
export function joinPieces(text: string, results: readonly PieceResult[], sentAt: UtcMs): readonly Expression[] {
  const joined: Expression[] = [];
  let draft: Draft | null = null;
  for (let index = 0; index < results.length; index += 1) {
    const result = results[index] as PieceResult;
    const { piece } = result;
    const next = results[index + 1];
    const head = text.slice(0, next?.index ?? text.length);
    if (piece.kind === 'instant' || piece.kind === 'limit' || piece.kind === 'loose') {
      pushFinished(joined, draft, text, result.index);
      draft = null;
      joined.push(finishSingle(piece, result, head));
      continue;
    }
    const from: number = draft?.to ?? joined.at(-1)?.to ?? 0;
    const step: Step = { result, piece, gap: text.slice(from, result.index), head, next, text, sentAt };
    if (draft === null && extendRecurring(joined, step)) continue;
    const extended: Draft | null = draft === null ? null : extend(draft, step);
    if (extended === null) pushFinished(joined, draft, text, result.index);
    draft = extended ?? begin(step);
  }
  pushFinished(joined, draft, text, text.length);
  return joined;
}

function pushFinished(joined: Expression[], draft: Draft | null, text: string, nextFrom: number): void {
  const finished = draft === null ? null : finish(draft, text, nextFrom);
  if (finished !== null) joined.push(finished);
}

/** "每天早上8点到10点": days, parts and clocks behind a recurring time belong to it. */
function extendRecurring(joined: Expression[], { gap, head, piece, result }: Step): boolean {
  const last = joined.at(-1);
  const recurs = last?.kind === 'single' && last.piece.kind === 'loose' && last.piece.loose === 'recurring';
  if (!recurs || gap.length > LONGEST_GAP || !(SOFT.test(gap) || CONNECT.test(gap))) return false;
  joined[joined.length - 1] = { ...last, to: endWithFillers(head, result.to, piece.kind === 'day') };
  return true;
}

function begin(step: Step): Draft {
  const { result } = step;
  const dashed = /^\d{1,2}-\d{1,2}$/.test(result.text);
  const from = result.index;
  const empty: Draft = { from, to: from, start: EMPTY, until: null, guess: false, pieces: 0, strong: false, dashed, relation: 'in' };
  return place(empty, 'start', step);
}

/** Puts a piece into one end of the draft; the caller has made sure that it fits. */
function place(draft: Draft, side: 'start' | 'until', { result, piece, head }: Step): Draft {
  draft[side] = withPiece(draft[side] ?? EMPTY, piece);
  if (piece.kind === 'clock' && piece.until) {
    draft.until = { ...EMPTY, clock: piece.until };
    draft.guess = piece.guess;
  }
  if (piece.kind === 'limit-of-day') draft.relation = 'before';
  return lengthen(draft, endWithFillers(head, result.to, piece.kind === 'day'), piece.kind === 'limit-of-day' || !piece.weak);
}

function lengthen(draft: Draft, to: number, strong: boolean): Draft {
  draft.to = to;
  draft.pieces += 1;
  draft.strong ||= strong;
  return draft;
}

function withPiece({ day, check, part, clock }: Moment, piece: MomentPiece): Moment {
  switch (piece.kind) {
    case 'day':
      return { day: piece.day, check, part, clock };
    case 'part':
      return { day, check, part: piece.part, clock };
    case 'clock':
      return { day, check, part, clock: piece.clock };
    case 'limit-of-day': {
      const limit = { hour: Math.floor(piece.minute / 60), minute: piece.minute % 60, second: 0, exact: true };
      return { day, check, part, clock: limit };
    }
  }
}

/** The draft with one more piece; null where the piece begins an expression of its own. */
function extend(draft: Draft, step: Step): Draft | null {
  const { gap, piece, result, head } = step;
  if (gap.length > LONGEST_GAP) return null;
  if (!draft.until && CONNECT.test(gap) && connects(draft.start, piece, gap)) return place(draft, 'until', step);
  const soft = SOFT.test(gap);
  if (isDaily(draft) && piece.kind !== 'day' && (soft || CONNECT.test(gap))) return reaching(draft, endWithFillers(head, result.to, false));
  if (!soft) return null;
  const side = draft.until ? 'until' : 'start';
  const moment = draft.until ?? draft.start;
  switch (piece.kind) {
    case 'day':
      return extendByDay(draft, side, piece.day, step);
    case 'part':
      // 今晚凌晨2点: the evening already says which night.
      if (moment.part?.name === 'evening' && piece.part.name === 'dawn' && gap === '' && !moment.clock) return reaching(draft, result.to);
      return moment.part || moment.clock ? null : place(draft, side, step);
    case 'clock':
      return moment.clock || (piece.until && draft.until) ? null : place(draft, side, step);
    case 'limit-of-day':
      return moment.clock || draft.until ? null : place(draft, side, step);
  }
}

/** The draft, covering words that change nothing of it. */
function reaching(draft: Draft, to: number): Draft {
  draft.to = to;
  return draft;
}

/** "28号到30号，9点到17点": the hours are those of each day and say nothing of the range. */
function isDaily({ start, until }: Draft): boolean {
  return until?.day != null && start.day !== null && start.clock === null && start.part === null && until.clock === null;
}

/** A range needs something on its left of the same sort: 3点到5点, 周一到周三, 2点-明天4点; 和 and 、 join days and parts only. */
function connects(start: Moment, piece: MomentPiece, gap: string): boolean {
  const list = /[和跟与及、]/.test(gap);
  switch (piece.kind) {
    case 'day':
      return start.day !== null || (!list && start.clock !== null);
    case 'part':
      return start.part !== null || start.clock !== null;
    case 'clock':
      return start.clock !== null && !list;
    case 'limit-of-day':
      return false;
  }
}

function extendByDay(draft: Draft, side: 'start' | 'until', day: DayRef, step: Step): Draft | null {
  const moment = draft[side] ?? EMPTY;
  const { gap, head, next, result, sentAt, text } = step;
  if (moment.day) {
    if (side === 'until' && LISTED.test(gap) && !moment.part && !moment.clock && follows(moment.day, day, sentAt))
      return place(draft, side, step);
    if (side === 'start' && LISTED.test(gap) && !moment.part && !moment.clock && follows(moment.day, day, sentAt)) {
      return place(draft, 'until', step);
    }
    if (!namesWeekday(moment.day, day) || moment.check) return null;
    const [date, check] = moment.day.kind === 'weekday' ? [day, moment.day] : [moment.day, day];
    draft[side] = { day: date, check, part: moment.part, clock: moment.clock };
    return lengthen(draft, endWithFillers(head, result.to, true), true);
  }
  if (!moment.part && !moment.clock) return place(draft, side, step);
  // "下午3点 明天": the day behind the time, unless it begins an expression of its own ("8点, 明天9点").
  const ownTime = next !== undefined && /^(?:part|clock)$/.test(next.piece.kind) && SOFT.test(text.slice(result.to, next.index));
  return side === 'start' && CLOSE.test(gap.replace(',', '')) && !ownTime ? place(draft, side, step) : null;
}

/** One is a weekday, the other a date or a word: they name the same day. */
function namesWeekday(a: DayRef, b: DayRef): boolean {
  return (a.kind === 'weekday') !== (b.kind === 'weekday');
}

function follows(a: DayRef, b: DayRef, sentAt: UtcMs): boolean {
  if (a.kind !== b.kind) return false;
  const first = candidateDays(a, sentAt)[0];
  const second = first && candidateDays(b, b.kind === 'fixed' || (b.kind === 'weekday' && b.week) ? sentAt : first.last)[0];
  return first !== undefined && second !== undefined && second.first - first.last === DAY;
}

/** `nextFrom`: where the next piece begins; words behind reach no farther. */
function finish(draft: Draft, text: string, nextFrom: number): Expression | null {
  const { from, start, until, guess } = draft;
  const behind = draft.relation === 'in' ? relationBehind(text.slice(0, nextFrom), draft.to) : { relation: draft.relation, to: draft.to };
  const before = text.slice(Math.max(0, from - LONGEST_GAP), from);
  if (!isCertain(draft) && !standsAlone(draft, before, text, behind)) return null;
  const relation = behind.relation === 'in' && LATEST.test(before) ? 'by' : behind.relation;
  return { kind: 'moment', from, to: behind.to, relation, start, until, guess };
}

/** A weak piece is held up by another one of another sort: "12/8 14:00", "今天白天". */
function isCertain({ strong, pieces, start, until }: Draft): boolean {
  if (strong) return true;
  const timed = (moment: Moment | null): boolean => moment !== null && (moment.part !== null || moment.clock !== null);
  return pieces > 1 && (timed(start) || timed(until));
}

/** A weak piece counts where nothing but a date or time can be meant. */
function standsAlone(draft: Draft, before: string, text: string, behind: { readonly relation: Relation; readonly to: number }): boolean {
  const rest = text.slice(behind.to, behind.to + 1);
  const field = FIELD_START.test(before) && FIELD_END.test(rest);
  if (draft.start.day) {
    if (draft.start.day.kind === 'next-day') return false;
    return (
      LABEL.test(before) ||
      (FIELD_START.test(before) && !draft.dashed && DAY_OF_WORK.test(text.slice(behind.to, behind.to + 2))) ||
      (field && (!draft.dashed || text.trim().length === draft.to - draft.from))
    );
  }
  return draft.start.clock !== null && (field || behind.relation !== 'in' || /[来去到]/.test(rest));
}

function finishSingle(piece: SinglePiece, { index, to }: PieceResult, head: string): Expression {
  const end = endWithFillers(head, to, false);
  if (piece.kind !== 'loose' || piece.first === null) return { kind: 'single', piece, from: index, to: end, relation: 'in' };
  const behind = relationBehind(head, end);
  return { kind: 'single', piece, from: index, to: behind.to, relation: behind.relation };
}
