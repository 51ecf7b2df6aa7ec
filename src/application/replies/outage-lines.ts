import { clockText, dayOf, type UtcMs } from '../../domain/time.ts';

/** For the staff room: from when to when the bot heard nothing. */
export function gapForStaff(since: UtcMs, until: UtcMs): string {
  const day = dayOf(since) === dayOf(until) ? '' : `${dayOf(since).slice(5)} `;
  return `机器人断线了：${day}${clockText(since)}到${clockText(until)}的消息可能没收到，这段时间发的单和接单请再发一遍`;
}
