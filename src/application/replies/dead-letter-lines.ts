import type { UtcMs } from '../../domain/time.ts';
import type { LineKind } from '../ports/outbox.ts';
import { stampText } from './date-words.ts';

/** A line that did not go out, or may not have. */
export interface LetterShown {
  readonly at: UtcMs;
  readonly kind: LineKind;
  /** Of the order that it was about. */
  readonly number: number | null;
  readonly isUnsure: boolean;
  /** A group (null: it is not bound any more), or a person by direct message (null: a resident). */
  readonly to: { readonly room: string | null } | { readonly person: string | null };
}

const MOST_NAMED = 5;

const KIND_WORDS: Readonly<Record<LineKind, string>> = {
  announcement: '派单',
  correction: '改单',
  receipt: '收单回话',
  winner: '谁接了',
  losers: '候补',
  answer: '回话',
  question: '问话',
  refusal: '不行的回话',
  details: '电话地址',
  reminder: '提醒',
  ladder: '催人接',
  summary: '日报',
  notice: '通知',
  staff: '给站点的话',
  file: '文件',
};

/** To staff, in one line for all. */
export function deadLettersForStaff(letters: readonly LetterShown[]): string {
  const unsure = letters.filter(({ isUnsure }) => isUnsure).length;
  const count =
    unsure === letters.length
      ? `有${unsure}条消息不知道发没发到`
      : `有${letters.length - unsure}条消息没发出去${unsure > 0 ? `，${unsure}条不知道发没发到` : ''}`;
  const orders = named(letters.flatMap(({ number }) => (number === null ? [] : [`${number}号单`])));
  const places = named(letters.map(placeText));
  return `${[`${count}：${places}`, orders].filter((part) => part !== '').join('，')}。要紧的请另外说一声，细看发 /状态`;
}

/** For `/状态`, a line a letter: "12月7日 9:05 零工市场 101号单 派单 没发出去". */
export function letterLine(letter: LetterShown): string {
  const about = letter.number === null ? [] : [`${letter.number}号单`];
  const became = letter.isUnsure ? '不知道发没发到' : '没发出去';
  return [stampText(letter.at), placeText(letter), ...about, KIND_WORDS[letter.kind], became].join(' ');
}

function placeText({ to }: LetterShown): string {
  if ('room' in to) return to.room ?? '没绑定的群';
  return `私信${to.person ?? '居民'}`;
}

function named(texts: readonly string[]): string {
  const different = [...new Set(texts)];
  return `${different.slice(0, MOST_NAMED).join('、')}${different.length > MOST_NAMED ? '等' : ''}`;
}
