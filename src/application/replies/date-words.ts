import { clockText, type Day, type UtcMs, wallTime } from '../../domain/time.ts';

/** 11月23日; of another year 2025年11月23日 */
export function dateText(day: Day, now: UtcMs): string {
  const year = Number(day.slice(0, 4));
  return `${year === wallTime(now).year ? '' : `${year}年`}${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** 11月23日 8:05 */
export function stampText(at: UtcMs): string {
  const { month, day } = wallTime(at);
  return `${month}月${day}日 ${clockText(at)}`;
}
