import { TRADES } from '../../domain/glossary.ts';
import type { Danger, JobFields, Place, Price, When } from '../../domain/job.ts';
import { yuanText } from '../../domain/money.ts';
import { type Order, placesLeft } from '../../domain/order.ts';
import { DAY, dayOf, HOUR, MINUTE, startOfDay, type UtcMs, wallTime, weekdayName } from '../../domain/time.ts';
import type { Forbidden } from '../../language/meaning.ts';

/** Every line about one order begins so: a quoted reply arrives as flattened text, and the number must be its first sign. */
export function heading(order: { readonly number: number }): string {
  return `${order.number}号单`;
}

/**
 * The announcement of an order in a market group.
 *
 * @param now the moment of speaking: 今天 and 明天 count from it
 */
export function orderPost(order: Order, now: UtcMs, advice: string | null = null): string {
  const lines = [
    `${heading(order)} ${TRADES[order.category].title}${order.urgent ? '【急】' : ''}`,
    advice,
    order.task === TRADES[order.category].title ? '要做什么，接单后私信给您' : order.task,
    whenText(order.when, now),
    wayText(order),
    priceText(order),
    demandText(order),
    order.hasPicture ? '有图，接单后问发单人要' : null,
    `接单请回：接${order.number}`,
  ];
  return lines.filter((line) => line !== null && line !== '').join('\n');
}

/** The announcement once more, with everything a worker needs to decide. */
export function orderPostAgain(order: Order, now: UtcMs): string {
  return orderPost(order, now).replace(/\n接单请回：/, `\n${lackText(order)}，接单请回：`);
}

/** 还没人接, or 还差1人 where some of several have come. */
export function lackText(order: Order): string {
  return order.holders.length === 0 ? '还没人接' : `还差${placesLeft(order)}人`;
}

export function correctionPost(order: Order, now: UtcMs): string {
  return orderPost(order, now).replace(/^(\d+号单) /, '$1 更正：');
}

export function receipt(order: Order, advice: string | null): string {
  return `${heading(order)} ${advice ? `${advice}\n` : ''}已派出。改动直接说，不要了回“取消${order.number}”`;
}

export function nightReceipt(order: Order, advice: string | null, until: UtcMs, now: UtcMs): string {
  return `${heading(order)} ${advice ? `${advice}\n` : ''}记下了，${morningWords(until, now)}发到零工市场。不要了回“取消${order.number}”`;
}

/** Whom to call first where life is in danger. */
export function dangerAdvice(danger: Danger, gasPhone: string | null): string {
  switch (danger) {
    case 'gas':
      return `先关气、开窗、人出去，不碰开关！到外面打${gasPhone ? `燃气公司${gasPhone}或` : ''}119`;
    case 'fire':
      return '先打119！人赶紧出去';
    case 'electric':
      return '先拉电闸，别用手碰！起火打119，伤人打120';
    case 'person':
      return '先打120！人被困打119';
  }
}

export function askMissing(order: Order, missing: readonly ('place' | 'when')[]): string {
  const both = missing.length === 2;
  return `${heading(order)} ${both ? '在哪里做、哪天几点来？' : missing[0] === 'place' ? '在哪里做？' : '哪天几点来？'}`;
}

export function alreadyThere(order: Order): string {
  return `${heading(order)} 已有，一样的不重复派。不一样请回“不是”`;
}

export function askWhetherWanted(advice: string | null): string {
  return `${advice ? `${advice}。\n` : ''}要找师傅吗？回“是”就帮您派`;
}

export function changed(order: Order): string {
  return `${heading(order)} 改好了`;
}

/** To the worker who has the job, by direct message: may hold phone and door number. */
export function changedForHolder(order: Order, fields: Partial<JobFields> & { readonly task?: string }, now: UtcMs): string {
  return `${heading(order)} 改了：${fieldTexts(fields, order, now, 'full').join('，')}，去不了回“退${order.number}”`;
}

/** What the poster said right after posting, for the worker who was quicker. */
export function addedForHolder(order: Order, now: UtcMs): string {
  const lines = [
    `${heading(order)} 补充`,
    whenText(order.when, now),
    order.place ? `地址：${order.place.full}` : null,
    order.phone ? `电话：${order.phone}` : null,
    priceText(order),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

export function withdrawn(order: Order): string {
  return `${heading(order)} 已取消`;
}

export function withdrawnInMarket(order: Order): string {
  return `${heading(order)} 撤了，不用接了`;
}

export function withdrawnForHolder(order: Order): string {
  return `${heading(order)} 发单人取消了，不用去了`;
}

/** @param worker the name to mention, who cannot be written to directly */
export function withdrawnForHolderInMarket(order: Order, worker: string): string {
  return `${heading(order)} @${worker} 取消了，不用去了`;
}

export function recalledButTaken(order: Order): string {
  return `${heading(order)} 已有师傅接了。不要了请回“取消${order.number}”`;
}

export function whichToWithdraw(orders: readonly Order[]): string {
  return `取消哪一单？回：${orders.map((order) => `取消${order.number}`).join(' 或 ')}`;
}

export function whichToAmend(orders: readonly Order[]): string {
  return `改哪一单？回单号：${orders.map(({ number }) => number).join(' 或 ')}`;
}

export function cannotChange(order: Order): string {
  return `${heading(order)} ${stateWords(order)}，改不了了`;
}

export function forbiddenForSender(): string {
  return '这个活路驿站不能派。有疑问请打12345，遇到骗子打110';
}

/** For the staff room: what was not passed on, and from whom. */
export function forbiddenForStaff(sender: string, room: string | null, what: string): string {
  return `没派：${sender}在${room ?? '私信'}发的，像${what}，请站点看一下`;
}

export function noMarketBound(order: Order, advice: string | null): string {
  return `${heading(order)} ${advice ? `${advice}\n` : ''}发不出去：还没有零工市场群。请站点人员在市场群里发：/绑定 零工市场`;
}

export function voiceHint(): string {
  return '语音听不懂，麻烦打字，或找网格员代发';
}

/** One line about where an order stands, without anything private. `workers`: the names of those who have it. */
export function stateLine(order: Order, workers: readonly string[]): string {
  const who = workers.join('、');
  const { state } = order;
  switch (state.kind) {
    case 'open':
      return `${heading(order)} ${who ? `${who}接了，` : ''}${lackText(order)}`;
    case 'claimed':
      return `${heading(order)} ${who}接了`;
    case 'done':
      return `${heading(order)} ${who}做完了`;
    case 'closed':
      return `${heading(order)} 已完成`;
    case 'cancelled':
    case 'expired':
      return `${heading(order)} ${stateWords(order)}`;
  }
}

/** 还没人接 / 有人接了 / 做完了 … */
export function stateWords(order: Order): string {
  switch (order.state.kind) {
    case 'open':
      return '还没人接';
    case 'claimed':
      return '有人接了';
    case 'done':
      return '做完了';
    case 'closed':
      return '已完成';
    case 'cancelled':
      return '已取消';
    case 'expired':
      return '过期了';
  }
}

/** "明天(周二)上午", "12月18日(周五)下午2点半", "时间待定". */
export function whenText(when: When, now: UtcMs): string {
  switch (when.kind) {
    case 'none':
      return '时间待定';
    case 'now':
      return '马上';
    case 'at':
      return `${dayWords(when.start, now)}${clockWords(when.start)}${when.end === null ? '' : `到${endWords(when.start, when.end, now)}`}`;
    case 'part':
      return `${dayWords(when.start, now)}${partName(when.start, when.end)}`;
    case 'day':
      return dayOf(when.start) === dayOf(when.end) ? dayWords(when.start, now) : `${dayWords(when.start, now)}到${dayWords(when.end, now)}`;
    case 'deadline':
      return deadlineWords(when.end, now);
    case 'recurring':
    case 'vague':
      return when.text.slice(0, 15);
  }
}

function endWords(start: UtcMs, end: UtcMs, now: UtcMs): string {
  return dayOf(start) === dayOf(end) ? clockWords(end) : `${dayWords(end, now)}${clockWords(end)}`;
}

function deadlineWords(end: UtcMs, now: UtcMs): string {
  if (end === startOfDay(end)) return `${dayWords(end, now)}之前`;
  if (end - startOfDay(end) >= DAY - MINUTE) return `${dayWords(end, now)}之内`;
  return `${dayWords(end, now)}${clockWords(end)}前`;
}

/** 今天(周一), 明天(周二), 后天(周三), else 12月18日(周五). */
function dayWords(at: UtcMs, now: UtcMs): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
  const near = ['今天', '明天', '后天'][days];
  const { month, day } = wallTime(at);
  return `${near ?? `${month}月${day}日`}(${weekdayName(at)})`;
}

/** 上午9点, 下午2点半, 晚上6点15分: as people say it. */
export function clockWords(at: UtcMs): string {
  const { hour, minute } = wallTime(at);
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  const spoken = hour > 12 ? hour - 12 : hour;
  return `${part}${spoken}点${minute === 0 ? '' : minute === 30 ? '半' : `${minute}分`}`;
}

/** 明早7点, 今早7点半; later than the morning 明天中午12点. */
function morningWords(at: UtcMs, now: UtcMs): string {
  const isToday = dayOf(at) === dayOf(now);
  if (wallTime(at).hour >= 12) return `${isToday ? '今天' : '明天'}${clockWords(at)}`;
  return `${isToday ? '今早' : '明早'}${clockWords(at).replace(/^(?:上午|凌晨)/, '')}`;
}

function partName(start: UtcMs, end: UtcMs): string {
  const from = (start - startOfDay(start)) / HOUR;
  const hours = (end - start) / HOUR;
  if (from < 6) return '凌晨';
  if (from < 11) return hours <= 3 ? '早上' : '上午';
  if (from < 12) return '中午';
  if (from < 17) return '下午';
  return from < 18 ? '傍晚' : '晚上';
}

/** 60元, 50-100元, 200元/天, 最多300元, 面议, 价钱待定. */
export function priceText({ price, negotiable }: { readonly price: Price | null; readonly negotiable: boolean }): string {
  if (!price) return negotiable ? '价格面议' : '价钱待定';
  const { minFen, maxFen } = price;
  const unit = { job: '', hour: '/小时', day: '/天', person: '/人', month: '/月', piece: '/个' }[price.unit];
  if (minFen !== null && maxFen !== null) {
    return minFen === maxFen ? `${yuanText(minFen)}元${unit}` : `${yuanText(minFen)}-${yuanText(maxFen)}元${unit}`;
  }
  if (maxFen !== null) return `最多${yuanText(maxFen)}元${unit}`;
  return minFen === null ? '价格面议' : `${yuanText(minFen)}元${unit}起`;
}

/** The place as a group may see it. */
export function placeText(place: Place | null): string {
  if (place === null) return '地点待定';
  return place.open ?? '地址接单后给';
}

function wayText(order: Order): string {
  const there = order.otherPlace?.open;
  if (!there || there === order.place?.open) return placeText(order.place);
  return order.category === 'delivery' ? `${there}到${placeText(order.place)}` : `${placeText(order.place)}到${there}`;
}

function demandText(order: Order): string | null {
  const demands = [...(order.headcountSaid ? [`要${order.headcount}人`] : []), ...order.requirements];
  return demands.length > 0 ? demands.join(' ') : null;
}

function fieldTexts(fields: Partial<JobFields> & { readonly task?: string }, order: Order, now: UtcMs, places: 'full' | 'open'): string[] {
  const texts: string[] = [];
  if (fields.task !== undefined) texts.push(order.task);
  if (fields.when !== undefined) texts.push(whenText(order.when, now));
  if (fields.place !== undefined) texts.push(places === 'full' ? (order.place?.full ?? '地点待定') : placeText(order.place));
  if (fields.price !== undefined) texts.push(priceText(order));
  if (fields.headcount !== undefined) texts.push(`要${order.headcount}人`);
  if (fields.phone !== undefined && places === 'full' && order.phone) texts.push(`电话${order.phone}`);
  return texts;
}

/** The kind of work that must not be brokered, as staff call it. */
export function forbiddenName(kind: Forbidden): string {
  switch (kind) {
    case 'gambling':
      return '赌博';
    case 'prepay-scam':
      return '刷单垫付';
    case 'surrogacy':
      return '代孕';
    case 'debt-collection':
      return '讨债';
    case 'identity':
      return '借用证件账户';
    case 'child-labour':
      return '用童工';
    case 'sex':
      return '涉黄';
    case 'drugs':
      return '涉毒';
    case 'other-crime':
      return '违法的事';
  }
}
