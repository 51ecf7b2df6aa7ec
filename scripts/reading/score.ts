import type { JobDraft } from '../../src/domain/job.ts';
import { isoShanghai } from '../../src/domain/time.ts';
import type { Reading } from '../../src/language/meaning.ts';
import { timesOf } from './job-as-json.ts';
import type { ExpectedFields, LabelledLine } from './lines.ts';

/** Right of so many. */
export interface Count {
  readonly right: number;
  readonly of: number;
}

export interface Figures {
  readonly lines: number;
  readonly precision: Count;
  readonly recall: Count;
  readonly labels: Count;
  /** Lines without an order that were made one, or asked about. */
  readonly wronglyMade: number;
  readonly wronglyAsked: number;
  /** Of the lines that say whether to make, to ask or to be quiet. */
  readonly decisions: Count;
  readonly fields: Readonly<Record<Field, Count>>;
  readonly wholeOrders: Count;
  readonly secondJobs: Count;
}

export const FIELDS = ['category', 'time', 'price', 'unit', 'negotiable', 'headcount', 'phone', 'address'] as const;
export type Field = (typeof FIELDS)[number];

/** What is wrong with the reading of a line: for people to look at. */
export interface Fault {
  readonly id: string;
  readonly text: string;
  readonly what: string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Counts what of the lines was read as their authors mean it. */
export function score(pairs: readonly (readonly [LabelledLine, Reading])[]): {
  readonly figures: Figures;
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const tally = new Tally();
  for (const [line, reading] of pairs) {
    const wrong = (what: string): void => void faults.push({ id: line.id, text: line.text, what });
    scoreDecision(line, reading, tally, wrong);
    if (line.label === 'order' && reading.label === 'order' && line.fields) scoreFields(line, line.fields, reading.jobs, tally, wrong);
  }
  return { figures: tally.figures(pairs.length), faults };
}

class Tally {
  private readonly counts = new Map<string, { right: number; of: number }>();
  wronglyMade = 0;
  wronglyAsked = 0;

  add(name: string, right: boolean): void {
    const count = this.counts.get(name) ?? { right: 0, of: 0 };
    this.counts.set(name, { right: count.right + Number(right), of: count.of + 1 });
  }

  figures(lines: number): Figures {
    const of = (name: string): Count => this.counts.get(name) ?? { right: 0, of: 0 };
    return {
      lines,
      precision: of('precision'),
      recall: of('recall'),
      labels: of('labels'),
      wronglyMade: this.wronglyMade,
      wronglyAsked: this.wronglyAsked,
      decisions: of('decisions'),
      fields: Object.fromEntries(FIELDS.map((field) => [field, of(field)])) as Record<Field, Count>,
      wholeOrders: of('whole'),
      secondJobs: of('second'),
    };
  }
}

function scoreDecision(line: LabelledLine, reading: Reading, tally: Tally, wrong: (what: string) => void): void {
  if (line.ungraded?.includes('detect')) return;
  const told = line.label === 'order';
  const made = reading.label === 'order';
  if (told) tally.add('recall', made);
  if (made && (told || !line.alt_label?.includes('order'))) tally.add('precision', told);
  const right = reading.label === line.label || Boolean(line.alt_label?.includes(reading.label));
  tally.add('labels', right);
  if (!right) wrong(`${reading.label}, should be ${line.label}`);
  if (!told && reading.decision === 'make') tally.wronglyMade += 1;
  if (!told && reading.decision === 'ask') tally.wronglyAsked += 1;
  if (line.decision === undefined) return;
  tally.add('decisions', line.decision === reading.decision);
  if (line.decision !== reading.decision && right) wrong(`${reading.decision}, should be ${line.decision}`);
}

function scoreFields(
  line: LabelledLine,
  wanted: ExpectedFields,
  jobs: readonly JobDraft[],
  tally: Tally,
  wrong: (what: string) => void,
): void {
  const [job, second] = jobs;
  if (!job) return;
  let whole = true;
  for (const field of FIELDS) {
    if (UNGRADED[field].some((name) => line.ungraded?.includes(name))) continue;
    const right = RIGHT[field](line, wanted, job);
    tally.add(field, right);
    whole &&= right;
    if (!right) wrong(`${field}: ${JSON.stringify(SHOWN[field](job))}, should be ${wantedOf(field, line, wanted)}`);
  }
  tally.add('whole', whole);
  if (line.fields2) tally.add('second', second?.category === line.fields2.category);
}

const UNGRADED: Readonly<Record<Field, readonly string[]>> = {
  category: ['category'],
  time: ['start', 'end'],
  price: ['price_min_fen', 'price_max_fen'],
  unit: ['price_unit'],
  negotiable: ['negotiable'],
  headcount: ['headcount'],
  phone: ['phone'],
  address: ['address'],
};

const RIGHT: Readonly<Record<Field, (line: LabelledLine, wanted: ExpectedFields, job: JobDraft) => boolean>> = {
  category: ({ alt_category = [] }, { category }, job) => [category, ...alt_category].includes(job.category),
  time: (line, wanted, job) => sameTime(line, wanted, job),
  price: (_, wanted, { price }) => wanted.price_min_fen === (price?.minFen ?? null) && wanted.price_max_fen === (price?.maxFen ?? null),
  unit: (_, wanted, { price }) => wanted.price_unit === (price?.unit ?? null),
  negotiable: (_, wanted, { negotiable }) => wanted.negotiable === negotiable,
  headcount: (_, wanted, { headcount }) => (wanted.headcount ?? 1) === (headcount ?? 1),
  phone: (_, wanted, { phone }) => wanted.phone === phone,
  address: ({ alt }, wanted, { place }) => sameAddress([wanted.address, ...(alt?.address ?? [])], place?.full ?? null),
};

const SHOWN: Readonly<Record<Field, (job: JobDraft) => unknown>> = {
  category: ({ category, task }) => `${category} (${task})`,
  time: ({ when }) => shownTime(when),
  price: ({ price }) => price && [price.minFen, price.maxFen],
  unit: ({ price }) => price?.unit ?? null,
  negotiable: ({ negotiable }) => negotiable,
  headcount: ({ headcount }) => headcount,
  phone: ({ phone }) => phone,
  address: ({ place }) => place?.full ?? null,
};

function shownTime(when: JobDraft['when']): readonly (string | null)[] {
  const { start, end } = timesOf(when);
  return [when.kind, start, end];
}

function wantedOf(field: Field, line: LabelledLine, wanted: ExpectedFields): string {
  switch (field) {
    case 'time':
      return JSON.stringify([line.start_precision, wanted.start, wanted.end]);
    case 'price':
      return JSON.stringify([wanted.price_min_fen, wanted.price_max_fen]);
    case 'unit':
      return JSON.stringify(wanted.price_unit);
    case 'category':
    case 'negotiable':
    case 'headcount':
    case 'phone':
    case 'address':
      return JSON.stringify(wanted[field]);
  }
}

const bare = (text: string): string => text.replace(/[\s,，。、:：;；()（）【】\-—]/g, '');

/** The same place: a little more may stand round it, or the part in front be left out. */
function sameAddress(wanted: readonly (string | null)[], found: string | null): boolean {
  const [first, ...also] = wanted;
  if (first === null || first === undefined) return found === null || also.includes(found);
  if (found === null) return also.includes(null);
  const said = bare(found);
  return [first, ...also].some((place) => {
    const meant = bare(place ?? '');
    if (meant === '' || said === meant) return meant !== '';
    if (said.includes(meant)) return said.length <= meant.length + 3;
    return meant.includes(said) && said.endsWith(meant.slice(-6)) && said.length >= Math.min(4, meant.length);
  });
}

const dayOf = (at: number): string => isoShanghai(at).slice(0, 10);

/** As exactly as the message says it: a moment to the minute, a part of a day anywhere in it, a day by its date. */
function sameTime({ start_precision, alt, ref }: LabelledLine, wanted: ExpectedFields, { when }: JobDraft): boolean {
  const said = timesOf(when);
  const at = (time: string | null): number | null => (time === null ? null : Date.parse(time));
  const [from, to, start, end] = [at(wanted.start), at(wanted.end), at(said.start), at(said.end)];
  switch (start_precision) {
    case 'minute':
      return near(start, from, MINUTE) && (to === null || near(end, to, MINUTE));
    case 'now':
      return near(start, from, 15 * MINUTE);
    case 'part':
      return start !== null && from !== null && to !== null && start >= from && start <= to;
    case 'day':
      if (start === null || from === null || to === null || dayOf(start) !== dayOf(from)) return false;
      return dayOf(from) === dayOf(to) || (end !== null && dayOf(end - 1) === dayOf(to - 1));
    case 'deadline':
      if (to === null) return true;
      if (end === null || (start !== null && (start > end || start < Date.parse(ref) - DAY))) return false;
      return [to, ...(alt?.end ?? []).map(at)].some((limit) => limit !== null && sameLimit(limit, end));
    default:
      return (start === null && end === null) || (alt?.start ?? []).some((other) => near(start, at(other), MINUTE));
  }
}

const near = (a: number | null, b: number | null, within: number): boolean => a !== null && b !== null && Math.abs(a - b) <= within;

/** Midnight is the end of one day and the beginning of the next. */
function sameLimit(limit: number, end: number): boolean {
  const midnight = isoShanghai(limit).slice(11, 16) === '00:00';
  return near(limit, end, MINUTE) || (midnight && [dayOf(limit), dayOf(limit - 1)].includes(dayOf(end)));
}
