import type { ReadContext } from '../meaning.ts';
import type { OpenedText } from '../opened-text.ts';
import { RELEVANCE_WEIGHTS } from './relevance-weights.ts';

/**
 * Makes a first, coarse judge of what sounds like an order or like talk of one: it adds up what each character and each pair of neighbours says, in
 * tenths. Far too coarse to decide, it calls in the rest of the reading where no word of work is known ("屋头钻进来条蛇,哪个敢来捉").
 */
function relevanceOf(written: string): (text: string) => number {
  let table: Table | null = null;
  return (text) => {
    table ??= readTable(written);
    let sum = table.bias;
    let before = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      sum += (table.singles[unit] ?? 0) + (table.pairs[pairKey(before, unit)] ?? 0);
      before = unit;
    }
    return sum;
  };
}

interface Table {
  readonly bias: number;
  readonly singles: Int16Array;
  readonly pairs: Int16Array;
}

const UNITS = 0x1_0000;
const PAIRS = 1 << 17;

/** Two characters as a place in the table of pairs; some share one, which the weights take into account. */
export const pairKey = (first: number, second: number): number => (Math.imul(first, 40_503) ^ Math.imul(second, 10_007)) & (PAIRS - 1);

function readTable(written: string): Table {
  const singles = new Int16Array(UNITS);
  const pairs = new Int16Array(PAIRS);
  let bias = 0;
  for (const line of written.split('\n')) {
    const [name = '', weight] = line.split('\t');
    if (name === 'bias') bias = Number(weight);
    else if (name.startsWith('#') && name.length > 1) pairs[Number(name.slice(1))] = Number(weight);
    else if (name !== '') singles[name.charCodeAt(0)] = Number(weight);
  }
  return { bias, singles, pairs };
}

const relevance = relevanceOf(RELEVANCE_WEIGHTS);
/** In tenths: from here on a text is looked at even if no word of it is known as work. */
const LEAST_UNNAMED = 0;
/** Below this it is chat, whatever word of work it holds ("岁月是把杀猪刀"). Of a thousand orders it loses one or two. */
const LEAST_NAMED = -60;

/** Somebody is looked for, and a sum, a day or a telephone number is named. */
const ASKS_SOMEBODY =
  /[找请喊叫雇招缺差求要][^,。]{0,8}(?:人|师傅|阿姨|[个名位])|帮(?:我|忙|人|哈|下|一下)|(?:谁|哪个|哪位)[^,。]{0,3}(?:会|能|有空|可以)|求助|有没有[^,。]{0,4}(?:会|能|师傅)/;
const NAMES_TERMS = /\d|[一二两三四五六七八九十百]+(?:块|元|个人|点)|明天|后天|今天|面议/;
/** A thing alone is talk of it; somebody wants something done with it, or says that it troubles him. */
const WANTS_SOMETHING = /[找请喊叫雇招缺差求帮要急修换装通搬抬拉送洗]|师傅|谁|哪个|有没有|麻烦|上门|\d\s?(?:块|元)|坏|不[亮转响动灵行]/;
const SHORTEST_ORDER = 3;

/**
 * False for ordinary chat, which is then looked at no further: most lines of a grid's group hold no word of work and do not sound like
 * talk of it. What workers say, and what is said in a market room, is always looked at.
 */
export function mayMatter(opened: OpenedText, { sender, room }: ReadContext): boolean {
  if (sender === 'worker' || room === 'market') return true;
  const { text } = opened;
  const score = text.length < SHORTEST_ORDER ? LEAST_NAMED - 1 : relevance(text);
  return score >= LEAST_UNNAMED || (score >= LEAST_NAMED && namesWork(opened));
}

function namesWork({ text, items }: OpenedText): boolean {
  if (items.some((item) => item.strength !== 'thing')) return true;
  if (items.length > 0 && WANTS_SOMETHING.test(text)) return true;
  return text.length >= 10 && NAMES_TERMS.test(text) && ASKS_SOMEBODY.test(text);
}
