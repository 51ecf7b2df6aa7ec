import { readFileSync } from 'node:fs';
import type { Line } from './stage.ts';

/** A fenced block, without the blanks by which it is set in. */
export interface Block {
  readonly section: string;
  /** What stands behind the fence: "sh", or nothing. */
  readonly language: string;
  readonly lines: readonly string[];
}

export interface Table {
  readonly section: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The last line of a quoted text of which the rest is left out, or what is left out between two of its lines. */
const AND_SO_ON = '……';

export function readHandbook(): string {
  return readFileSync(new URL('../../docs/handbook.zh.md', import.meta.url), 'utf8');
}

/** The lines of the text outside of blocks and the blocks, each with the heading (##) under which it stands. */
function* partsOf(markdown: string): Generator<Block | { readonly section: string; readonly text: string }> {
  let section = '';
  let open: { language: string; lines: string[]; indent: string } | null = null;
  for (const line of markdown.split('\n')) {
    const fence = /^(\s*)```(\w*)$/u.exec(line);
    if (fence && open) {
      yield { section, language: open.language, lines: open.lines };
      open = null;
    } else if (fence) open = { indent: fence[1] ?? '', language: fence[2] ?? '', lines: [] };
    else if (open) open.lines.push(line.slice(open.indent.length));
    else {
      section = /^## (.+)$/u.exec(line)?.[1] ?? section;
      yield { section, text: line };
    }
  }
}

export function blocksOf(markdown: string): readonly Block[] {
  return [...partsOf(markdown)].filter((part) => 'lines' in part);
}

export function tablesOf(markdown: string): readonly Table[] {
  const tables: { section: string; header: string[]; rows: string[][] }[] = [];
  let within = false;
  for (const part of partsOf(markdown)) {
    const row = 'text' in part && part.text.startsWith('|') ? cellsOf(part.text) : null;
    if (row && within) tables.at(-1)?.rows.push(row);
    else if (row) tables.push({ section: part.section, header: row, rows: [] });
    within = row !== null;
  }
  // The first row below the header is its rule.
  return tables.map(({ rows, ...table }) => ({ ...table, rows: rows.slice(1) }));
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** What stands between backquotes in the text, with its section. */
export function inlineCodeOf(markdown: string): readonly { readonly section: string; readonly code: string }[] {
  return [...partsOf(markdown)].flatMap((part) =>
    'text' in part ? [...part.text.matchAll(/`([^`]+)`/gu)].map((match) => ({ section: part.section, code: match[1] ?? '' })) : [],
  );
}

/** Who says what in a block; empty where nobody speaks. A line that no speaker begins goes on with what was said. */
export function spokenIn({ lines }: Block, speakers: readonly string[]): readonly Line[] {
  const spoken: { speaker: string; text: string }[] = [];
  for (const line of lines) {
    const speaker = speakers.find((one) => line.startsWith(`${one}：`));
    const last = spoken.at(-1);
    if (speaker !== undefined) spoken.push({ speaker, text: line.slice(speaker.length + 1) });
    else if (last) last.text += `\n${line}`;
  }
  return spoken;
}

/** How many of the quoted lines were said so, one after the other. */
export function saidInOrder(quoted: readonly Line[], transcript: readonly Line[]): number {
  let found = 0;
  for (const line of transcript) {
    const wanted = quoted[found];
    if (wanted && wanted.speaker === line.speaker && isQuoteOf(wanted.text, line.text)) found += 1;
  }
  return found;
}

function isQuoteOf(quote: string, text: string): boolean {
  const [first = '', ...others] = `${quote}\n`.split(`${AND_SO_ON}\n`);
  if (others.length === 0) return quote === text;
  return `${text}\n`.startsWith(first) && others.every((part) => `${text}\n`.endsWith(part));
}
