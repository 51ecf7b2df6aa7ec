import { clockText, MINUTE, type UtcMs } from '../../domain/time.ts';

/** At the head of what follows of a text that is too long for one message. */
export function continuedHeading(number: number): string {
  return `${number}号单（接上条）`;
}

/** Before lines about several orders that go out as one: a quote of it must not pass for one about the first order. */
export function severalTogether(): string {
  return '几件事一起说：';
}

/** To staff, once: the platform has asked for less. */
export function slowedDown(pauseMs: number): string {
  return `微信提示操作过于频繁，先停${Math.ceil(pauseMs / MINUTE)}分钟，之后一个小时慢一点发。急单先发`;
}

/** To staff, once a day: what is left of the day's budget is kept for what matters most. */
export function dayIsFull(today: number, perDay: number): string {
  return `今天已经发了${today}条，快到每天${perDay}条的上限了。剩下的留给急单、派单、接单和电话地址，日报、候补、通知这些明天再发`;
}

/** For `/状态`. */
export function slowState(pausedUntil: UtcMs, slowUntil: UtcMs, now: UtcMs): string {
  return pausedUntil > now
    ? `微信提示操作过于频繁，停到${clockText(pausedUntil)}，${clockText(slowUntil)}以后照常发`
    : `微信提示过操作频繁，慢一点发，${clockText(slowUntil)}以后照常发`;
}
