import type { Category } from '../../domain/glossary.ts';
import type { Danger } from '../../domain/job.ts';
import { allMatches } from '../patterns.ts';
import { type Span, TakenUnits } from '../span.ts';
import { CRY, ELECTRIC, FALLEN, FIRE, GAS, LASTING, LOCKED_IN, NO_DANGER, PAST_DAY, TOLD, TRAPPED, UNWELL } from '../words/dangers.ts';
import type { FixedJobWord } from './job-words.ts';
import { holdsOneOf, signSet } from './signs.ts';

/** Signs of which every word of danger holds one: most lines hold none. */
const ANY_SIGN = signSet(
  '气斯味烟火燃烧电麻摔跌绊滑滚栽掉落起站爬扶倒撞砸压晕昏休不醒没喘呼胸心癫痫羊喘低脑梗中抽口翻吐血噎卡呛毒溺割跳轻难突一忽猛困关夹锁瘫直肚胃腰高脸满',
);

/** Reads a danger to life in an order: the receipt then says first whom to call. */
export function findDanger(text: string): Danger | null {
  if (!holdsOneOf(ANY_SIGN, text)) return null;
  const said = text.replace(NO_DANGER, blank);
  const past = PAST_DAY.test(said);
  if (GAS.test(said)) return 'gas';
  if (FIRE.test(said) && !past) return 'fire';
  if (ELECTRIC.test(said)) return 'electric';
  if (UNWELL.test(said) || TRAPPED.test(said) || LOCKED_IN.test(said)) return 'person';
  return FALLEN.test(said) && !past && !LASTING.test(said) ? 'person' : null;
}

const blank = (words: string): string => '□'.repeat(words.length);

interface Rescue {
  readonly pattern: RegExp;
  readonly value: FixedJobWord;
}
const rescue = (pattern: RegExp, category: Category, name: string): Rescue => ({
  pattern: new RegExp(pattern.source, 'g'),
  value: { category, name, strength: 'trouble' },
});

/** In a group nothing is said of what ails somebody. */
const RESCUES: readonly Rescue[] = [
  rescue(TRAPPED, 'other', '救被困的人'),
  rescue(FALLEN, 'care', '扶人'),
  rescue(UNWELL, 'care', '送医院'),
];
const FIRES: readonly Rescue[] = [rescue(FIRE, 'other', '救火')];
/** Jobs beside which others of the same message do not count: "我妈洗碗时摔倒了，快来个人". */
export const RESCUES_OF_PEOPLE: ReadonlySet<string> = new Set(RESCUES.map(({ value }) => value.name));

/** Life is in danger and somebody is called. */
export function criesInDanger(text: string): boolean {
  return criesForHelp(text) && findDanger(text) !== null;
}

/** A line that may be told of danger, and calls somebody here and now. */
function criesForHelp(text: string): boolean {
  return holdsOneOf(ANY_SIGN, text) && CRY.test(text) && !TOLD.test(text) && !PAST_DAY.test(text);
}

/**
 * Finds those who need help at once, where help is called for; nothing in news, warnings, thanks and old stories.
 *
 * In the order of the text; where somebody is to be helped, one span a kind of help.
 */
export function findRescues(text: string): readonly Span<FixedJobWord>[] {
  if (!criesForHelp(text)) return NONE;
  const said = text.replace(NO_DANGER, blank);
  const found: Span<FixedJobWord>[] = [];
  const taken = new TakenUnits(text);
  for (const { pattern, value } of LASTING.test(said) ? FIRES : [...RESCUES, ...FIRES]) {
    const [match] = allMatches(pattern, said);
    if (!match) continue;
    const span = { from: match.index, to: match.index + match[0].length, text: match[0], value };
    if (taken.meets(span)) continue;
    taken.take(span);
    found.push(span);
  }
  return found.sort((a, b) => a.from - b.from);
}

const NONE: readonly Span<FixedJobWord>[] = [];
