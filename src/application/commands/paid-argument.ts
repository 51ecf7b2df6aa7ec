import type { Fen } from '../../domain/money.ts';
import { readChineseNumber } from '../../language/numerals.ts';
import { unreadablePaid } from '../replies/command-problem-lines.ts';
import { type Argument, read, wrong } from './command.ts';

const UNPAID = /没收钱|没要钱|不收钱|免费|爱心单/u;
const AMOUNT = '(\\d{1,6}(?:\\.\\d{1,2})?|[零一二两三四五六七八九十百千半]{1,9})';
const RECEIVED = new RegExp(`(?:收到|收了|收|给了|共) ?${AMOUNT}(?![\\dA-Za-z.])`, 'gu');
const BARE = new RegExp(`^${AMOUNT} ?(?:块钱|块|元)?$`, 'u');
/** More than anybody is paid for a job here: a slip of the finger. In fen. */
const MOST_PAID: Fen = 10_000_000;

/** 收60, 60元, 六十, 没收钱; null when no amount is said. */
export const perhapsPaid: Argument<Fen | null> = {
  read: (rest) => {
    const received = [...rest.matchAll(RECEIVED)].map((match) => match[1]);
    // "没收钱" may end an amount's words, but no amount stands beside it; nor are there two.
    const unpaid = UNPAID.test(rest);
    if (received.length > 1 || (unpaid && /\d/u.test(rest))) return wrong(unreadablePaid());
    if (unpaid) return read(0, '');
    const said = received[0] ?? BARE.exec(rest)?.[1];
    if (said === undefined) return /\d/u.test(rest) ? wrong(unreadablePaid()) : read(null, '');
    const yuan = readChineseNumber(said);
    const fen = yuan === null ? null : Math.round(yuan * 100);
    return fen === null || fen > MOST_PAID ? wrong(unreadablePaid()) : read(fen, '');
  },
  glues: () => false,
};
