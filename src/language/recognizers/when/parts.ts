import type { Part, PartName } from './pieces.ts';
import { pieceParser } from './pieces.ts';

const hours = (name: PartName, from: number, to: number): Part => ({ name, from: from * 60, to: to * 60 });

export const PARTS: Readonly<Record<PartName, Part>> = {
  dawn: hours('dawn', 0, 6),
  morning: hours('morning', 6, 12),
  noon: hours('noon', 11, 14),
  afternoon: hours('afternoon', 12, 19),
  dusk: hours('dusk', 17, 19),
  evening: hours('evening', 18, 24),
  daylight: hours('daylight', 8, 18),
};

const WORDS: Readonly<Record<PartName, readonly string[]>> = {
  dawn: ['凌晨', '半夜三更', '三更半夜', '深更半夜', '后半夜', '下半夜', '天不亮', '天没亮'],
  morning: [
    '清早八早',
    '清早八晨',
    '大清早',
    '打早',
    '大早',
    '早起',
    '麻麻亮',
    '蒙蒙亮',
    '天亮',
    '上半日',
    '上昼',
    '大早上',
    '一大早',
    '一早',
    '早上',
    '早晨',
    '清早',
    '清晨',
    '早间',
    '上午',
    '上半天',
    '晨',
    '早',
  ],
  noon: ['正中午', '中午', '正午', '午间', '晌午', '少午'],
  afternoon: ['下午', '午后', '下半天', '下半日', '下昼', '晌午过后', '晌午后'],
  dusk: ['傍晚', '黄昏', '天黑', '擦黑', '麻擦黑', '挨黑', '傍黑', '断黑', '挨晚', '擦晚'],
  evening: ['大晚上', '晚上', '晚间', '夜里', '夜间', '夜晚', '深夜', '半夜', '午夜', '晚黑', '晚夕', '夜头', '黑夜', '晚', '夜', '黑'],
  daylight: ['白天'],
};

const NAMES = new Map<string, Part>(
  (Object.keys(WORDS) as PartName[]).flatMap((name) => WORDS[name].map((word) => [word, PARTS[name]] as const)),
);
/** Meals and shifts: before a clock they tell which half of the day is meant (晚饭六点半), else nothing. */
const SIDE_WORDS: Readonly<Record<string, Part>> = {
  早饭: PARTS.morning,
  早餐: PARTS.morning,
  早班: PARTS.morning,
  早场: PARTS.morning,
  早课: PARTS.morning,
  中饭: PARTS.noon,
  午饭: PARTS.noon,
  午餐: PARTS.noon,
  晚饭: PARTS.evening,
  晚餐: PARTS.evening,
  晚席: PARTS.evening,
  晚宴: PARTS.evening,
  晚班: PARTS.evening,
  晚场: PARTS.evening,
  晚自习: PARTS.evening,
  夜饭: PARTS.evening,
  夜班: PARTS.evening,
  宵夜: PARTS.evening,
};
const PATTERN = new RegExp([...NAMES.keys(), ...Object.keys(SIDE_WORDS)].sort((a, b) => b.length - a.length).join('|'));

/** Right of the word these make it a greeting, a meal, a shift. */
const OTHER_WORD = /^(?:好(?!像|多|几)|安(?![排装])|[饭餐茶觉班霜宴场]|自习)/;
/** And right of a single 早 or 晚: 晚会, 早市, 早起, 早就, 早点. */
const OTHER_SHORT_WORD = /^(?:[会市报辈礼操点婚熟年戏色宵起已日就些早晚])/;
/** A single 早, 晚, 夜 is time only after a day (周三晚) or before a clock (早7点). */
const SHORT_AFTER = /(?:[今明昨前后次当每天日号]|[周期拜][一二三四五六])$/;
/** 早一点 is earlier, 早一点半 half past one. */
const VAGUE_POINT = /^一点(?!钟|半|[一二三]刻|到|[零一二三四五])/;
const CLOCK_NEXT = /^\s?(?:\d{1,2}\s?[:点时]|[零一二两三四五六七八九十]{1,3}(?:点(?!点)|时))/;

/** 早上, 中午, 下午, 晚上, 凌晨 …; 夜间 and 白天 alone name a shift, so they are weak. */
export const partParser = pieceParser('晨早夜午昏晚黑半白亮昼中', PATTERN, ({ match, text, from, to, before }) => {
  const word = match[0];
  const side = SIDE_WORDS[word];
  if (side !== undefined) return CLOCK_NEXT.test(text.slice(to, to + 5)) ? { piece: { kind: 'part', part: side, weak: false } } : null;
  const part = NAMES.get(word);
  if (part === undefined) return null;
  const rest = text.slice(to, to + 5);
  if (/^一/.test(word) && /[周期拜十]/.test(before)) return null;
  if (isDuration(word, before, text.charAt(from - 2))) return null;
  if (word.length === 1 ? !isShortPart(word, text.slice(Math.max(0, from - 2), from), rest) : OTHER_WORD.test(rest)) return null;
  return { piece: { kind: 'part', part, weak: part.name === 'daylight' || word === '夜间' || /^天[黑亮]$/.test(word) } };
});

/** 整了一早上, 守一晚上: how long; but 明天一上午 and 周一下午 are times. */
function isDuration(word: string, before: string, farther: string): boolean {
  if (word.startsWith('一')) return /[了整花用搞弄]/.test(before);
  return before === '一' && word.length > 1 && !/[今明昨后天日号周期拜十初]/.test(farther);
}

/** 早, 晚 and such, one character: 早7点, 周三晚, 明早; never 一晚, 明天早点, 28号早就. */
function isShortPart(word: string, before: string, rest: string): boolean {
  if (CLOCK_NEXT.test(rest) && !VAGUE_POINT.test(rest)) return true;
  if (/[今明昨]$/.test(before)) return true;
  return (word === '早' || word === '晚') && SHORT_AFTER.test(before) && !OTHER_WORD.test(rest) && !OTHER_SHORT_WORD.test(rest);
}
