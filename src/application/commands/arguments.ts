import { type Category, categoryNamed } from '../../domain/glossary.ts';
import type { Order } from '../../domain/order.ts';
import type { GridNumber, RoomKind } from '../../domain/people.ts';
import { readChineseNumber } from '../../language/numerals.ts';
import * as problems from '../replies/command-problem-lines.ts';
import { RULE_KEYS, type RuleKey } from '../rules.ts';
import { type Argument, type Asking, type Read, read, wrong, wrongThough } from './command.ts';

// An amount of money ("60元") or a telephone is no order number.
const ORDER_NUMBER = /^(?:第|#|№)? ?(\d{1,6})(?!\d|\.\d)(?! ?[元块])(?: ?号单| ?号| ?单)?/u;
const WORD = /^[^\s,，]+/u;
const SMALL_NUMBER = /^(?:\d{1,4}|[一二两三四五六七八九十]{1,3})/u;
const GRID = /^第?(\d{1,3}|[一二三四五六七八九十]{1,3}) ?号?(?:网格)?/u;

const never = (): boolean => false;

/** The order whose number is said, or whose post is quoted. */
export const theOrder: Argument<Order> = {
  read: (rest, asking) => {
    const found = readOrder(rest, asking);
    return found.kind === 'read' && found.value === null ? wrong(problems.noOrderNumber()) : (found as Read<Order>);
  },
  glues: (text) => ORDER_NUMBER.test(text),
  orderNumber: ({ number }) => number,
};

/** As `theOrder`; null when neither a number nor a quote is there. */
export const perhapsOrder: Argument<Order | null> = {
  read: readOrder,
  glues: (text) => ORDER_NUMBER.test(text),
  orderNumber: (order) => order?.number ?? null,
};

function readOrder(rest: string, { turn, incoming }: Asking): Read<Order | null> {
  const said = ORDER_NUMBER.exec(rest);
  const number = said ? Number(said[1]) : incoming.quotedNumber;
  const left = said ? rest.slice(said[0].length).replace(/^[,，:：]/u, '') : rest;
  if (number === null) return read(null, rest);
  const order = turn.store.orders.byNumber(number);
  return order ? read(order, left) : wrongThough(problems.unknownOrder(number));
}

/** The rest of the line; at least something must stand there. */
export function text(what: string): Argument<string> {
  return { read: (rest) => (rest === '' ? wrong(problems.missing(what)) : read(rest, '')), glues: never };
}

export const perhapsText: Argument<string | null> = { read: (rest) => read(rest === '' ? null : rest, ''), glues: never };

/** The whole rest, also nothing: for commands that take it apart themselves. */
export const anything: Argument<string> = { read: (rest) => read(rest, ''), glues: never };

/** One word; null when the line ends here. */
export const perhapsWord: Argument<string | null> = {
  read: (rest) => {
    const word = WORD.exec(rest)?.[0] ?? null;
    return read(word, word === null ? rest : rest.slice(word.length));
  },
  glues: () => false,
};

export const trade: Argument<Category> = {
  read: (rest) => {
    const word = WORD.exec(rest)?.[0] ?? '';
    const category = categoryNamed(word);
    return category ? read(category, rest.slice(word.length)) : wrong(problems.unknownTrade());
  },
  glues: (said) => categoryNamed(said) !== null,
};

/** The number of a grid ("3", "3号网格", "三"); null when none is said. */
export const perhapsGrid: Argument<GridNumber | null> = {
  read: (rest) => {
    if (rest === '') return read(null, '');
    const grid = readGrid(rest.replace(/^网格/u, '').trim());
    return grid ? read(grid.number, grid.rest) : wrong(problems.missing('网格号'));
  },
  glues: (said) => readGrid(said) !== null,
};

function readGrid(rest: string): { readonly number: GridNumber; readonly rest: string } | null {
  const match = GRID.exec(rest);
  const number = match ? readChineseNumber(match[1] ?? '') : null;
  return match && number !== null && number > 0 ? { number, rest: rest.slice(match[0].length) } : null;
}

/** What a group is bound as. */
export interface RoomUse {
  readonly kind: RoomKind;
  readonly grid: GridNumber | null;
}

const MARKET = /^(?:零工市场|市场|零工群|接单群)/u;
const STAFF_ROOM = /^(?:工作群|网格员群|站点群)/u;

/** 网格 3 / 零工市场 / 工作群 */
export const roomUse: Argument<RoomUse> = {
  read: (rest) => {
    const use = readRoomUse(rest);
    return typeof use === 'string' ? wrong(use) : read(use, '');
  },
  glues: (said) => MARKET.test(said) || STAFF_ROOM.test(said) || /^(?:网格|\d)/u.test(said),
};

/** The use, or what is wrong with it. */
export function readRoomUse(rest: string): RoomUse | string {
  if (MARKET.test(rest)) return { kind: 'market', grid: null };
  if (STAFF_ROOM.test(rest)) return { kind: 'staff', grid: null };
  if (!rest.includes('网格')) return problems.unknownRoomUse();
  const grid = readGrid(rest.replace(/^网格/u, '').trim());
  return grid ? { kind: 'grid', grid: grid.number } : problems.missing('网格号');
}

/** The role that is given, or taken. */
export type RoleGift = { readonly kind: 'grid'; readonly grid: GridNumber } | { readonly kind: 'staff' } | { readonly kind: 'none' };

/** 网格员 3 / 站点 / 取消 */
export const roleGift: Argument<RoleGift> = {
  read: (rest) => {
    if (/^(?:取消|无|撤|撤销)/u.test(rest)) return read({ kind: 'none' }, '');
    if (/^(?:站点|驿站|管理)/u.test(rest)) return read({ kind: 'staff' }, '');
    if (!rest.startsWith('网格')) return wrong(problems.unknownRole());
    const grid = readGrid(rest.replace(/^网格员?/u, '').trim());
    return grid ? read({ kind: 'grid', grid: grid.number }, grid.rest) : wrong(problems.missing('网格号'));
  },
  glues: never,
};

/** What `/改` can change. */
export const FIELD_WORDS = ['价格', '时间', '地点', '人数', '电话', '内容'] as const;
export type FieldWord = (typeof FIELD_WORDS)[number];
const FIELD_ALIASES: Readonly<Record<string, FieldWord>> = {
  价钱: '价格',
  价: '价格',
  日期: '时间',
  地址: '地点',
  人: '人数',
  活路: '内容',
};

export const field: Argument<FieldWord> = {
  read: (rest) => {
    const names = [...FIELD_WORDS, ...Object.keys(FIELD_ALIASES)];
    const name = names.find((one) => rest.startsWith(one));
    if (name === undefined) return wrong(problems.unknownField());
    return read(FIELD_ALIASES[name] ?? (name as FieldWord), rest.slice(name.length).replace(/^(?:改成|改为|[是为:：])/u, ''));
  },
  glues: never,
};

/** A number of days: "3", "3天", "一周" is not understood. */
export const days: Argument<number> = {
  read: (rest) => {
    const match = SMALL_NUMBER.exec(rest);
    const count = match ? readChineseNumber(match[0]) : null;
    if (!match || count === null || count < 1 || count > 3650) return wrong(problems.missing('天数'));
    return read(count, rest.slice(match[0].length).replace(/^ ?天/u, ''));
  },
  glues: never,
};

/** The setting of that key or Chinese name; null when none is named. */
export const perhapsSetting: Argument<RuleKey | null> = {
  read: (rest) => {
    const word = /^[^\s=:：]+/u.exec(rest)?.[0];
    if (word === undefined) return read(null, rest);
    const rule = RULE_KEYS.find(({ key, chinese }) => key === word.toLowerCase() || chinese === word);
    return rule ? read(rule, rest.slice(word.length).replace(/^ ?[=:：]/u, '')) : wrong(problems.unknownSetting());
  },
  glues: (said) => RULE_KEYS.some(({ chinese }) => said.startsWith(chinese)),
};
