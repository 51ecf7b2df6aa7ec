import { DAY, startOfDay } from '../../../domain/time.ts';
import { pieceParser } from './pieces.ts';

/** Days from today, first and last. */
const WORDS: Readonly<Record<string, readonly [number, number]>> = {
  大大后天: [4, 4],
  大大前天: [-4, -4],
  外后天: [3, 3],
  老后天: [3, 3],
  万后天: [4, 4],
  上前天: [-3, -3],
  先前天: [-3, -3],
  大后天: [3, 3],
  大前天: [-3, -3],
  今明后三天: [0, 2],
  今明后: [0, 2],
  今明两天: [0, 1],
  今明: [0, 1],
  明后两天: [1, 2],
  明后天: [1, 2],
  今天: [0, 0],
  今日: [0, 0],
  今儿: [0, 0],
  今: [0, 0],
  明天: [1, 1],
  明日: [1, 1],
  明儿: [1, 1],
  明: [1, 1],
  后天: [2, 2],
  后日: [2, 2],
  后: [2, 2],
  昨天: [-1, -1],
  昨日: [-1, -1],
  昨儿: [-1, -1],
  昨: [-1, -1],
  前天: [-2, -2],
  前日: [-2, -2],
  前: [-2, -2],
};

/** A single 今, 明, 昨 counts only before a part of the day: 今下午, 明早, 昨晚. */
const SHORT = '(?:[今明昨]|[前后](?=[晚]))(?=早|晚|上午|下午|中午|晌午|晨|夜|黑|凌晨|傍晚)';

const PATTERN = new RegExp(
  `大大[前后]天|大后天|大前天|[外老万]后天|[上先]前天|今明后三天|今明两天|今明(?=天)|明后两天|明后天|[今明昨](?:天|日|儿)|[前后](?:天|日)|次日|第二天|转天|${SHORT}`,
);

/** Left of these characters the word is part of another: 以后天天, 说明, 聪明, 最后天. */
const NOT_AFTER: Readonly<Record<string, string>> = {
  后: '以之然最午过雨饭今背先',
  前: '以之目从年提',
  明: '说声证聪照透文光发表标',
  今: '如至现',
};
/** Right of these it is a name or another word. */
const NOT_BEFORE = /^(?:头条|之后》|之星|说法|性|生的|赋)/;

/** 今天, 明早, 大后天, 明后天, 次日. */
export const dayWordParser = pieceParser('今明昨前后次第转', PATTERN, ({ match, text, from, to, before, after, sentAt }) => {
  const word = match[0];
  if (word === '次日' || word === '第二天' || word === '转天') return { piece: { kind: 'day', day: { kind: 'next-day' }, weak: true } };
  if (before !== '' && (NOT_AFTER[word.charAt(0)] ?? '').includes(before)) return null;
  if (/^[前后]天$/.test(word) && /[天气]/.test(after)) return null;
  if (NOT_BEFORE.test(text.slice(to, to + 4))) return null;
  const offsets = WORDS[word];
  if (offsets === undefined || text.charAt(from - 1) === '《') return null;
  const today = startOfDay(sentAt);
  const [first, last] = offsets;
  return {
    piece: { kind: 'day', day: { kind: 'fixed', first: today + first * DAY, last: today + last * DAY, past: last < 0 }, weak: false },
  };
});
