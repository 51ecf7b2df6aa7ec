import { type Day, isoShanghai, type UtcMs } from '../domain/time.ts';

/** What stands in one cell of a table. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'time'; readonly at: UtcMs }
  | { readonly kind: 'day'; readonly day: Day };

/** A column of a table whose rows are of that kind. */
export interface Column<Row> {
  readonly title: string;
  /** In characters of the standard font; a Chinese sign takes two. */
  readonly width: number;
  readonly cell: (row: Row) => Cell | null;
}

export function textCell(text: string | null): Cell | null {
  return text === null || text === '' ? null : { kind: 'text', text: harmless(text) };
}

export function numberCell(value: number | null): Cell | null {
  return value === null ? null : { kind: 'number', value };
}

export function timeCell(at: UtcMs | null): Cell | null {
  return at === null ? null : { kind: 'time', at };
}

export function dayCell(day: Day | null): Cell | null {
  return day === null ? null : { kind: 'day', day };
}

/**
 * A text that no spreadsheet takes for a formula: before a leading = + - @ (their full-width forms too) an apostrophe is
 * put, and control signs become blanks. See OWASP, "CSV Injection".
 */
export function harmless(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' ');
  return /^[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u.test(plain) ? `'${plain}` : plain;
}

/** "2026-12-14 08:20:05": the clock on the wall in Shanghai, as tables show it. */
export function wallText(at: UtcMs): string {
  return isoShanghai(at).slice(0, 19).replace('T', ' ');
}
