import type { Fen } from '../../domain/money.ts';

/** 多收了10块, 金额不对, 没给那么多, 只给了60, 给的是60: what a poster says of an amount that is not what she paid. */
const AMOUNT_WRONG =
  /多收(?:了|我|钱|\d)|收多了|乱收[费钱]|没[给付收要](?:他|师傅)?[这那]么多|没[给付](?:他|师傅)?钱|(?:金额|钱数|价钱|收费|工钱|钱)(?:不对|记错|写错|弄错|搞错|错了|多了|对不上)|\d(?:块钱|块|元)(?:不对|错了|多了)|(?:(?:只|才|实际)[给付收]了?(?:他|师傅|我)?|[给付]的(?:是)?)\d{1,6}(?:\.\d{1,2})?(?:$|[块元钱了吧嘛哦哈呀啊,，。!！~ ])/u;
const LONGEST = 40;

const NAMED = /(?:[给付]了?(?:他|师傅)?(?:的是|的|了)?|[，, ]是|实际|一共|总共)(\d{1,6}(?:\.\d{1,2})?)(?!\d)/gu;

/** What she says she paid, in fen: the last amount behind 给 or 是; null where none is named. */
export function amountNamed(text: string): Fen | null {
  const yuan = [...text.matchAll(NAMED)].at(-1)?.[1];
  return yuan === undefined ? null : Math.round(Number(yuan) * 100);
}

/** Whether the words can be about an amount at all: cheap, since nearly all that is said is not. */
export function maySpeakOfAmount(text: string): boolean {
  return text.length <= LONGEST && (AMOUNT_WRONG.test(text) || /不是\d/u.test(text));
}

/** @param paid the amount that was reported, as digits: "不是80" speaks of that only */
export function saysAmountWrong(text: string, paid: string): boolean {
  return text.length <= LONGEST && (AMOUNT_WRONG.test(text) || new RegExp(`不是${paid.replace('.', '\\.')}(?!\\d)`, 'u').test(text));
}
