import { clockText, MINUTE, type UtcMs } from '../../domain/time.ts';
import { stampText } from './date-words.ts';
import { type LetterShown, letterLine } from './dead-letter-lines.ts';

export interface StatusFacts {
  readonly startedAt: UtcMs | null;
  readonly version: string | null;
  readonly open: number;
  readonly claimed: number;
  /** Lines that wait to be sent. */
  readonly waiting: number;
  /** Of the last seven days, youngest first. */
  readonly letters: readonly LetterShown[];
  /** That the pace is slowed, and until when. */
  readonly slow: string | null;
  readonly gaps: readonly { readonly since: UtcMs; readonly until: UtcMs }[];
  /** The last message before the one that asks; null: there was none. */
  readonly heardAt: UtcMs | null;
  /** `at`: of the last backup that went well; `failed`: a later one did not. */
  readonly backup: { readonly at: UtcMs | null; readonly failed: boolean };
  readonly muted: boolean;
  readonly now: UtcMs;
}

const LETTERS_SHOWN = 5;

export function status(facts: StatusFacts): string {
  const { letters, gaps } = facts;
  const unsure = letters.filter(({ isUnsure }) => isUnsure).length;
  const shown = gaps
    .slice(0, 5)
    .map(({ since, until }) => `${stampText(since)}到${clockText(until)}(${Math.ceil((until - since) / MINUTE)}分钟)`);
  return [
    facts.startedAt === null ? '运行正常' : `从${stampText(facts.startedAt)}开始运行`,
    facts.version === null ? null : `版本 ${facts.version}`,
    `没人接${facts.open}单，在做${facts.claimed}单`,
    `等着发${facts.waiting}条，发没发成不清楚${unsure}条，发不出${letters.length - unsure}条`,
    ...letters.slice(0, LETTERS_SHOWN).map(letterLine),
    facts.slow,
    facts.heardAt === null ? null : `上一条消息：${stampText(facts.heardAt)}`,
    gaps.length === 0 ? '7天内没有断线' : `7天内断线${gaps.length}次：${shown.join('、')}`,
    backupText(facts.backup),
    facts.muted ? '现在静默，什么都不发' : null,
  ]
    .filter((line) => line !== null)
    .join('\n');
}

function backupText({ at, failed }: StatusFacts['backup']): string {
  if (failed) return `备份或数据库出错了，请看一下电脑${at === null ? '' : `。上次好的：${stampText(at)}`}`;
  return at === null ? '还没有备份过' : `上次备份：${stampText(at)}`;
}
