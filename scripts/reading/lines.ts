import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageClass } from '../../src/language/classify/classes.ts';
import type { Decision, ReadContext } from '../../src/language/meaning.ts';

/** The labelled lines of the project; `unseen` is for measuring alone. */
export const LINES = 'test/language/lines';
export type Part = 'tuning' | 'unseen';

/** The fields of an order as its author reads them: see `docs/reading.md`. */
export interface ExpectedFields {
  readonly category: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly price_min_fen: number | null;
  readonly price_max_fen: number | null;
  readonly price_unit: string | null;
  readonly negotiable: boolean;
  readonly headcount: number | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export interface LabelledLine {
  readonly id: string;
  readonly text: string;
  readonly room: ReadContext['room'];
  readonly sender: ReadContext['sender'];
  /** When it was sent, with its offset. */
  readonly ref: string;
  readonly label: Exclude<MessageClass, 'ask'>;
  /** Where an order is only hinted at: `ask`. */
  readonly decision?: Decision;
  readonly alt_label?: readonly string[];
  readonly hard?: boolean;
  /** Said among neighbours or in any chat of the net; nothing in it is the bot's business. */
  readonly chat?: boolean;
  readonly fields?: ExpectedFields | null;
  readonly fields2?: ExpectedFields;
  readonly start_precision?: string | null;
  readonly alt_category?: readonly string[];
  readonly alt?: Readonly<Record<string, readonly (string | null)[]>>;
  readonly ungraded?: readonly string[];
}

export const contextOf = ({ ref, room, sender }: LabelledLine): ReadContext => ({ sentAt: Date.parse(ref), room, sender });
export const classOf = ({ label, decision }: LabelledLine): MessageClass => (decision === 'ask' ? 'ask' : label);

/** Every line of a part, file by file. */
export function readLines(part: Part, root = LINES): readonly LabelledLine[] {
  const folder = join(root, part);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => parseLines(join(folder, name)));
}

function parseLines(path: string): LabelledLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line) as LabelledLine];
      } catch {
        throw new Error(`${path}:${at + 1}: no JSON`);
      }
    });
}
