import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UtcMs } from '../domain/time.ts';
import { FILE_MODE, makePrivateFolder, syncFolder } from './files.ts';

/**
 * What was erased. `id` is never personal: of an order its ledger id (20261123-128), of what somebody wrote beside orders his
 * key. How each kind is done again stands in after-restore.ts. What retention drops is not noted: the next night drops it again.
 */
export const ERASURE_KINDS = ['order', 'person'] as const;
export type ErasureKind = (typeof ERASURE_KINDS)[number];

export interface Erasure {
  readonly kind: ErasureKind;
  readonly id: string | number;
  readonly at: UtcMs;
}

/**
 * Every erasure, outside of the database: a restored backup is older than some of them, and they are done in it again.
 *
 * One line each, in the order in which they happened, and nothing else:
 *
 *     2026-11-24T03:30:00.000+08:00 order 20260524-128;
 *
 * The semicolon ends a line that was written whole.
 */
export interface ErasuresLog {
  /** Notes an erasure of the transaction that is under way; it is on the disk before that is committed. */
  note(erasure: Erasure): void;
}

/** A log that is written when `flush` is called, at the end of each transaction. */
export interface PendingErasures extends ErasuresLog {
  /** Writes what was noted through to the disk. @throws errors of the file system: the transaction must then fail */
  flush(): void;
  /** Forgets what was noted: the transaction has failed. */
  drop(): void;
}

const LINE = /^(?<at>\S+) (?<kind>[a-z]+) (?<id>[\w-]+);$/;
const SHANGHAI = 8 * 60 * 60 * 1000;

export function erasuresFile(databaseFile: string): string {
  return join(dirname(databaseFile), 'erasures.log');
}

/** @param file null: nothing is kept (a store that nobody restores) */
export function openErasuresLog(file: string | null): PendingErasures {
  let noted: string[] = [];
  return {
    note: (erasure) => {
      if (file !== null) noted.push(lineOf(erasure));
    },
    flush: () => {
      if (file === null || noted.length === 0) return;
      append(file, noted.join(''));
      noted = [];
    },
    drop: () => {
      noted = [];
    },
  };
}

/** What stands in the log; `unreadable` counts lines that were cut short or are none of ours. */
export function readErasures(file: string): { readonly erasures: readonly Erasure[]; readonly unreadable: number } {
  if (!existsSync(file)) return { erasures: [], unreadable: 0 };
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const erasures = lines.map(erasureOf).filter((erasure) => erasure !== null);
  return { erasures, unreadable: lines.length - erasures.length };
}

function lineOf({ kind, id, at }: Erasure): string {
  return `${new Date(at + SHANGHAI).toISOString().slice(0, 23)}+08:00 ${kind} ${id};\n`;
}

function erasureOf(line: string): Erasure | null {
  const { at = '', kind, id = '' } = LINE.exec(line)?.groups ?? {};
  const known = ERASURE_KINDS.find((one) => one === kind);
  const time = Date.parse(at);
  return known === undefined || Number.isNaN(time) ? null : { kind: known, id, at: time };
}

function append(file: string, lines: string): void {
  const isNew = !existsSync(file);
  makePrivateFolder(dirname(file));
  const handle = openSync(file, 'a+', FILE_MODE);
  try {
    const text = Buffer.from(endsInMidLine(handle) ? `\n${lines}` : lines);
    for (let written = 0; written < text.length; ) written += writeSync(handle, text, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (isNew) syncFolder(dirname(file));
}

/** The disk was full, or the power went, in the middle of a line. */
function endsInMidLine(handle: number): boolean {
  const { size } = fstatSync(handle);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last.toString() !== '\n';
}
