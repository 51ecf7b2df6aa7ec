import type { DayFigures } from './recount.ts';

/** A summary read back from the line that was sent; who finished most with the names as they were said. */
export interface SaidSummary extends DayFigures {
  readonly finishers: readonly { readonly name: string; readonly jobs: number }[];
}

export function readSummary(text: string): SaidSummary {
  const share = /接单率(\d+)%（当天发的(\d+)单里接了(\d+)单，没人接就撤的不算）/u.exec(text);
  const finishers = [...listed(text, '完成最多').matchAll(/([^、]+?)(\d+)单/gu)].map(([, name = '', jobs]) => ({
    name,
    jobs: Number(jobs),
  }));
  return {
    posted: figure(text, '发单'),
    claimed: figure(text, '接单'),
    done: figure(text, '完成'),
    cancelled: figure(text, '取消'),
    expired: figure(text, '过期'),
    elsewhere: figure(text, '其他渠道'),
    share: share && { percent: Number(share[1]), claimed: Number(share[3]), of: Number(share[2]) },
    medianSeconds: secondsOf(/一半在(\S+)内$/mu.exec(text)?.[1] ?? null),
    byTrade: Object.fromEntries(
      [...listed(text, '发单').matchAll(/([^、\d]+)(\d+)/gu)].map(([, trade = '', count]) => [trade, Number(count)]),
    ),
    byGrid: Object.fromEntries(
      [...text.matchAll(/^(\d+网格|其他)：发(\d+) 接(\d+) 完成(\d+)$/gmu)].map(([, grid = '', ...counts]) => [grid, counts.join(' ')]),
    ),
    most: finishers.map(({ jobs }) => jobs),
    open: listed(text, '还没人接')
      .split('、')
      .filter((number) => number !== ''),
    finishers,
  };
}

/** "没人接7" is said of as many as stand in the list; a figure that is not said is 0. */
function figure(text: string, name: string): number {
  return Number(new RegExp(`(?:^| )${name}(\\d+)`, 'mu').exec(text)?.[1] ?? 0);
}

function listed(text: string, title: string): string {
  return new RegExp(`^${title}：(.*)$`, 'mu').exec(text)?.[1] ?? '';
}

/** 5秒, 1分20秒, 16分钟, 2小时5分 */
export function secondsOf(said: string | null): number | null {
  if (said === null) return null;
  const part = (pattern: RegExp): number => Number(pattern.exec(said)?.[1] ?? 0);
  return part(/(\d+)小时/u) * 3600 + part(/(\d+)分/u) * 60 + part(/(\d+)秒/u);
}

export interface SaidRank {
  readonly name: string;
  readonly jobs: number;
  readonly yuan: number;
  readonly seconds: number | null;
  /** In percent; null where nobody has rated. */
  readonly good: number | null;
  readonly rated: number;
}

export interface SaidRanking {
  readonly ranks: readonly SaidRank[];
  readonly registered: number;
  readonly without: number;
}

export function readRanking(text: string): SaidRanking {
  const fairness = /(\d+)位师傅里，(\d+)位还没做成单/u.exec(text);
  const ranks = [...text.matchAll(/^\d+\. (\S+) (\d+)单(?: ([\d.]+)元)?(?: 一半在(\S+?)内接单)?(?: 好评(\d+)%（(\d+)评）)?$/gmu)];
  return {
    ranks: ranks.map(([, name = '', jobs, yuan, seconds, good, rated]) => ({
      name,
      jobs: Number(jobs),
      yuan: Number(yuan ?? 0),
      seconds: secondsOf(seconds ?? null),
      good: good === undefined ? null : Number(good),
      rated: Number(rated ?? 0),
    })),
    registered: Number(fairness?.[1] ?? 0),
    without: Number(fairness?.[2] ?? 0),
  };
}
