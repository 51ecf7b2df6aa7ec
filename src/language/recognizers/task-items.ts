import type { Category } from '../../domain/glossary.ts';
import { type Span, spansNear } from '../span.ts';
import { NEEDS_DEED, type Thing, type ThingKind } from '../words/things.ts';
import type { TroubleWords } from '../words/troubles.ts';
import { categoryOf, DRAINING, deedOnThing, type NamedWork, troubleWithThing } from './deed-on-thing.ts';
import type { DeedWord, JobWords } from './job-words.ts';
import { countOf } from './task-measures.ts';

/**
 * A piece of work that a text names.
 *
 * `line` is made of the vocabulary's own words and of numbers, never of the text.
 * `strength`: how surely it is work that somebody names: a deed with its thing, a thing that is broken, a worker's name, a thing alone.
 */
export interface TaskItem {
  readonly category: Category;
  readonly line: string;
  readonly strength: 'deed' | 'trouble' | 'need' | 'agent' | 'thing';
  /** Something is told to be wrong with it. */
  readonly broken: boolean;
  readonly from: number;
  readonly to: number;
}

/** Finds the pieces of work in a text, in its order. */
export function findTaskItems(text: string, words: JobWords): readonly TaskItem[] {
  if (!namesAnything(words)) return NOTHING;
  const done = { ...words, deeds: deedsOf(words) };
  const items: TaskItem[] = words.fixed.map((span) => ({
    category: span.value.category,
    line: withCount(span.value.name, text, span.from, span.to),
    strength: span.value.strength,
    broken: span.value.strength === 'trouble',
    from: span.from,
    to: span.to,
  }));
  for (const [index, thing] of words.things.entries()) {
    const item = thingItem(text, done, thing, index);
    if (item) items.push(item);
  }
  for (const trouble of words.troubles) {
    const item = loneTrouble(trouble, words);
    if (item) items.push(item);
  }
  for (const { from, to, value } of words.agents) {
    if (value.category) items.push({ category: value.category, line: value.task ?? '', strength: 'agent', broken: false, from, to });
  }
  return items.sort((a, b) => a.from - b.from);
}

const NOTHING: readonly TaskItem[] = [];

/** The deeds but those by which it is told that nobody does them. */
function deedsOf({ deeds, troubles }: JobWords): readonly Span<DeedWord>[] {
  const needs = troubles.filter(({ value }) => value.kind === 'need');
  if (needs.length === 0) return deeds;
  return deeds.filter((deed) => !spansNear(needs, deed.from, deed.to).some(({ from, to }) => from <= deed.from && to >= deed.to));
}

const namesAnything = ({ fixed, things, troubles, agents }: JobWords): boolean =>
  fixed.length + things.length + troubles.length + agents.length > 0;

function thingItem(text: string, words: JobWords, thing: Span<Thing>, index: number): TaskItem | null {
  if (isWhereabouts(text, thing, words.things[index + 1])) return null;
  const deed = deedFor(text, words, thing);
  const trouble = troubleFor(text, words, thing, index);
  const from = Math.min(thing.from, deed?.from ?? thing.from);
  const to = Math.max(thing.to, deed?.to ?? thing.to, trouble?.to ?? thing.to);
  const clogged = trouble?.value.kind === 'clog' && (!deed || deed.value.kind === 'mend' || deed.value.kind === 'check');
  if (trouble && clogged && DRAINING.has(thing.value.kind)) {
    return { ...troubleWithThing(thing.value, trouble.value), strength: deed ? 'deed' : 'trouble', broken: true, from, to };
  }
  const made = deed ? deedOnThing(text, deed, thing) : null;
  if (made)
    return {
      ...made,
      line: withTrouble(withCount(made.line, text, thing.from, thing.to), made, trouble),
      strength: 'deed',
      broken: trouble !== null,
      from,
      to,
    };
  if (trouble && !NO_TROUBLE.has(thing.value.kind))
    return { ...troubleWithThing(thing.value, trouble.value), strength: 'trouble', broken: true, from, to };
  if (NEEDS_DEED.has(thing.value.kind)) return null;
  return {
    category: thing.value.category,
    line: withCount(thing.value.name, text, thing.from, thing.to),
    strength: 'thing',
    broken: false,
    from,
    to,
  };
}

/** What is part of a room, or of a bigger thing. */
const PARTS: ReadonlySet<ThingKind> = new Set(['lock', 'drain', 'pipe', 'lamp', 'circuit', 'key']);

const OUTSIDE: ReadonlySet<string> = new Set(['阳台', '屋顶']);

/** 卫生间地漏, 厨房的灯, 办公桌锁, 洗衣机地漏: the room or the bigger thing only says where the thing is. */
function isWhereabouts(text: string, { to, value }: Span<Thing>, next: Span<Thing> | undefined): boolean {
  if (next !== undefined && value.kind === 'elder' && /^[用睡坐]?的/.test(text.slice(to, next.from))) return true;
  if (next === undefined || next.from - to > 2 || !/^(?:里|上)?的?$/.test(text.slice(to, next.from))) return false;
  return (
    value.kind === 'toilet' || value.kind === 'room' || OUTSIDE.has(value.name) || (PARTS.has(next.value.kind) && !PARTS.has(value.kind))
  );
}

const TAKES_SOMEWHERE: ReadonlySet<DeedWord['kind']> = new Set(['carry', 'haul', 'unload', 'escort', 'nurse']);

/** "挪鱼缸到阳台", "背土上楼顶": where to, and not what; "帮我妈把煤抬上楼": for whom. */
function isDestination(text: string, deed: Span<DeedWord>, { from, to, value }: Span<Thing>): boolean {
  if (deed.value.kind === 'install' && value.name === '墙') return true;
  if (!TAKES_SOMEWHERE.has(deed.value.kind)) return false;
  const theirs = /^[用睡坐]?的/.test(text.slice(to, to + 2));
  if (value.kind === 'elder' && deed.value.kind === 'carry' && (theirs || deed.from > from || from - deed.to > 3)) return true;
  return deed.to <= from && /[到上进去回往]$/.test(text.slice(Math.max(deed.to, from - 1), from));
}

/** How far a deed may stand from its thing. */
const BEFORE = 9;
const AFTER = 24;

/**
 * The deed that is done to a thing: close before it ("换个灯泡"), else behind it ("灯泡坏了，找人来换").
 *
 * Another thing to which the same could be done must not stand between, unless the two are strung together.
 */
function deedFor(text: string, words: JobWords, thing: Span<Thing>): Span<DeedWord> | null {
  const fits = (deed: Span<DeedWord>, it: Span<Thing>): boolean =>
    categoryOf(deed.value.kind, it.value) !== null && !isDestination(text, deed, it);
  const deeds = spansNear(words.deeds, thing.from - BEFORE, thing.to + AFTER);
  const before = deeds.findLast((deed) => {
    if (deed.to > thing.from || thing.from - deed.to > BEFORE || !sameSentence(text, deed.to, thing.from) || !fits(deed, thing))
      return false;
    const between = spansNear(words.things, deed.to, thing.from).findLast(
      (other) => other.from >= deed.to && other.to <= thing.from && fits(deed, other),
    );
    return !between || STRUNG.test(text.slice(between.to, thing.from));
  });
  if (before) return before;
  const behind = deeds.find((deed) => {
    if (deed.from < thing.to || deed.from - thing.to > AFTER || !fits(deed, thing) || LIST_MARK.test(text.slice(thing.to, deed.from)))
      return false;
    const between = spansNear(words.things, thing.to, deed.from).find(
      (other) => other.from >= thing.to && other.to <= deed.from && fits(deed, other),
    );
    return !between || STRUNG.test(text.slice(thing.to, between.from));
  });
  return behind ?? null;
}

const LIST_MARK = /[①-⑳\n]/;
/** What stands between two things of one deed: "洗衣机和冰箱", "一个书桌+一张床垫". */
const STRUNG = /^[ 和跟、与加及还有,+的上里\d一二两三四五六个台张把套]{0,8}$/;

const sameSentence = (text: string, from: number, to: number): boolean => !/[,。;!?\n①-⑳]/.test(text.slice(from, to));

/** How far behind its thing a trouble may be told ("洗衣机不转了", "冰箱里面结冰"), and how far before ("漏水的水管"). */
const TROUBLE_AFTER = 14;
const TROUBLE_BEFORE = 3;

function troubleFor(text: string, words: JobWords, thing: Span<Thing>, index: number): Span<TroubleWords> | null {
  const next = nextThing(words.things, index);
  const fits = (trouble: Span<TroubleWords>): boolean => canSuffer(thing.value.kind, trouble.value);
  const specific = (found: readonly Span<TroubleWords>[]): Span<TroubleWords> | null =>
    found.find(({ value }) => value.kind !== 'broken') ?? found[0] ?? null;
  const troubles = spansNear(words.troubles, thing.from - TROUBLE_BEFORE, thing.to + TROUBLE_AFTER);
  const after = troubles.filter(
    (trouble) =>
      trouble.to > thing.from &&
      trouble.from - thing.to <= TROUBLE_AFTER &&
      fits(trouble) &&
      (!next || trouble.from < next.to) &&
      !/[。;\n①-⑳]/.test(text.slice(thing.to, trouble.from)),
  );
  if (after.length > 0) return specific(after);
  return specific(troubles.filter((trouble) => trouble.to <= thing.from && thing.from - trouble.to <= TROUBLE_BEFORE && fits(trouble)));
}

/** The next thing that may be what the trouble is told of. */
function nextThing(things: readonly Span<Thing>[], index: number): Span<Thing> | undefined {
  let at = index + 1;
  while (things[at]?.value.kind === 'key') at += 1;
  return things[at];
}

/** A room is flooded or dark; that something is broken or locked in it is not said of the room. */
function canSuffer(kind: ThingKind, { kind: trouble, of }: TroubleWords): boolean {
  if (kind === 'room' && trouble !== 'leak' && trouble !== 'power' && trouble !== 'clog') return false;
  if (trouble === 'gas' && !LEAKS_GAS.has(kind)) return false;
  return of === undefined || of.includes(kind);
}

/** What gas leaks from; "进门就闻到煤气" is not said of the door. */
const LEAKS_GAS: ReadonlySet<ThingKind> = new Set(['pipe', 'appliance', 'vehicle', 'machine', 'gadget', 'goods', 'furniture']);

/** What cannot break in a way that a worker mends. */
const NO_TROUBLE: ReadonlySet<ThingKind> = new Set([
  'elder',
  'child',
  'meal',
  'animal',
  'goods',
  'garden',
  'crop',
  'food',
  'parcel',
  'paper',
  'key',
  'clothes',
  'bedding',
  'dirt',
  'pest',
]);

/** A trouble that is a job without any thing: locked out, no current, water everywhere. */
function loneTrouble(trouble: Span<TroubleWords>, words: JobWords): TaskItem | null {
  const { from, to, value } = trouble;
  const taken = spansNear(words.things, from - TROUBLE_AFTER - 4, from + TROUBLE_AFTER + 4).some(
    (thing) =>
      !['room', 'goods', 'garden'].includes(thing.value.kind) &&
      (value.kind !== 'gas' || LEAKS_GAS.has(thing.value.kind)) &&
      Math.abs(thing.from - from) <= TROUBLE_AFTER + 4,
  );
  if (taken && value.kind !== 'lockout' && value.kind !== 'need') return null;
  switch (value.kind) {
    case 'lockout':
      return { category: 'locksmith', line: '开锁', strength: 'trouble', broken: true, from, to };
    case 'power':
      return { category: 'plumbing_electric', line: `修电路(${value.name ?? '没电'})`, strength: 'trouble', broken: true, from, to };
    case 'leak':
      if (!/水|滴/.test(trouble.text)) return null;
      return { category: 'plumbing_electric', line: '修漏水', strength: 'trouble', broken: true, from, to };
    case 'gas':
      return { category: 'plumbing_electric', line: '查漏气', strength: 'trouble', broken: true, from, to };
    case 'need':
      return needItem(trouble, words);
    case 'clog':
    case 'broken':
      return null;
  }
}

/** Whom nobody looks after: somebody old or ill, a child; or what nobody cooks. */
function needItem({ from, to, text }: Span<TroubleWords>, words: JobWords): TaskItem | null {
  const near = (kind: ThingKind): boolean =>
    spansNear(words.things, from - 16, from + 16).some((thing) => thing.value.kind === kind && Math.abs(thing.from - from) <= 16);
  if (/[做煮]饭/.test(text)) return { category: 'housekeeping', line: '做饭', strength: 'need', broken: false, from, to };
  if (near('child')) return { category: 'housekeeping', line: '带小孩', strength: 'need', broken: false, from, to };
  return near('elder') ? { category: 'care', line: '照顾老人', strength: 'need', broken: false, from, to } : null;
}

function withCount(line: string, text: string, from: number, to: number): string {
  return line + countOf(text, from, to);
}

/** "修洗衣机(不脱水)": only where the deed mends; a clog makes it another job. */
function withTrouble(line: string, made: NamedWork, trouble: Span<TroubleWords> | null): string {
  if (!trouble?.value.name || !made.line.startsWith('修')) return line;
  return `${line}(${trouble.value.name})`;
}
