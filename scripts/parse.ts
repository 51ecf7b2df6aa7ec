import '../src/shanghai-timezone.ts';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import { instant, isoShanghai, type UtcMs } from '../src/domain/time.ts';
import type { ReadContext } from '../src/language/meaning.ts';
import { normalize } from '../src/language/normalize.ts';
import { openLanguage } from '../src/language/read-message.ts';
import { findPhones } from '../src/language/recognizers/phone.ts';
import { readTime } from '../src/language/recognizers/when/read-time.ts';
import { explained } from './reading/explained.ts';
import { jobAsJson } from './reading/job-as-json.ts';

/** A line of the input that cannot be read; ends the run. */
class BadLine extends Error {}

type Reader = (line: Record<string, unknown>) => string;

const language = openLanguage();

/** {"id","text","room","sender","ref"} → what the message means. */
function readMessageLine(line: Record<string, unknown>): string {
  const { text, context } = messageOf(line);
  const { label, decision, confidence, jobs } = language.readMessage(text, context);
  return JSON.stringify({ id: line.id, label, decision, confidence: Math.round(confidence * 1000) / 1000, orders: jobs.map(jobAsJson) });
}

/** The same line → how it was read, for people. */
function explainLine(line: Record<string, unknown>): string {
  const { text, context } = messageOf(line);
  return explained(String(line.id), language.explain(text, context));
}

/** {"id","text","ref"} with `ref` on the wall clock of Shanghai → {"id","time"}. */
function readTimeLine(line: Record<string, unknown>): string {
  const time = readTime(normalize(textOf(line)), wallInstant(line.ref));
  return JSON.stringify({
    id: line.id,
    time: time && { start: isoShanghai(time.start), end: time.end === null ? null : isoShanghai(time.end) },
  });
}

/** {"id","text"} → {"id","phones"}. */
function readPhoneLine(line: Record<string, unknown>): string {
  return JSON.stringify({ id: line.id, phones: findPhones(normalize(textOf(line))).map(({ value }) => value) });
}

function messageOf(line: Record<string, unknown>): { text: string; context: ReadContext } {
  const sentAt = typeof line.ref === 'string' ? Date.parse(line.ref) : Number.NaN;
  if (Number.isNaN(sentAt)) throw new BadLine('"ref" is no time');
  return { text: textOf(line), context: { sentAt, room: roomOf(line.room), sender: senderOf(line.sender) } };
}

function textOf(line: Record<string, unknown>): string {
  if (typeof line.text !== 'string') throw new BadLine('"text" is missing');
  return line.text;
}

function roomOf(room: unknown): ReadContext['room'] {
  switch (room) {
    case 'grid':
    case 'market':
    case 'staff':
    case 'direct':
      return room;
    case null:
    case undefined:
      return 'grid';
    default:
      throw new BadLine('"room" is none of grid, market, staff, direct');
  }
}

function senderOf(sender: unknown): ReadContext['sender'] {
  switch (sender) {
    case 'resident':
    case 'worker':
    case 'gridworker':
      return sender;
    case null:
    case undefined:
      return 'resident';
    default:
      throw new BadLine('"sender" is none of resident, worker, gridworker');
  }
}

function wallInstant(ref: unknown): UtcMs {
  const match = typeof ref === 'string' ? /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(ref) : null;
  if (!match) throw new BadLine('"ref" is no time');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  return instant(year, month, day, hour, minute);
}

function parseLine(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadLine('no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadLine('no JSON object');
  return value as Record<string, unknown>;
}

/** Reads line by line, writes in the same order, and waits where the reader of the output is slower. */
async function run(read: Reader): Promise<void> {
  let number = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    let answer: string;
    try {
      answer = read(parseLine(text));
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      process.stderr.write(`line ${number}: ${error.message}\n`);
      process.exitCode = 2;
      return;
    }
    if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain');
  }
}

const options = new Command('parse')
  .description('Reads messages, one JSON object a line ({"id","text","room","sender","ref"}), and writes what each means.')
  .addOption(
    new Option('--only <what>', 'read nothing but times ({"id","text","ref"}) or phones ({"id","text"})').choices(['time', 'phone']),
  )
  .option('--explain', 'write the evidence for and against an order, to be read by people')
  .parse()
  .opts<{ only?: 'time' | 'phone'; explain?: boolean }>();

await run(
  options.only === 'time' ? readTimeLine : options.only === 'phone' ? readPhoneLine : options.explain ? explainLine : readMessageLine,
);
