import { HOUR, MINUTE } from '../../domain/time.ts';

/** For the staff room: the computer's clock is wrong; above 0 it is fast. */
export function clocksDiffer(milliseconds: number): string {
  const by = Math.abs(milliseconds);
  const length = by < 2 * HOUR ? `${Math.round(by / MINUTE)}分钟` : `${Math.round(by / HOUR)}小时`;
  return `电脑的钟比微信${milliseconds > 0 ? '快' : '慢'}了${length}。谁先接单不受影响，提醒的时间会不准，请把电脑的时间调对`;
}
