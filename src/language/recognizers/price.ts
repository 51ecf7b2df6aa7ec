import type { Price, PriceUnit } from '../../domain/job.ts';
import type { Span } from '../span.ts';
import { clauseBefore, overlaps, type Taken } from './clauses.ts';
import { findHeadcount } from './headcount.ts';
import { findAmounts } from './price/amounts.ts';
import { leavesPriceOpen } from './price/negotiable.ts';
import { boundOf, isNotPay, payEvidence, SELF_CORRECTION } from './price/pay-words.ts';
import { type Setting, settingOf } from './price/setting.ts';
import { type UsualPay, unitOf, usualPay } from './price/units.ts';

const A_NUMBER = /[\d二两三四五六七八九十百千]/u;

/**
 * Finds the amounts of money that are paid for the work: "30元", "一百五", "50-100块", "15/小时", "每人80", ",120,".
 *
 * Left out are numbers of other things (12斤, 55寸, 3号楼), money that is no pay (材料费, 押金, 20块钱的豆腐, "加20") and
 * everything inside `taken`.
 *
 * @param text normalised (NFKC) text
 * @param taken what has been read as time, phone or place: its digits are no price
 * @returns amounts in integer fen, in order
 */
export function findPrices(text: string, taken: readonly Taken[]): readonly Span<Price>[] {
  const prices: Span<Price>[] = [];
  if (!A_NUMBER.test(text)) return [];
  const job = new Job(text, taken);
  for (const amount of findAmounts(text)) {
    if (overlaps(job.taken, amount.from, amount.to)) continue;
    const setting = settingOf(text, amount);
    if (!isNotPay(setting) && isPay(setting, job.taken)) prices.push(asPrice(setting, job));
  }
  return prices;
}

/** What the whole text tells of the job; read when it is asked for, and once. */
class Job {
  private readonly text: string;
  readonly taken: readonly Taken[];
  private people: boolean | null = null;
  private pay: UsualPay | null = null;

  constructor(text: string, taken: readonly Taken[]) {
    this.text = text;
    // "跑路费20" is a fee, and no road.
    this.taken = text.includes('跑路') ? taken.filter((span) => !text.slice(span.from, span.to).includes('跑路')) : taken;
  }

  countsPeople(): boolean {
    this.people ??= findHeadcount(this.text, this.taken) !== null;
    return this.people;
  }

  usualPay(): UsualPay {
    this.pay ??= usualPay(this.text);
    return this.pay;
  }
}

function isPay(setting: Setting, taken: readonly Taken[]): boolean {
  return payEvidence(setting) > 0 || standsBare(setting, taken) || endsClause(setting, taken);
}

/** Words after which a last number is none of money. */
const NAMES_A_NUMBER =
  /(?:接|抢|退|转|查|催|撤|改|完成|取消|搞定|指派|单|号|码|厦|苑|小区|公寓|宿舍|花园|家园|酒店|宾馆|大楼|栋|(?<![上下爬])楼|室|房|座|单元|第|型|款|电压|功率|尺寸|高|宽|长|厚|深|重|年|月|周|星期|礼拜|公交|路|群|桌|度|岁|今年|血压|高压|低压|血糖|体重|身高|年龄|岁数|热线|密码|满|才|有|共|数|名额|还差|剩|差)\s?$/u;

/** Last in its clause, right behind the words of the job: "通马桶80", "包工包料八百". */
function endsClause(setting: Setting, taken: readonly Taken[]): boolean {
  const { text, amount, before: clause } = setting;
  if (amount.lowYuan < 20 || amount.highYuan > MOST_UNSAID_YUAN || !CLAUSE_EDGE.test(text.charAt(amount.to)) || isNoSum(setting))
    return false;
  const before = clause.slice(-12);
  const behindWords = /[\u4e00-\u9fff]\s?$/u.test(before) && !taken.some((span) => span.to === amount.from);
  return behindWords && !NAMES_A_NUMBER.test(before);
}

/** More than this is said with a word of money. */
const MOST_UNSAID_YUAN = 20_000;
/** Floor and door ("1106", "302") or a long number that is not round ("12345"): nobody pays such a sum. */
const NO_SUM = /^(?:\d{1,2}0[1-9]|\d{3,}(?:[1-9]\d|\d[1-9]))$/u;

function isNoSum({ text, amount }: Setting): boolean {
  return NO_SUM.test(text.slice(amount.from, amount.to));
}

const CLAUSE_EDGE = /^$|[\s,，。;；!！?？\n、()（）]/u;

/** Alone between commas, blanks or other fields: "搬家 80 明天", ",120,". Only amounts that are usual for a job. */
function standsBare(setting: Setting, taken: readonly Taken[]): boolean {
  const { text, amount } = setting;
  if (amount.currency || amount.lowYuan < 5 || amount.highYuan > MOST_UNSAID_YUAN) return false;
  if ((amount.chinese && amount.lowYuan < 20) || isNoSum(setting) || A_LIST.test(text.slice(amount.to, amount.to + 2))) return false;
  return (
    (BARE_EDGE.test(text.charAt(amount.from - 1)) || taken.some((span) => span.to === amount.from)) &&
    (BARE_EDGE.test(text.charAt(amount.to)) || taken.some((span) => span.from === amount.to))
  );
}

/** "7、8个箱子" */
const A_LIST = /^、\d/u;
const BARE_EDGE = /^$|[\s,，。;；!！?？\n、()（）【】:~～]/u;

/** "200一个" is by the person where people are counted, by the piece otherwise. */
const EACH = /一个$/u;
const EACH_BEFORE = /一个(?!人|月|小时|钟|工|晚|下午|上午)/u;

function asPrice(setting: Setting, job: Job): Span<Price> {
  const { text, amount } = setting;
  const to = amount.to + setting.unit.after.length;
  const unit = paidBy(setting, job);
  const bound = boundOf(setting, to);
  const minFen = bound === 'most' ? null : toFen(amount.lowYuan);
  const maxFen = bound === 'least' ? null : toFen(amount.highYuan);
  return { from: amount.from, to, text: text.slice(amount.from, to), value: { minFen, maxFen, unit } };
}

function paidBy(setting: Setting, job: Job): PriceUnit {
  const { before, after } = setting.unit;
  const unit = unitOf(setting, isTotal(setting.text, setting.amount) ? 'job' : job.usualPay());
  return unit === 'piece' && (EACH.test(after) || EACH_BEFORE.test(before)) && job.countsPeople() ? 'person' : unit;
}

function toFen(yuan: number): number {
  return Math.round(yuan * 100);
}

/**
 * The price that the order means, of all that were found.
 *
 * A corrected amount ("80,不对,100") is the later one; else the best founded one ("换芯2个,180包安装", "菜价随市,跑腿费15"), the
 * first of equals.
 *
 * @param spans from `findPrices` on the same text
 */
export function choosePrice(spans: readonly Span<Price>[], text: string): { readonly price: Price | null; readonly negotiable: boolean } {
  const best = spans.length > 1 ? bestOf(spans, text) : spans[0];
  return { price: best?.value ?? null, negotiable: leavesPriceOpen(text) };
}

function bestOf(spans: readonly Span<Price>[], text: string): Span<Price> | null {
  const totals = new Set(spans.filter((span) => isTotal(text, span)));
  const others = spans.filter((span) => !totals.has(span));
  const byTime = others.some((span) => BY_TIME_OR_HEAD.has(span.value.unit));
  const [total] = totals;
  return byTime || total === undefined ? bestFounded(others, text) : total;
}

/** Of a wage and its sum ("一天150,三天一共450") the wage is the price; of prices by the piece and their sum the sum. */
const BY_TIME_OR_HEAD: ReadonlySet<PriceUnit> = new Set(['hour', 'day', 'month', 'person']);
const TOTAL = /(?:一共|总共|合计|共计|总计|统共|共)(?:给|是|要|出|付|算|[: ]){0,2}$/u;

function isTotal(text: string, span: { readonly from: number }): boolean {
  return TOTAL.test(clauseBefore(text, span.from, 8));
}

function bestFounded(spans: readonly Span<Price>[], text: string): Span<Price> | null {
  let best: { readonly span: Span<Price>; readonly weight: number } | null = null;
  const amounts = new Map(findAmounts(text).map((amount) => [amount.from, amount]));
  for (const span of spans) {
    const amount = amounts.get(span.from);
    const weight = amount ? payEvidence(settingOf(text, amount)) : 0;
    if (!best || weight > best.weight || (weight >= 1 && corrects(text, best.span, span))) best = { span, weight };
  }
  return best?.span ?? null;
}

function corrects(text: string, earlier: Span<Price>, later: Span<Price>): boolean {
  return SELF_CORRECTION.test(text.slice(earlier.to, later.from));
}
