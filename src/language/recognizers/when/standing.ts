import type { When } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';

/** Left of a time: it is set aside, or was agreed upon once. */
const TAKEN_BACK = /(?:除了|除开|除|不是|不要|不用|别)$/;
const AGREED_BEFORE = /(?:约好|说好|本来|原来|原定|上次|以前|买了)[^,。]{0,3}$/;
const OPENING_HOURS = /(?:营业|上班|联系|看房|打电话)(?:时间)?[\s:是在]{0,2}$/;
/** Left of a clock time: it is where the work ends ("做到11点"). */
const END_OF_WORK = /[干做忙搞弄搬守]到$/;
const WISHED =
  /(?:时间|日期|⏰|📅|定在|安排在|约在|改到|改成|改为|改在|最好|希望|想在?|要在?|请|麻烦|准备|打算|计划|预计|预约)[\s:是在]{0,2}$/u;

/** Nothing of working may stand before the word that tells a state: 今天下水道堵了, but not 今天来通堵了的下水道. */
const IDLE = '(?:(?![来修通请找要换帮疏装搬送做弄打用])[^,。!?;\\s]){0,6}';
/** Right of a time: what was or is the matter, not what is wanted. */
const TROUBLE = new RegExp(
  `^${IDLE}(?:坏|堵|漏(?!水师傅)|爆|断|裂|掉|跳闸|打不[开着燃]|不[亮热冷制转通动出响行]|没[水电气热网]|停[水电气]|冒|反水|返水|发现|买的|装的|修的|换的|搬的|弄的|约好|约的|说好|说的|来过|修过|没来|才|刚|太阳|天气|好冷|好热|辛苦|累|摸黑|睡不|看不[见到清]|吵|起夜|上厕所|痛|疼|响(?!应))`,
);
/** Right of a time: why, or until when, but not for when. */
const BESIDE = new RegExp(
  `^(?:还?[要得])?${IDLE}(?:退租|退房|到期|交房|上班|上学|上课|考试|开学|出差|回老家|回来|不在|没人|没空|没时间|不得空|有事|(?<!不)下雨|赶车|飞机|高铁)`,
);
const WORK =
  /^[^,。!?;\n]{0,6}?(?:来|把|等|集合|报到|出发|开工|进场|动工|去|上门|搬|送|做|弄|整|修|装|打扫|安排|开始|要|用|需|缺|找|接|帮|能|行不)/;

/**
 * How much the words around a time speak for its being the time that is wanted: about -10 to 4, 0 where they say nothing;
 * below -3 it is not wanted at all.
 */
export function standing(span: Span<When>, text: string): number {
  const before = text.slice(Math.max(0, span.from - 8), span.from);
  const after = text.slice(span.to, span.to + 14);
  if (TAKEN_BACK.test(before)) return -10;
  if (END_OF_WORK.test(before) || OPENING_HOURS.test(before) || AGREED_BEFORE.test(before) || TROUBLE.test(after)) return -5;
  if (BESIDE.test(after)) return besideWork(span.value, after);
  return (WISHED.test(before) ? 2 : 0) + (WORK.test(after) ? 1.5 : 0);
}

/** Being home from an hour on lets the worker in, and the day by which rooms are handed over is the limit of the work. */
const HOME = /^[^,。!?;\s]{0,6}(?:下班|回来|回家|到家|在家)/;

function besideWork(value: When, after: string): number {
  if (value.kind === 'deadline') return 0;
  return value.kind === 'at' && HOME.test(after) ? -1 : -4;
}
