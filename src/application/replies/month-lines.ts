import { TRADES } from '../../domain/glossary.ts';
import { yuanText } from '../../domain/money.ts';
import type { Month } from '../../domain/month.ts';
import { type BreakdownRow, breakdownRows } from '../../domain/month-breakdown.ts';
import { ANY_GROUP, type Figure, figuresListed, MONTH_FIGURES, type MonthFigures, TOPICS, type Unit } from '../../domain/month-figures.ts';
import { TALLIED } from '../../domain/month-orders.ts';
import type { Adjustment, MonthReport } from '../../domain/month-report.ts';
import type { NoReport } from '../figures/month-report-of.ts';
import { stampText } from './date-words.ts';
import { durationText } from './summary-lines.ts';

/** 2026年12月 */
export function monthText(month: Month): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

/** How far the figures go: until now, or as they were filed. */
export function standText({ at, filedAt }: Pick<MonthReport, 'at' | 'filedAt'>): string {
  return filedAt === null ? `截至 ${stampText(at)}` : `${stampText(filedAt)}存档`;
}

export function reportTitle(report: MonthReport): string {
  return `月报 ${monthText(report.month)}（${standText(report)}）`;
}

/* ---- why there is none ---- */

export function noReport(why: NoReport): string {
  switch (why.kind) {
    case 'no-orders-yet':
      return '驿站还没有单，有了再看月报';
    case 'before-first':
      return `那时驿站还没有单，最早这样写：/月报 ${why.first}`;
    case 'to-come':
      return `这个月还没到，最近这样写：/月报 ${why.last}`;
  }
}

export function unreadableMonth(): string {
  return '没看懂月份';
}

/* ---- one figure ---- */

const UNKNOWN = '没有数';

export function figureText(value: number | null, unit: Unit): string {
  if (value === null) return UNKNOWN;
  return `${unit === '元' ? yuanText(value) : value}${unit}`;
}

/** As it stands in a cell: yuan, not fen. */
export function shownNumber(value: number | null, unit: Unit): number | null {
  return value === null || unit !== '元' ? value : value / 100;
}

/** 按类别 管道疏通, 按网格 3网格 */
export function breakdownName(row: BreakdownRow): { readonly by: string; readonly name: string } {
  if (row.by === 'category') return { by: '按类别', name: TRADES[row.category].title };
  return { by: '按网格', name: row.grid === null ? '未分网格' : `${row.grid}网格` };
}

/** A figure that now would be counted otherwise, for showing. */
export interface AdjustmentRow extends Adjustment {
  readonly title: string;
  readonly unit: Unit;
  readonly difference: number | null;
}

export function adjustmentRows({ figures, adjustments }: MonthReport): readonly AdjustmentRow[] {
  const names = titlesOf(figures);
  return adjustments.flatMap((one) => {
    const named = names.get(one.key);
    if (!named) return [];
    const known = one.reported !== null && one.now !== null;
    // Tenths of percents do not add up exactly in binary.
    return [{ ...one, ...named, difference: known ? Math.round((one.now - one.reported) * 10) / 10 : null }];
  });
}

type Named = Pick<Figure, 'title' | 'unit'>;

function titlesOf(figures: MonthFigures): ReadonlyMap<string, Named> {
  const whole = MONTH_FIGURES.map(({ key, title, unit }) => [key, { title, unit }] as const);
  const parts = breakdownRows(figures).flatMap((row) =>
    tallyTitles().map(({ key, title, unit }) => [`${row.prefix}/${key}`, { title: `${breakdownName(row).name} ${title}`, unit }] as const),
  );
  return new Map([...whole, ...parts]);
}

/** The figures that also stand for each category and grid, as they are called. */
export function tallyTitles(): readonly (Named & { readonly key: (typeof TALLIED)[number] })[] {
  return TALLIED.flatMap((key) => MONTH_FIGURES.filter((one) => one.key === key).map(({ title, unit }) => ({ key, title, unit })));
}

/* ---- the whole, for the shell ---- */

export function reportInFull(report: MonthReport): string {
  return [
    reportTitle(report),
    ...TOPICS.flatMap((topic) => [
      `【${topic}】`,
      ...comparedFigures(report).flatMap((one) => (one.topic === topic ? [fullLine(one)] : [])),
    ]),
    '【类别网格】',
    ...breakdownRows(report.figures).map(breakdownLine),
    ...(report.adjustments.length > 0 ? ['【调整】', ...adjustmentRows(report).map(adjustmentLine)] : []),
  ].join('\n');
}

export interface ComparedFigure extends Figure {
  readonly lastMonth: number | null;
  readonly sameMonthLastYear: number | null;
}

export function comparedFigures({ figures, lastMonth, sameMonthLastYear }: MonthReport): readonly ComparedFigure[] {
  return figuresListed(figures).map((one) => ({
    ...one,
    lastMonth: lastMonth?.[one.key] ?? null,
    sameMonthLastYear: sameMonthLastYear?.[one.key] ?? null,
  }));
}

function fullLine({ title, unit, value, share, lastMonth, sameMonthLastYear }: ComparedFigure): string {
  const parts = share === null ? '' : `，${share.of}单里${share.part}单`;
  return `${title} ${figureText(value, unit)}${parts}（上月 ${figureText(lastMonth, unit)}，去年同月 ${figureText(sameMonthLastYear, unit)}）`;
}

function breakdownLine(row: BreakdownRow): string {
  const figures = tallyTitles().map(({ key, title, unit }) => `${title}${figureText(row.figures[key], unit)}`);
  return `${breakdownName(row).name}：${figures.join(' ')}`;
}

function adjustmentLine({ title, unit, reported, now, difference }: AdjustmentRow): string {
  return `${title}：原报 ${figureText(reported, unit)}，现在 ${figureText(now, unit)}，相差 ${figureText(difference, unit)}`;
}

/* ---- the main figures, for a chat ---- */

/** Comes with the file; what was not is not said. */
export function reportInShort(report: MonthReport): string {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => (report.figures[key] ?? 0) > 0);
  const say = sayFrom(report.figures);
  const lines = [
    reportTitle(report),
    `发单${say('posted')} 派单${say('dispatched')} 接单${say('taken')} 完成${say('done')}`,
    has('services') ? `做完${say('services')}，师傅${say('persons')}` : null,
    `发单人${say('posters')}`,
    shareText(report),
    paceText(report.figures),
    has('paid', 'charity') ? `实收${say('paid')}${has('charity') ? `，爱心单${say('charity')}` : ''}` : null,
    `求职登记新增${say('seekers-new')}，累计${say('seekers-all')}`,
    `备案零工新增${say('workers-new')}，累计${say('workers-all')}`,
    has(`${ANY_GROUP}-registered`)
      ? `重点群体${say(`${ANY_GROUP}-registered`)}，做活${say(`${ANY_GROUP}-persons`)}${say(`${ANY_GROUP}-services`)}`
      : null,
    has('courses', 'sign-ups') ? `培训${say('courses')}，报名${say('trainees')}` : null,
    has('disputes-opened', 'disputes-settled') ? `纠纷${say('disputes-opened')}，了结${say('disputes-settled')}` : null,
    has('rated') ? `满意${say('rated-good')} 一般${say('rated-fair')} 不满意${say('rated-poor')}` : null,
    comparedText('上月', report.lastMonth),
    comparedText('去年同月', report.sameMonthLastYear),
    report.adjustments.length > 0 ? adjustedText(report) : null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function sayFrom(figures: MonthFigures): (key: string) => string {
  const known = new Map(figuresListed(figures).map((one) => [one.key, figureText(one.value, one.unit)]));
  return (key) => known.get(key) ?? UNKNOWN;
}

function shareText({ figures }: MonthReport): string | null {
  const taken = figuresListed(figures).find(({ key }) => key === 'taken-share');
  if (!taken?.share || taken.value === null) return null;
  return `接单率${figureText(taken.value, '%')}（${taken.share.of}单里接了${taken.share.part}单，没人接就取消的不算）`;
}

function paceText({ 'median-seconds': middle, 'mean-seconds': mean }: MonthFigures): string | null {
  if (middle === null || middle === undefined || mean === null || mean === undefined) return null;
  return `接单一般${durationText(middle)}，平均${durationText(mean)}`;
}

function comparedText(when: string, figures: MonthFigures | null): string {
  const say = figures && sayFrom(figures);
  return say ? `${when}：发单${say('posted')} 接单${say('taken')} 完成${say('done')}` : `${when}：${UNKNOWN}`;
}

/** More stand in the file. */
const NAMED_ADJUSTMENTS = 4;

function adjustedText(report: MonthReport): string {
  const rows = adjustmentRows(report);
  const named = rows.slice(0, NAMED_ADJUSTMENTS).map(({ title, unit, reported, now }) => {
    return `${title}${figureText(reported, unit)}→${figureText(now, unit)}`;
  });
  return `调整：${named.join('、')}${rows.length > NAMED_ADJUSTMENTS ? ` 等${rows.length}处，见表` : ''}`;
}
