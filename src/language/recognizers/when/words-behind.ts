import type { Relation } from './expression.ts';

/** With what the words of the patterns below begin: a pattern need not run where the text goes on otherwise. */
const STARTS_ANY = '左前上的样之许时)';
const STARTS_DAY = '的一整全当那这';
const STARTS_RELATION = '之以前过后内开起';

const BEHIND_ANY = /(?:左右|前后|上下|的?样子|之间|许|的?时候|\))/y;
const BEHIND_DAY = /(?:的?(?:一整天|一天|整天|全天|当天|那天|这天|那一天))/y;
const BEGINNING = /(?:开始|起(?![来床码草锅火]))/y;
const RELATIONS: readonly (readonly [Relation, RegExp])[] = [
  ['before', /(?:之前|以前|前(?![面台门厅院几天两任妻夫往]))/y],
  ['after', /(?:之后|以后|过后|后(?![面天门院台勤备续座悔来边代]))/y],
  ['within', /(?:之内|以内|内(?![裤衣部容墙外科存]))/y],
];
/** How far back an opening bracket may stand for the closing one to belong to the time. */
const BRACKET_REACH = 12;

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The end of a piece with the words that belong to it without changing it: 左右, 当天, 的样子. `text` ends where the next piece begins. */
export function endWithFillers(text: string, to: number, afterDay: boolean): number {
  let end = to;
  if (afterDay && STARTS_DAY.includes(text.charAt(end))) end += lengthAt(BEHIND_DAY, text, end);
  const next = text.charAt(end);
  if (!STARTS_ANY.includes(next) || (next === ')' && isStrayBracket(text, to))) return end;
  return end + lengthAt(BEHIND_ANY, text, end);
}

function isStrayBracket(text: string, to: number): boolean {
  return !text.slice(Math.max(0, to - BRACKET_REACH), to).includes('(');
}

/** What the words right behind an expression make of it (之前, 以后, 之内, 开始), and where they end. */
export function relationBehind(text: string, to: number): { readonly relation: Relation; readonly to: number } {
  if (!STARTS_RELATION.includes(text.charAt(to))) return { relation: 'in', to };
  for (const [relation, pattern] of RELATIONS) {
    const length = lengthAt(pattern, text, to);
    if (length > 0) return { relation, to: to + length };
  }
  return { relation: 'in', to: to + lengthAt(BEGINNING, text, to) };
}
