import type { When } from '../../../domain/job.ts';
import { DAY, HOUR, MINUTE, startOfDay, type UtcMs } from '../../../domain/time.ts';
import type { Span } from '../../span.ts';
import { findExpressions } from './engine.ts';
import { resolve } from './resolve.ts';
import { standing } from './standing.ts';
import type { WhenSpan } from './when-span.ts';

type Candidate = Span<When> & Partial<WhenSpan>;

const CORRECTION = /不对|不是|错了|说错|更正|改成|改到|改为|改在|应该是|哦不|啊不|噢不|不不|写错|打错|搞错|纠正|还是/;
const SPECIFIC: ReadonlySet<When['kind']> = new Set(['at', 'part', 'day', 'deadline']);
/** A wage by the month and such: a clock range is then the daily hours. */
const MONTHLY = /月休|休[一二两三四五六七八\d]天|\/月|每月|月薪|一个月|包月|住家|长期|全职|单休|双休|做[五六]休|工资[^,。]{0,6}月/;
/** Right of a bare part of the day: whenever you like, as long as it is one (下午都有人). */
const ANY_SUCH = /^\s?都(?:在|有人|可以|行|方便|得|有空|能)/;

/**
 * The time that an order means, of all that its message names.
 *
 * Past times never count; of a self-correction ("后天，不对，大后天") the last; a day and a clock time that stand apart
 * are put together. Several times are weighed by the words around them (退租, 坏的, 时间:).
 *
 * @param spans from `findWhen`, with its marks; their offsets count in `text`
 */
export function chooseWhen(spans: readonly Candidate[], text: string): When {
  const wanted = afterCorrections(spans, text).filter((span) => span.passed !== true && standing(span, text) > -3);
  const specific = wanted.filter((span) => SPECIFIC.has(span.value.kind) && !isAnySuch(span, text));
  const dated = specific.filter((span) => span.saysDay !== false);
  const recurring = wanted.find(({ value }) => value.kind === 'recurring');
  if (recurring) return dated.length > 0 ? firstVisit(best(dated, text), recurring) : recurring.value;
  const hours = specific.find((span) => span.value.kind === 'at' && span.value.end !== null);
  if (hours && dated.length === 0 && MONTHLY.test(text)) return { kind: 'recurring', text: hours.text };
  const now = wanted.find(({ value }) => value.kind === 'now');
  if (specific.length > 0 && !(now && specific.every(({ value }) => holds(value, now.value))))
    return together(best(specific, text), specific);
  if (now) return now.value;
  const vague = wanted.find(({ value }) => value.kind === 'vague') ?? wanted[0];
  return vague ? { kind: 'vague', text: vague.text } : { kind: 'none' };
}

/** Drops what a correction takes back; a corrected clock or part keeps the day that was said before it. */
function afterCorrections(spans: readonly Candidate[], text: string): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const span of spans) {
    const previous = kept.at(-1);
    const corrected = previous && previous.passed !== true && CORRECTION.test(text.slice(previous.to, span.from));
    if (!corrected) {
      kept.push(span);
      continue;
    }
    kept.pop();
    const sameDay = span.saysDay === false ? joinDayAndTime(previous.value, span) : null;
    kept.push(sameDay ? { ...span, value: sameDay, saysDay: true } : span);
  }
  return kept;
}

function isAnySuch(span: Candidate, text: string): boolean {
  return span.value.kind === 'part' && span.saysDay === false && ANY_SUCH.test(text.slice(span.to, span.to + 5));
}

function best(spans: readonly Candidate[], text: string): Candidate {
  return spans.reduce((chosen, span) => (weight(span, text) > weight(chosen, text) ? span : chosen));
}

function weight(span: Candidate, text: string): number {
  const dated = span.saysDay === false ? 0 : 1;
  const precise = span.value.kind === 'at' ? 1 : span.value.kind === 'day' ? 0 : 0.5;
  return standing(span, text) + dated + precise;
}

/** "今天" and "马上" are one wish: the nearer counts. */
function holds(value: When, now: When): boolean {
  return value.kind === 'day' && now.kind === 'now' && value.start <= now.start && now.start <= value.end;
}

/** "周六办酒，早上7点到": the day from one, the clock from the other. */
function together(chosen: Candidate, all: readonly Candidate[]): When {
  // 周六周天两天, 十点到六点: of a range of days the hours are those of each.
  const days = chosen.saysDay === false ? all.find(isRangeOfDays) : undefined;
  if (days) return days.value;
  for (const other of all) {
    if (other === chosen || (other.saysDay !== false) === (chosen.saysDay !== false)) continue;
    const [day, time] = chosen.saysDay === false ? [other, chosen] : [chosen, other];
    // A chosen time that says its hour, or its part of the day, is whole: what stands beside it is something else.
    if (day === chosen && (day.value.kind === 'at' || (day.value.kind === 'part' && time.value.kind === 'part'))) continue;
    const joined = joinDayAndTime(day.value, time);
    if (joined) return joined;
  }
  return chosen.value;
}

function isRangeOfDays({ value, saysDay }: Candidate): boolean {
  return saysDay !== false && value.kind === 'day' && value.end - value.start > DAY;
}

/** null where they do not fit: the day is a range, or has a clock already, or the clock lies outside its part of the day. */
function joinDayAndTime(day: When, { value: time, postponed = 0 }: Pick<Candidate, 'value' | 'postponed'>): When | null {
  if (day.kind === 'at' && (time.kind === 'at' || time.kind === 'part'))
    return moved(time, startOfDay(day.start), `${day.text} ${time.text}`, postponed);
  if (day.kind === 'day' && (time.kind === 'at' || time.kind === 'part') && day.end - day.start < DAY) {
    return moved(time, startOfDay(day.start), `${day.text} ${time.text}`, postponed);
  }
  if (day.kind !== 'part') return null;
  if (time.kind === 'part') return moved(time, startOfDay(day.start), `${day.text} ${time.text}`, postponed);
  if (time.kind !== 'at') return null;
  return withinPart(day, time);
}

/** The clock time, by twelve hours if need be, in a part of a day that was said elsewhere: 今晚 and "8点". */
function withinPart(part: Extract<When, { kind: 'part' }>, time: Extract<When, { kind: 'at' }>): When | null {
  const text = `${part.text} ${time.text}`;
  const onDay = moved(time, startOfDay(part.start), text, 0);
  for (const shift of [0, 12 * HOUR, -12 * HOUR]) {
    const start = onDay.start + shift;
    if (start >= part.start && start <= part.end) return { kind: 'at', start, end: onDay.end === null ? null : onDay.end + shift, text };
  }
  return null;
}

function moved<Time extends Extract<When, { kind: 'at' | 'part' }>>(time: Time, day: UtcMs, text: string, postponed: number): Time {
  const days = day - startOfDay(time.start);
  // Put off to the evening since this morning has passed: that says nothing of another day.
  const by = days === 0 ? 0 : days - postponed;
  return { ...time, start: time.start + by, end: time.end === null ? null : time.end + by, text };
}

/** "从明天开始，每天早上8点到10点": the first visit is what is agreed upon. */
function firstVisit(day: Candidate, recurring: Candidate): When {
  // Of a range of days the hours are those of each.
  if (day.value.kind !== 'day' || isRangeOfDays(day)) return day.value;
  const sentAt = day.value.start + MINUTE;
  const inside = recurring.text.replace(/^(?:每天|每日|天天|每个?(?:周|星期|礼拜)[一二三四五六日天末、,，]*)/, '');
  const time = findExpressions(inside, sentAt)
    .map((expression) => resolve(expression, inside, sentAt, 'working'))
    .find((entry) => entry !== null && !entry.saysDay);
  return (time && joinDayAndTime(day.value, { value: time.when, postponed: time.postponed })) ?? day.value;
}
