import { type Category, categoryNamed } from '../../domain/glossary.ts';
import type { Order } from '../../domain/order.ts';
import { type GridNumber, isGridWorker, type RoomKind } from '../../domain/people.ts';
import { readChineseNumber } from '../../language/numerals.ts';
import * as problems from '../replies/command-problem-lines.ts';
import { RULE_KEYS, type RuleKey } from '../rules.ts';
import { type Argument, type Asking, type Read, read, wrong, wrongThough } from './command.ts';

// An amount of money ("60元") or a telephone is no order number.
const ORDER_NUMBER = /^(?:(?:第|#|№)? ?|(\d{8})-)(\d{1,6})(?!\d|[.-]\d)(?! ?[元块])(?: ?号单| ?号| ?单)?/u;
/** What stands between the numbers of a list. */
const NEXT_NUMBER = /^[\s,，、和及]+/u;
const WORD = /^[^\s,，]+/u;
/** "60元", "3.5天", "一直不来" and a telephone are no number of days. */
const SPAN = /^(\d{1,4}|[一二两三四五六七八九十]{1,3})(?: ?(天|日|周|个?星期|个?礼拜|个月)|(?=$|[\s,，:：]))/u;
const UNIT_DAYS: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 个星期: 7, 礼拜: 7, 个礼拜: 7, 个月: 30 };
const MOST_DAYS = 3650;
const GRID = /^第?(\d{1,3}(?!\d)|[一二三四五六七八九十]{1,3}) ?号?(?:网格)?/u;

const never = (): boolean => false;

/** The order whose number is said, or whose post is quoted. */
export const theOrder: Argument<Order> = {
  read: (rest, asking) => {
    const found = readOneOrder(rest, asking);
    return found.kind === 'read' && found.value === null ? wrong(problems.noOrderNumber()) : (found as Read<Order>);
  },
  glues: (text) => ORDER_NUMBER.test(text),
  orderNumber: ({ number }) => number,
};

/** As `theOrder`; null when neither a number nor a quote is there. What looks like a number and is none is not passed over. */
export const perhapsOrder: Argument<Order | null> = {
  read: (rest, asking) => {
    const found = readOneOrder(rest, asking);
    return found.kind === 'read' && found.value === null && /^[-#№]?\d/u.test(rest) ? wrong(problems.noOrderNumber()) : found;
  },
  glues: (text) => ORDER_NUMBER.test(text),
  orderNumber: (order) => order?.number ?? null,
};

/** As `perhapsOrder`, where an amount of money may follow or stand alone: "102 60", "60元". */
export const perhapsOrderBeforeAmount: Argument<Order | null> = {
  read: readOrder,
  glues: (text) => ORDER_NUMBER.test(text),
  orderNumber: (order) => order?.number ?? null,
};

function readOrder(rest: string, { turn, incoming }: Asking): Read<Order | null> {
  const said = ORDER_NUMBER.exec(rest);
  const number = said ? Number(said[2]) : incoming.quotedNumber;
  const left = said ? rest.slice(said[0].length).replace(/^[,，:：]/u, '') : rest;
  if (number === null) return read(null, rest);
  const order = turn.store.orders.byNumber(number);
  // The ledger writes the day before the number, which then says which of two orders of that number is meant.
  const isThatDays = said?.[1] === undefined || order?.ledgerId.startsWith(said[1]);
  return order && isThatDays ? read(order, left) : wrongThough(problems.unknownOrder(number));
}

/** Of two numbers the second would be dropped, or be taken for a reason. */
function readOneOrder(rest: string, asking: Asking): Read<Order | null> {
  const found = readOrder(rest, asking);
  if (found.kind === 'wrong' || found.value === null) return found;
  const next = ORDER_NUMBER.exec(found.rest.replace(NEXT_NUMBER, ''));
  const after = next ? found.rest.replace(NEXT_NUMBER, '').slice(next[0].length) : '';
  const isList = next !== null && /^(?:$|[\s,，、和及])/u.test(after) && asking.turn.store.orders.byNumber(Number(next[2])) !== null;
  return isList ? wrong(problems.oneOrderOnly()) : found;
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
    if (!category) return wrong(problems.unknownTrade());
    const next = WORD.exec(rest.slice(word.length).replace(NEXT_NUMBER, ''))?.[0];
    return next !== undefined && categoryNamed(next) ? wrong(problems.oneTradeOnly()) : read(category, rest.slice(word.length));
  },
  glues: (said) => categoryNamed(said) !== null,
};

/** The number of a grid ("3", "3号网格", "三"); null when none is said. */
export const perhapsGrid: Argument<GridNumber | null> = {
  read: (rest, { by }) => {
    // Who is no grid worker sees his own jobs, of whatever grid.
    if (rest === '' || !isGridWorker(by)) return read(null, '');
    const grid = readGrid(rest.replace(/^网格/u, '').trim());
    if (/^(?:全部|所有|全|都)/u.test(rest)) return read(null, '');
    return grid ? read(grid.number, grid.rest) : wrong(problems.unreadableGrid());
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
  const named = MARKET.exec(rest) ?? STAFF_ROOM.exec(rest);
  const grid = named ? null : readGrid(rest.replace(/^网格/u, '').trim());
  const left = named ? rest.slice(named[0].length) : (grid?.rest ?? '');
  if (/\d|网格|市场|工作群/u.test(left.replace(/^(?:网格)?群/u, ''))) return problems.oneRoomUseOnly();
  if (named) return { kind: MARKET.test(rest) ? 'market' : 'staff', grid: null };
  if (!rest.includes('网格')) return problems.unknownRoomUse();
  return grid ? { kind: 'grid', grid: grid.number } : problems.missing('网格号');
}

/** The role that is given, or taken. */
export type RoleGift = { readonly kind: 'grid'; readonly grid: GridNumber } | { readonly kind: 'staff' } | { readonly kind: 'none' };

/** 网格员 3 / 站点 / 取消 */
export const roleGift: Argument<RoleGift> = {
  read: (rest) => {
    const found = readRole(rest);
    if (found.kind === 'wrong') return found;
    return /\d|网格|站点|取消/u.test(found.rest) ? wrong(problems.oneRoleOnly()) : found;
  },
  glues: never,
};

const NO_ROLE = /^(?:取消|无|撤销?)(?: ?网格员| ?角色)?/u;
const STAFF_ROLE = /^(?:站点|驿站|管理)(?:工作)?(?:人员|员)?/u;
const GRID_ROLE = /^(?:网格员?|(?=第?(?:\d|[一二三四五六七八九十]) ?号?网格))/u;

function readRole(rest: string): Read<RoleGift> {
  const none = NO_ROLE.exec(rest);
  if (none) return read({ kind: 'none' }, rest.slice(none[0].length));
  const staff = STAFF_ROLE.exec(rest);
  if (staff) return read({ kind: 'staff' }, rest.slice(staff[0].length));
  const grid = GRID_ROLE.exec(rest);
  if (!grid) return wrong(problems.unknownRole());
  const said = readGrid(rest.slice(grid[0].length).trim());
  return said ? read({ kind: 'grid', grid: said.number }, said.rest.replace(/^ ?网?格?员/u, '')) : wrong(problems.missing('网格号'));
}

/** What `/改` can change. */
export const FIELD_WORDS = ['价格', '时间', '地点', '人数', '电话', '内容', '实收'] as const;
export type FieldWord = (typeof FIELD_WORDS)[number];
const FIELD_ALIASES: Readonly<Record<string, FieldWord>> = {
  价钱: '价格',
  价: '价格',
  日期: '时间',
  地址: '地点',
  人: '人数',
  活路: '内容',
};

const FIELD_NAMES = [...FIELD_WORDS, ...Object.keys(FIELD_ALIASES)];
/** Before the name of a further field. */
export const ANOTHER_FIELD = /[\s,，、;；]+(?=(?:价格|时间|地点|人数|电话|内容|实收|价钱|日期|地址)(?:改成|改为|[ :：是为\d]))/u;

export const field: Argument<FieldWord> = {
  read: (rest) => {
    if (!FIELD_NAMES.some((one) => rest.startsWith(one))) return wrong(problems.unknownField());
    const { what, value } = splitField(rest);
    return read(what, value);
  },
  glues: never,
};

/** A text that begins with the name of a field. */
export function splitField(text: string): { readonly what: FieldWord; readonly value: string } {
  const name = FIELD_NAMES.find((one) => text.startsWith(one)) ?? '内容';
  const value = text.slice(name.length).replace(/^(?: ?(?:改成|改为|[是为:：]))/u, '');
  return { what: FIELD_ALIASES[name] ?? (name as FieldWord), value: value.trim() };
}

/** A number of days: "3", "三天", "两周", "一个月". */
export const days: Argument<number> = {
  read: (rest) => {
    const match = SPAN.exec(rest);
    const count = match ? readChineseNumber(match[1] ?? '') : null;
    const span = count === null ? 0 : count * (UNIT_DAYS[match?.[2] ?? '天'] ?? 0);
    if (!match || span < 1 || span > MOST_DAYS)
      return wrong(/^[-\d一二两三四五六七八九十半]/u.test(rest) ? problems.unreadableDays() : problems.missing('天数'));
    return read(span, rest.slice(match[0].length));
  },
  glues: never,
};

/** The setting of that key or Chinese name; null when none is named. */
export const perhapsSetting: Argument<RuleKey | null> = {
  read: (rest) => {
    const word = /^[^\s=:：]+/u.exec(rest)?.[0];
    if (word === undefined) return read(null, rest);
    const exact = RULE_KEYS.find(({ key, chinese }) => key === word.toLowerCase() || chinese === word);
    // "静默开": the longest name first, because some begin with others.
    const [glued] = RULE_KEYS.filter(({ chinese }) => word.startsWith(chinese)).sort((a, b) => b.chinese.length - a.chinese.length);
    if (exact) return read(exact, rest.slice(word.length).replace(/^ ?[=:：]/u, ''));
    return glued ? read(glued, rest.slice(glued.chinese.length)) : wrong(problems.unknownSetting());
  },
  glues: (said) => RULE_KEYS.some(({ chinese }) => said.startsWith(chinese)),
};
