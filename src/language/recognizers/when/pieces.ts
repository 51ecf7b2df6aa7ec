import { type Chrono, ParsingComponents, ParsingResult, ReferenceWithTimezone } from 'chrono-node';
import type { UtcMs } from '../../../domain/time.ts';

type Parser = Chrono['parsers'][number];
type Context = Parameters<Parser['extract']>[0];

/** Which day is meant; days are the instants of their midnights. */
export type DayRef =
  /** Known from the moment of speaking: 明天, 下周, 元旦. */
  | { readonly kind: 'fixed'; readonly first: UtcMs; readonly last: UtcMs; readonly past: boolean }
  /** The day after the one before ("次日05:40"). */
  | { readonly kind: 'next-day' }
  /** 1 is Monday. `week`: weeks from the one of speaking; null where none was named. */
  | { readonly kind: 'weekday'; readonly first: number; readonly last: number; readonly week: number | null }
  /** What was not said is null: "28号", "1月5号". `lastDay` for "28-30号". */
  | {
      readonly kind: 'date';
      readonly year: number | null;
      readonly month: number | null;
      readonly day: number;
      readonly lastDay: number | null;
    };

export type PartName = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'dusk' | 'evening' | 'daylight';
/** A part of a day, in minutes since its midnight. */
export interface Part {
  readonly name: PartName;
  readonly from: number;
  readonly to: number;
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Needs no guess between morning and afternoon: "06:30", "3pm" (hour already 15), "15点". */
  readonly exact: boolean;
}

/** era: a time too long to order work by (今年, 80年代). */
export type LooseKind = 'now' | 'vague' | 'recurring' | 'era';

/** A building block that others may join: a day, a part of one, a clock time. */
export type MomentPiece =
  /** `weak`: counts as a date only beside a clock or after a label ("12/4", "12.6"). */
  | { readonly kind: 'day'; readonly day: DayRef; readonly weak: boolean }
  | { readonly kind: 'part'; readonly part: Part; readonly weak: boolean }
  /** `until`: "9-11点"; `guess`: the two are one guess, "八九点". `weak`: only with a day or a part ("一点"). */
  | { readonly kind: 'clock'; readonly clock: Clock; readonly until: Clock | null; readonly guess: boolean; readonly weak: boolean }
  /** "下班前": `minute` of the day that is named beside it, or today. */
  | { readonly kind: 'limit-of-day'; readonly minute: number };

/** An expression of its own. */
export type SinglePiece =
  /** Counted from the moment of speaking: "半小时后", "两小时前". */
  | { readonly kind: 'instant'; readonly at: UtcMs; readonly until: UtcMs | null; readonly past: boolean }
  /** "三天内" */
  | { readonly kind: 'limit'; readonly end: UtcMs }
  /** `first`, `last`: the days that the words cover where they can be named at all (月底, 12月中旬). */
  | { readonly kind: 'loose'; readonly loose: LooseKind; readonly first: UtcMs | null; readonly last: UtcMs | null };

/** What a parser finds. */
export type Piece = MomentPiece | SinglePiece;

/**
 * The components of every piece: a piece says what it means by itself. Left out, chrono would make new ones for each,
 * which costs more than finding the piece.
 */
const NO_COMPONENTS = new ParsingComponents(new ReferenceWithTimezone(new Date(0), 0));

/** A piece in the clothes of a chrono result, so that chrono's executor and overlap remover handle it. */
export class PieceResult extends ParsingResult {
  readonly piece: Piece;

  constructor(context: Context, from: number, to: number, piece: Piece) {
    super(context.reference, from, context.text.slice(from, to), NO_COMPONENTS);
    this.piece = piece;
  }

  get to(): number {
    return this.index + this.text.length;
  }
}

/** Where a pattern matched. `text` is the whole message; `before` and `after` are the characters around the match, '' at its ends. */
export interface Found {
  readonly match: RegExpMatchArray;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
  readonly sentAt: UtcMs;
}

/** A group of a match, or '' where it took no part. */
export function group(match: RegExpMatchArray, name: string): string {
  return match.groups?.[name] ?? '';
}

/** `from`, `to`: the ends of the piece where they are not those of the match. */
export type Read = { readonly piece: Piece; readonly from?: number; readonly to?: number } | null;

/** A chrono parser that need not run on a text that holds none of its `signs`. */
export interface PieceParser extends Parser {
  readonly signs: string;
}

/**
 * A chrono parser out of a pattern and a reader.
 *
 * @param signs characters of which at least one stands in whatever the parser finds; the rarer, the less often it runs
 *
 * Chrono searches on in the rest of the text after each hit, so a pattern cannot look behind itself: whatever must not
 * stand before a piece is checked in `read`, by `before` or `text`.
 */
export function pieceParser(signs: string, pattern: RegExp, read: (found: Found) => Read): PieceParser {
  return {
    signs,
    pattern: () => pattern,
    extract: (context, match) => {
      const from = match.index ?? 0;
      const to = from + match[0].length;
      const { text } = context;
      const answer = read({
        match,
        text,
        from,
        to,
        before: text.charAt(from - 1),
        after: text.charAt(to),
        sentAt: context.refDate.getTime(),
      });
      return answer === null ? null : new PieceResult(context, answer.from ?? from, answer.to ?? to, answer.piece);
    },
  };
}
