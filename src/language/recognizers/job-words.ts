import type { Category } from '../../domain/glossary.ts';
import { compileLexicon, type LexiconEntry } from '../lexicon.ts';
import { allMatches, anyOf } from '../patterns.ts';
import { type Extent, type Span, spansNear, TakenUnits } from '../span.ts';
import type { StationWords } from '../station-words.ts';
import { AGENTS, FAMILY_NAMES } from '../words/agents.ts';
import { DEEDS, type DeedKind } from '../words/deeds.ts';
import { EVERYDAY_JOBS, FIXED_JOBS } from '../words/fixed-jobs.ts';
import { NO_AGENT, NO_JOB, NO_THING } from '../words/homographs.ts';
import { THINGS, type Thing } from '../words/things.ts';
import { TROUBLES, type TroubleWords } from '../words/troubles.ts';
import { VAGUE_TURNS } from '../words/turns.ts';
import { findRescues } from './danger.ts';
import { findTurns } from './turns.ts';

export interface FixedJobWord {
  readonly category: Category;
  readonly name: string;
  /** Work that is wanted, or something that is wrong. */
  readonly strength: 'deed' | 'trouble';
}

export interface AgentWord {
  readonly category: Category | null;
  readonly task: string | null;
}

export interface DeedWord {
  readonly kind: DeedKind;
  readonly name: string;
  readonly asWritten?: RegExp | undefined;
}

/** The vocabulary of work that stands in a text, kind by kind, each list in the order of the text. */
export interface JobWords {
  readonly fixed: readonly Span<FixedJobWord>[];
  readonly things: readonly Span<Thing>[];
  readonly deeds: readonly Span<DeedWord>[];
  readonly troubles: readonly Span<TroubleWords>[];
  readonly agents: readonly Span<AgentWord>[];
}

export type JobWordFinder = (text: string) => JobWords;

/** Makes the finder of job words, with a station's own trades beside the built-in ones. */
export function jobWordFinder(own: StationWords = {}): JobWordFinder {
  const findThings = compileLexicon(THING_ENTRIES);
  const findFixed = compileLexicon([...FIXED_ENTRIES, ...ownTrades(own)]);
  const findAgents = compileLexicon(AGENT_ENTRIES);
  return (text) => {
    const things = findThings(text).filter((span) => meansItself(span, text, NO_THING));
    const rescues = findRescues(text);
    const turns = findTurns(text);
    const asked = ASKS.test(text);
    const known = findFixed(text).filter(
      (job) =>
        meansItself(job, text, NO_JOB) &&
        isAsked(job, text, asked) &&
        !spansNear(things, job.from, job.to).some((thing) => runsBeyond(thing, job)),
    );
    const fixed = inOrder(text, rescues, inOrder(text, known, turns));
    const agents = findAgents(text).filter((span) => isAgentHere(span, text));
    const turned = new TakenUnits(text, [...turns, ...rescues]);
    const troubles = findTroubles(text, things).filter((trouble) => trouble.value.kind !== 'broken' || !turned.meets(trouble));
    // A deed without a thing is everyday talk; most lines name no thing.
    const told = new TakenUnits(text, [...things, ...fixed.filter((job) => !VAGUE_TURNS.has(job.value.name))]);
    const deeds = (things.length > 0 ? findDeeds(text) : []).filter(
      (deed) => !told.meets(deed) && !DONE_BY_HIMSELF.test(text.slice(Math.max(0, deed.from - 3), deed.from)),
    );
    return {
      fixed,
      things: things.filter((thing) => !spansNear(fixed, thing.from, thing.to).some((job) => covers(job, thing))),
      deeds,
      troubles,
      agents,
    };
  };
}

type FixedJobs = readonly Span<FixedJobWord>[];

/** Both lists in one; the first says more: a rescue than any job, a word that is a job by itself than a turn that holds it. */
function inOrder(text: string, first: FixedJobs, others: FixedJobs): FixedJobs {
  if (first.length === 0 || others.length === 0) return first.length === 0 ? others : first;
  const taken = new TakenUnits(text, first);
  const left = others.filter((other) => !taken.meets(other));
  return [...first, ...left].sort((a, b) => a.from - b.from);
}

/** "渣渣我自己扫干净了": nobody is wanted for it. */
const DONE_BY_HIMSELF = /自己(?:会|来|都|就|先|再)?$/;

/** Troubles that are a job without a thing. */
const STANDS_ALONE = new Set<TroubleWords['kind']>(['lockout', 'power', 'clog', 'leak', 'gas', 'need']);

const spellings = (line: string): string[] => line.split(' ').filter(Boolean);

const THING_ENTRIES: LexiconEntry<Thing>[] = THINGS.flatMap(({ kind, category, words }) =>
  words.flatMap((line) => {
    const [name = '', ...also] = spellings(line);
    const value = { name, kind, category };
    return [name, ...also].map((word) => ({ word, value }));
  }),
);

const FIXED_ENTRIES: LexiconEntry<FixedJobWord>[] = FIXED_JOBS.flatMap(({ category, words }) =>
  words.flatMap((line) => {
    const [name = '', ...also] = spellings(line);
    const value = { category, name, strength: 'deed' } as const;
    return [name, ...also].map((word) => ({ word, value }));
  }),
);

const AGENT_ENTRIES: LexiconEntry<AgentWord>[] = AGENTS.flatMap(({ category, task, words }) =>
  words.map((word) => ({ word, value: { category, task } })),
);

function ownTrades({ trades = {} }: StationWords): LexiconEntry<FixedJobWord>[] {
  return Object.entries(trades).flatMap(([category, words]) =>
    (words ?? []).map((word) => ({ word, value: { category: category as Category, name: word, strength: 'deed' as const } })),
  );
}

/** True where the word means itself and is not part of another ("灯谜", "打包带走"). */
function meansItself(span: Span<unknown>, text: string, homographs: Readonly<Record<string, RegExp>>): boolean {
  const not = homographs[span.text];
  if (!not) return true;
  const from = Math.max(0, span.from - REACH);
  for (const match of allMatches(not, text.slice(from, span.to + REACH))) {
    if (from + match.index <= span.from && from + match.index + match[0].length >= span.to) return false;
  }
  return true;
}

/** Somebody is looked for, or paid. */
const ASKS =
  /[找请要求缺差招需雇派喊叫](?:一|两|几|个|人|位|名|师|帮|专|会|[\d二三四五]|阿姨|嬢)|帮(?:我|忙|到|哈|人|老|家|取|买|拿|带|看|下)|哪个|哪位|谁(?:能|会|有空|来)|师傅|\d\s?[块元]|[一二两三五十百]块|上门|代[买办交]|工钱|日结|急/;

/** 修鞋铺, 理发店: where it is done, and no wish. */
const IS_A_SHOP = /[铺店摊馆]/;

/** What everybody does himself is work where somebody is asked for it, or where nothing else is said. */
function isAsked({ text: word, to }: Span<FixedJobWord>, text: string, asked: boolean): boolean {
  if (IS_A_SHOP.test(text.charAt(to))) return false;
  return !EVERYDAY_JOBS.has(word) || text.length <= word.length + 6 || asked;
}

/** How far the words reach that make a homograph. */
const REACH = 6;

const PERSON_WORDS = new Set(['师傅', '师父', '阿姨', '嬢嬢', '孃孃', '大姐', '大嫂', '阿嬢']);

function isAgentHere(span: Span<AgentWord>, text: string): boolean {
  if (PERSON_WORDS.has(span.text) && isNamed(span.from, text)) return false;
  return meansItself(span, text, NO_AGENT);
}

/** 张阿姨, 老王师傅: a person, not a trade; 老师傅 and 请小师傅 are left to the trade. */
function isNamed(from: number, text: string): boolean {
  const before = text.charAt(from - 1);
  return before !== '' && FAMILY_NAMES.includes(before) && !/[请找喊叫个位名求有要]/.test(before);
}

const ANY_DEED = anyOf(DEEDS.map(({ pattern }) => pattern));
const ANY_TROUBLE = anyOf(TROUBLES.map(({ pattern }) => pattern));

function findDeeds(text: string): readonly Span<DeedWord>[] {
  const found: Span<DeedWord>[] = [];
  if (!ANY_DEED.test(text)) return found;
  const taken = new TakenUnits(text);
  for (const { kind, name, pattern, asWritten } of DEEDS) {
    for (const match of allMatches(pattern, text)) {
      const span = { from: match.index, to: match.index + match[0].length, text: match[0], value: { kind, name, asWritten } };
      if (taken.meets(span)) continue;
      taken.take(span);
      found.push(span);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function findTroubles(text: string, things: readonly Span<Thing>[]): readonly Span<TroubleWords>[] {
  const found: Span<TroubleWords>[] = [];
  if (!ANY_TROUBLE.test(text)) return found;
  const taken = new TakenUnits(text);
  for (const value of TROUBLES) {
    if (things.length === 0 && !STANDS_ALONE.has(value.kind)) continue;
    if (value.of && !things.some((thing) => value.of?.includes(thing.value.kind))) continue;
    for (const match of allMatches(value.pattern, text)) {
      const span = { from: match.index, to: match.index + match[0].length, text: match[0], value };
      if (taken.meets(span)) continue;
      taken.take(span);
      found.push(span);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

const overlaps = (a: Extent, b: Extent): boolean => a.from < b.to && b.from < a.to;
const covers = (outer: Extent, inner: Extent): boolean => outer.from <= inner.from && outer.to >= inner.to;
/** 装窗帘 ends inside 窗帘杆: then it is the longer thing that is meant. */
const runsBeyond = (thing: Extent, job: Extent): boolean => overlaps(thing, job) && thing.to > job.to;
