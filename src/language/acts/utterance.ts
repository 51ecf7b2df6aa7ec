import type { OpenedText } from '../opened-text.ts';
import { allMatches } from '../patterns.ts';
import type { TaskItem } from '../recognizers/task-items.ts';
import { standardSpeech } from './local-speech.ts';
import { readOrderNumbers } from './order-numbers.ts';

/** A piece between two marks. */
export interface Clause {
  /** As it stands, without the closing mark. */
  readonly text: string;
  /** In standard speech, without blanks, courtesy in front and particles behind; order numbers as N, sums as M, hours, floors and counts as T; said once. */
  readonly core: string;
  readonly asks: boolean;
  /** Job words that stand in it. */
  readonly items: readonly TaskItem[];
}

/** A short message, taken apart for the readers of acts. */
export interface Utterance {
  readonly text: string;
  readonly clauses: readonly Clause[];
  /** Order numbers said, in order, each once. */
  readonly numbers: readonly number[];
  readonly asks: boolean;
  /** It answers another message, which is quoted. */
  readonly quotes: boolean;
}

/** Longer messages are no talk about an order: everyday words count only when they are nearly all that is said. */
export const LONGEST_UTTERANCE = 60;

const CLAUSE = /([^,。;!?~…\s、【】]+)([,。;!?~…\s、【】]*)/g;
const QUESTION = /\?|[吗么没不嘛]\??$|多少|好多|几[点楼个时]|哪[个里点位天了]|谁|什么|啥|咋|怎么|多久|为何/;

/** Takes a normalised, mended text apart. */
export function takeApart(said: Pick<OpenedText, 'text' | 'items' | 'quotes'>): Utterance {
  const { text } = said;
  const clauses: Clause[] = [];
  for (const match of allMatches(CLAUSE, text)) {
    const words = (match[1] ?? '').trim();
    if (words === '') continue;
    const to = match.index + match[0].length;
    const asks = (match[2] ?? '').includes('?') || QUESTION.test(words);
    clauses.push(new SaidClause(words, asks, said, match.index, to));
  }
  return { text, clauses, numbers: readOrderNumbers(text), asks: clauses.some((clause) => clause.asks), quotes: said.quotes };
}

/** A clause whose core and words of work are worked out when they are asked for: most chat is put aside before. */
class SaidClause implements Clause {
  private worked: string | null = null;

  constructor(
    readonly text: string,
    readonly asks: boolean,
    private readonly said: Pick<OpenedText, 'text' | 'items'>,
    private readonly from: number,
    private readonly to: number,
  ) {}

  get items(): readonly TaskItem[] {
    return this.said.items.filter((item) => item.from >= this.from && item.from < this.to);
  }

  get core(): string {
    this.worked ??= coreOf(this.text);
    return this.worked;
  }
}

const SUM = /\d{1,6}(?:\.\d{1,2})?\s?(?:块钱|块|元钱|元)/g;
const MEASURE =
  /(?:\d{1,3}(?::\d{2})?|[一二两三四五六七八九十半几]{1,3})\s?(?:个?小时|分钟|点半?|刻钟|楼|层|个人|天|斤|号楼|栋|单元|室|年|月\d{0,2})|[一二两三四五六七八九十]个(?=人)/g;
const ORDER = /(?:[Nn]o\.?|第|#|[A-LO-SU-Z])?(?:\d{1,6}|[一二三四五六七八九零〇十百两]{2,6}(?=号))\s?(?:号单子?|号|单)?/g;
const COURTESY =
  /^(?:那个|那|嗯+|哦+|噢+|喂|嘿+|哎哟喂?|报告|师傅[们些]?|老板些?|群主|网格员|大家|各位|你好|您好|不好意思|对不[起住]|抱歉|麻烦|请(?![的了到好人个])|对了|哎|唉|诶)(?=.)/;
const PARTICLES = new Set('哈哦噢嘛呢啊呀啦咯喽噻撒哟喔嘞勒咧哇哎诶呗吧 .()!:');
/** 不用了谢谢; but 好的谢谢 is courtesy as a whole. */
const THANKS = /(?<=[了单消撤销废来派])(?:谢谢|多谢|谢了)(?:大家|各位|师傅|你们?|您|了)*$/;
/** 撤了撤了, 我去我去: said again to be heard. */
const SAID_AGAIN = /^(.{2,6}?)\1+$/;
const SHORTEST_AGAIN = 4;

const NUMERAL = /[\d一二两三四五六七八九十百零〇半几]/;

function coreOf(words: string): string {
  const standard = standardSpeech(words);
  const plain = NUMERAL.test(standard) ? withoutNumbers(standard) : standard;
  const bare = withoutParticles(withoutParticles(withoutSigns(plain)).replace(THANKS, '').replace(COURTESY, ''));
  return bare.length < SHORTEST_AGAIN ? bare : bare.replace(SAID_AGAIN, '$1');
}

/** A sign in front: a raised hand, a thumb. */
function withoutSigns(words: string): string {
  return isSign(words.charCodeAt(0)) ? words.replace(/^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})+/u, '') : words;
}

/** A loop from the end costs less than a pattern that is tried at each character. */
function withoutParticles(words: string): string {
  let end = words.length;
  while (end > 0) {
    if (PARTICLES.has(words.charAt(end - 1))) end -= 1;
    else if (end > 1 && isLowSurrogate(words.charCodeAt(end - 1)) && isSign(words.charCodeAt(end - 2))) end -= 2;
    else if (isSymbol(words.charCodeAt(end - 1))) end -= 1;
    else break;
  }
  return end === words.length ? words : words.slice(0, end);
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
/** ✅, ☎ and the like. */
const isSymbol = (unit: number): boolean => unit >= 0x2600 && unit <= 0x27bf;
/** Where emoji begin. */
const isSign = (unit: number): boolean => (unit >= 0xd83c && unit <= 0xd83e) || isSymbol(unit);

function withoutNumbers(words: string): string {
  return words
    .replace(SUM, 'M')
    .replace(MEASURE, 'T')
    .replace(/\s/g, '')
    .replace(/^([+加扣]?)1$/, '$1壹')
    .replace(ORDER, 'N')
    .replace(/N(?:[和跟]N)+/g, 'N');
}
