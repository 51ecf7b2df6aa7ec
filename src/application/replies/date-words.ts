import { clockText, type Day, type UtcMs, wallTime } from '../../domain/time.ts';

/** 11月23日 */
export function dateText(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** 11月23日 8:05 */
export function stampText(at: UtcMs): string {
  const { month, day } = wallTime(at);
  return `${month}月${day}日 ${clockText(at)}`;
}
