import { DAY, startOfDay, type UtcMs } from '../../../domain/time.ts';
import { mondayOf } from './calendar.ts';
import { comingLunarDay } from './lunar.ts';
import { NUMERAL, SMALL } from './numerals.ts';
import { type LooseKind, pieceParser, type Read } from './pieces.ts';

const loose = (kind: LooseKind): Read => ({ piece: { kind: 'loose', loose: kind, first: null, last: null } });

/** Right of 马上 these make it "soon it will be", not "at once". */
const SOON =
  /^(?:就?要?(?:过年|过节|开学|放假|下雨|冬天|夏天|春节|到期|退房|结婚|生了|满月|出院|涨价|下班|关门|\d|[一二两三四五六七八九十]))/;
/** Right of 现在 these tell a state, not a wish. */
const STATE = /^(?:[^,，。!！\s]{0,4}(?:没|不|坏|堵|漏|停|还|也|是|价|行情|都|才|只|家里|钟点|工资|一般|一个|多少|好多))/;

/** 马上, 现在, 立刻, 这哈. */
export const nowParser = pieceParser(
  '马现立即此这当眼',
  /马上|现在|立刻|立即|即刻|立马|此刻|这会儿?|这哈儿?|这下子|当下|眼下/,
  ({ match, text, to, before }): Read => {
    const rest = text.slice(to, to + 8);
    if (/^(?:马上|立马|立刻|立即)/.test(match[0])) return SOON.test(rest) ? null : loose('now');
    if (/[到从至从直]/.test(before) || STATE.test(rest)) return null;
    return loose('now');
  },
);

/** 尽快, 过几天, 改天, 随时, 这两天: said, but no instant. */
export const vagueParser = pieceParser(
  '尽越改哪空时过这近随等待会后完春开内晴停闲晚阵假收农热冷雨久',
  /尽快|尽早|尽速|越快越好|越早越好|早点越好|改天|改日|哪天有空|抽空|得空来|得空的时候|有空来|有空的时候|有时间来|有空就|空了来|过几天|过些天|过阵子|过段时间|过一阵|这两天|这几天|这几日|这段时间|近两天|近几天|近期|近日|随时(?!随地|随叫|待命)|时间(?:不限|随意|随便|都可以|都行|好商量|可商量|待定|灵活)|哪天都行|哪天都可以|什么时候都行|什么时候都可以|等会儿?|等哈儿?|待会儿?|等一下|等一会儿?|等一哈|一会儿|几天后|几天之后|年后|节后|开年后?|过完年|过年(?!前)|开春|月内|周内|下班后|下班以后|放学后|晚饭后|吃完晚饭|午饭后|早饭后|饭后|得闲(?:来|了|的时候|就)|(?:有空|得空|有时间|方便|不忙|空闲)的?(?:时候|时间)|看(?:你们?|您|师傅)的?时间|时间(?:你们?|您|师傅)(?:定|看|说|安排|选)|(?:哪天|啥子?时候|几时|哪时|好久)(?:来)?都(?:行|可以|得(?!空)|要得|阔以|成|好)|晚点(?:再?来|儿)|晚些时候|这[阵向](?:子)?|等(?:空了|忙完|放假)|忙完(?:了|这|来|再)|[寒暑]假|放假(?:那天|以?后|的时候|了)|开学(?:之?前|以前|之?后|以后|那天)|秋收|农忙|农闲|热天|冷天|天气?好的时候|不下雨(?:的时候|就|了)|天晴|雨停/,
  ({ match, text, to, before }): Read => {
    const word = match[0];
    if (/[几多每十百]/.test(before) && /^年|^节/.test(word)) return null;
    if (word === '随时' && /^(?:接|上门|到|可以接|能接|联系|来电|咨询|找我|电)/.test(text.slice(to, to + 4))) return null;
    if (/^过年/.test(word) && /^(?:猪|的|货|好|快乐|回)/.test(text.slice(to, to + 2))) return null;
    return loose('vague');
  },
);

const WEEK = '(?:周|星期|礼拜)';

/** 每天, 每周六, 天天, 一周三次, 逢周末, 隔天, 周一到周五. */
export const recurringParser = pieceParser(
  '每逢隔天日周期拜月',
  new RegExp(
    `每个?${WEEK}(?:[一二三四五六日天末][、,，]?){0,7}|每(?:个?月(?:${SMALL}号)?|天|日|晚|早|夜|年|半个?月|[两三]个?(?:周|星期|礼拜|月)|个?周末|隔[一二两三1-3]天|[一二两三四1-4]天)|天天|日日|周周|月月|隔三[差岔]五|隔日|隔[一两]?个?(?:周|星期|礼拜)|工作日|逢${WEEK}?[一二三四五六日天末、]{1,7}|隔天|隔一天|(?:[一1]个?${WEEK}|[一1]个?月)(?=[^,，。]{0,3}[${NUMERAL}\\d][次趟遍回])|${WEEK}[一1](?:到|至|-|~|—)${WEEK}?[四五六日天4-7](?!号|月)`,
  ),
  ({ match, before, text, from }): Read => {
    if (/[\d几前今昨]/.test(before) && /^天天|^隔天/.test(match[0])) return null;
    if (before === '个' && match[0] === '工作日') return null;
    // A week that is named or counted from now is a range of days: 下周一到周五, 3周后的周一到周日.
    if (/^(?:周|星期|礼拜)/.test(match[0]) && /(?:[上下这本]个?|后的?)$/.test(text.slice(Math.max(0, from - 3), from))) return null;
    return loose('recurring');
  },
);

const MINUTES_OF: Readonly<Record<string, number>> = {
  下班: 18 * 60,
  天黑: 18 * 60,
  放学: 16 * 60 + 30,
  午饭: 12 * 60,
  中饭: 12 * 60,
  晚饭: 18 * 60,
  吃饭: 12 * 60,
};

/** 下班前, 天黑之前: a limit on the day that is named beside it, or today. */
export const habitLimitParser = pieceParser('前', /(?<habit>下班|天黑|放学|午饭|中饭|晚饭)(?:之|以)?前/, ({ match }): Read => {
  const minute = MINUTES_OF[match.groups?.habit ?? ''];
  return minute === undefined ? null : { piece: { kind: 'limit-of-day', minute } };
});

/** Left of 年前: so many years ago, or a certain year. */
const YEARS_COUNTED = new RegExp(`[${NUMERAL}\\d几多半今去明每来千万亿]`);

/** 年前, 过年前: before the lunar new year; 月底前 and 周五前 are joined from their parts. */
export const beforeNewYearParser = pieceParser('前', /(?:过年|年)(?:之|以)?前/, ({ before, sentAt }): Read => {
  if (YEARS_COUNTED.test(before)) return null;
  const end = comingLunarDay(sentAt, 1, 1);
  return end === null ? null : { piece: { kind: 'limit', end } };
});

/** 这周内, 本周之内, 周内: the days that are left of this week. */
export const withinWeekParser = pieceParser('内', /(?:这|本)个?(?:周|星期|礼拜)(?:之|以)?内/, ({ sentAt }): Read => {
  const last: UtcMs = mondayOf(sentAt) + 6 * DAY;
  return { piece: { kind: 'day', day: { kind: 'fixed', first: startOfDay(sentAt), last, past: false }, weak: false } };
});
