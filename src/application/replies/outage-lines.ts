import { clockText, dayOf, type UtcMs } from '../../domain/time.ts';

/** More than these are not told apart. */
const MOST_SPANS = 5;

/** For the staff room: from when to when the bot heard nothing. */
export function gapsForStaff(gaps: readonly { readonly since: UtcMs; readonly until: UtcMs }[]): string {
  const spans = gaps.slice(0, MOST_SPANS).map(spanText).join('、');
  const more = gaps.length > MOST_SPANS ? `等${gaps.length}次` : '';
  return `机器人断线了：${spans}${more}的消息可能没收到，这段时间发的单和接单请再发一遍`;
}

function spanText({ since, until }: { readonly since: UtcMs; readonly until: UtcMs }): string {
  const day = dayOf(since) === dayOf(until) ? '' : `${dayOf(since).slice(5)} `;
  const [from, to] = [clockText(since), clockText(until)];
  return day === '' && from === to ? `${from}前后` : `${day}${from}到${to}`;
}

/** For the staff room: the bot stumbled over a message. @param room where it was written; null: by direct message */
export function messageSetAside(at: UtcMs, room: string | null): string {
  return `有条消息机器人没处理好：${clockText(at)} ${room ?? '私信'}。麻烦看一下，要派单请用 /派单`;
}
