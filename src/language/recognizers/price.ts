import type { Price, PriceUnit } from '../../domain/job.ts';
import type { Span } from '../span.ts';
import { clauseBefore, overlaps, type Taken } from './clauses.ts';
import { findHeadcount } from './headcount.ts';
import { type Amount, findAmounts } from './price/amounts.ts';
import { leavesPriceOpen } from './price/negotiable.ts';
import { boundOf, isNotPay, payEvidence, SELF_CORRECTION } from './price/pay-words.ts';
import { type Setting, settingOf } from './price/setting.ts';
import { isLasting, unitOf } from './price/units.ts';

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
    if (overlaps(taken, amount.from, amount.to)) continue;
    const setting = settingOf(text, amount);
    if (!isNotPay(setting) && isPay(setting, taken)) prices.push(asPrice(setting, job));
  }
  return prices;
}

/** What the whole text tells of the job; read when it is asked for, and once. */
class Job {
  private readonly text: string;
  private readonly taken: readonly Taken[];
  private people: boolean | null = null;
  private lasting: boolean | null = null;

  constructor(text: string, taken: readonly Taken[]) {
    this.text = text;
    this.taken = taken;
  }

  countsPeople(): boolean {
    this.people ??= findHeadcount(this.text, this.taken) !== null;
    return this.people;
  }

  isLasting(): boolean {
    this.lasting ??= isLasting(this.text);
    return this.lasting;
  }
}

function isPay(setting: Setting, taken: readonly Taken[]): boolean {
  return payEvidence(setting) > 0 || standsBare(setting, taken) || endsClause(setting, taken);
}

/** Words after which a last number is none of money. */
const NAMES_A_NUMBER =
  /(?:接|抢|退|转|查|催|撤|改|完成|取消|搞定|指派|单|号|码|栋|楼|室|房|座|单元|第|型|款|电压|功率|尺寸|高|宽|长|厚|深|重|年|月|周|星期|礼拜|公交|路|群|桌|度|岁|满|才|有|共|还差|剩|差)\s?$/u;

/** Last in its clause, right behind the words of the job: "通马桶80", "包工包料八百". */
function endsClause({ text, amount, before: clause }: Setting, taken: readonly Taken[]): boolean {
  if (amount.lowYuan < 20 || amount.highYuan > 5_000 || !CLAUSE_EDGE.test(text.charAt(amount.to))) return false;
  const before = clause.slice(-12);
  const behindWords = /[\u4e00-\u9fff]\s?$/u.test(before) && !taken.some((span) => span.to === amount.from);
  return behindWords && !NAMES_A_NUMBER.test(before);
}

const CLAUSE_EDGE = /^$|[\s,，。;；!！?？\n、()（）]/u;

/** Alone between commas, blanks or other fields: "搬家 80 明天", ",120,". Only amounts that are usual for a job. */
function standsBare({ text, amount }: Setting, taken: readonly Taken[]): boolean {
  if (amount.currency || amount.lowYuan < 5 || amount.highYuan > 20_000) return false;
  if (amount.chinese && amount.lowYuan < 20) return false;
  return (
    (BARE_EDGE.test(text.charAt(amount.from - 1)) || taken.some((span) => span.to === amount.from)) &&
    (BARE_EDGE.test(text.charAt(amount.to)) || taken.some((span) => span.from === amount.to))
  );
}

const BARE_EDGE = /^$|[\s,，。;；!！?？\n、()（）【】:~～]/u;

/** "200一个" is by the person where people are counted, by the piece otherwise. */
const EACH = /一个$/u;

function asPrice(setting: Setting, job: Job): Span<Price> {
  const { text, amount } = setting;
  const to = amount.to + setting.unit.after.length;
  const said = unitOf(setting, job.isLasting());
  const unit = said === 'piece' && EACH.test(text.slice(amount.to, to)) && job.countsPeople() ? 'person' : said;
  const bound = boundOf(setting, to);
  const minFen = bound === 'most' ? null : toFen(amount.lowYuan);
  const maxFen = bound === 'least' ? null : toFen(amount.highYuan);
  return { from: amount.from, to, text: text.slice(amount.from, to), value: { minFen, maxFen, unit } };
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

function isTotal(text: string, span: Span<Price>): boolean {
  return TOTAL.test(clauseBefore(text, span.from, 8));
}

function bestFounded(spans: readonly Span<Price>[], text: string): Span<Price> | null {
  let best: { readonly span: Span<Price>; readonly weight: number } | null = null;
  for (const span of spans) {
    const weight = payEvidence(settingOf(text, amountOf(span)));
    if (!best || weight > best.weight || (weight >= 1 && corrects(text, best.span, span))) best = { span, weight };
  }
  return best?.span ?? null;
}

function corrects(text: string, earlier: Span<Price>, later: Span<Price>): boolean {
  return SELF_CORRECTION.test(text.slice(earlier.to, later.from));
}

/** What the weighing needs of a span: its first amount, read again. */
function amountOf(span: Span<Price>): Amount {
  const first = findAmounts(span.text)[0];
  if (!first) return { from: span.from, to: span.to, lowYuan: 0, highYuan: 0, currency: false, chinese: false };
  const { lowYuan, highYuan, currency, chinese } = first;
  return { from: span.from, to: span.from + first.to, lowYuan, highYuan, currency, chinese };
}
