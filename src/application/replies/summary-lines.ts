import { TRADES } from '../../domain/glossary.ts';
import { yuanText } from '../../domain/money.ts';
import { DAY, dayStart, wallTime, weekdayName } from '../../domain/time.ts';
import type { Ranking } from '../figures/ranking-of.ts';
import type { StationSummary } from '../figures/summary-of.ts';
import { masterName } from '../turn.ts';

/** More open orders than this are counted, not named. */
const NAMED_ORDERS = 40;
const RANKED = 10;

/** The day's figures as one line for a group; only the staff room sees them by grid. */
export function summaryText(summary: StationSummary, audience: 'market' | 'staff'): string {
  const lines = [
    `日报 ${dateText(dayStart(summary.day))}`,
    `发单${summary.posted} 接单${summary.claimed} 完成${summary.done}`,
    ends(summary),
    shareText(summary),
    summary.medianSeconds === null ? null : `从发单到接单：一半在${durationText(summary.medianSeconds)}内`,
    categoryText(summary),
    audience === 'staff' ? gridText(summary) : null,
    summary.finishers.length === 0
      ? null
      : `完成最多：${summary.finishers.map(({ name, jobs }) => `${masterName(name)}${jobs}单`).join('、')}`,
    openText(summary),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function ends({ open, cancelled, expired, elsewhere }: StationSummary): string {
  return [
    `没人接${open.length}`,
    `取消${cancelled}`,
    ...(expired > 0 ? [`过期${expired}`] : []),
    ...(elsewhere > 0 ? [`其他渠道${elsewhere}`] : []),
  ].join(' ');
}

function shareText({ share }: StationSummary): string | null {
  if (share.of === 0) return null;
  return `接单率${Math.round((100 * share.claimed) / share.of)}%（当天发的${share.of}单里接了${share.claimed}单，没人接就撤的不算）`;
}

function categoryText({ byCategory }: StationSummary): string | null {
  const posted = byCategory.filter((one) => one.posted > 0).toSorted((a, b) => b.posted - a.posted);
  return posted.length === 0 ? null : `发单：${posted.map((one) => `${TRADES[one.category].short}${one.posted}`).join('、')}`;
}

function gridText({ byGrid }: StationSummary): string | null {
  if (byGrid.length === 0) return null;
  return byGrid
    .map((one) => `${one.grid === null ? '其他' : `${one.grid}网格`}：发${one.posted} 接${one.claimed} 完成${one.done}`)
    .join('\n');
}

function openText({ open }: StationSummary): string {
  if (open.length === 0) return '没有等人接的单';
  const named = open.slice(0, NAMED_ORDERS).map(({ number, missing, started }) => (started ? `${number}(差${missing}人)` : String(number)));
  return `还没人接：${named.join('、')}${open.length > NAMED_ORDERS ? ` 等${open.length}单` : ''}`;
}

/** 接单大王: who finished most; nobody is named who has none. */
export function rankingText(ranking: Ranking): string {
  const { period, rows } = ranking;
  const title = period.kind === 'month' ? `${period.year}年${period.month}月` : `${period.year}年`;
  if (rows.length === 0) return `接单大王 ${title}\n还没有做完的单`;
  const lines = rows.slice(0, RANKED).map((row, index) => {
    const facts = [
      `${row.jobs}单`,
      row.fen > 0 ? `${yuanText(row.fen)}元` : null,
      row.medianSeconds === null ? null : `一半在${durationText(row.medianSeconds)}内接单`,
      row.rated > 0 ? `好评${Math.round((100 * row.good) / row.rated)}%（${row.rated}评）` : null,
    ];
    return `${index + 1}. ${masterName(row.name)} ${facts.filter((fact) => fact !== null).join(' ')}`;
  });
  return [
    `接单大王 ${title}`,
    ...lines,
    ...(ranking.without > 0 ? [`${ranking.registered}位师傅里，${ranking.without}位还没做成单`] : []),
  ].join('\n');
}

/** 12月14日(周一) */
function dateText(midnight: number): string {
  const { month, day } = wallTime(midnight + DAY / 2);
  return `${month}月${day}日(${weekdayName(midnight)})`;
}

/** 5秒, 1分20秒, 2小时5分 */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds}秒`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes}分钟` : `${minutes}分${seconds % 60}秒`;
  return minutes % 60 === 0 ? `${Math.floor(minutes / 60)}小时` : `${Math.floor(minutes / 60)}小时${minutes % 60}分`;
}
