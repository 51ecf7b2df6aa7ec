import type { Act } from '../meaning.ts';
import { normalize } from '../normalize.ts';
import { namedWork } from './claim.ts';
import { DONE_CLAUSES, NAMED_DONE_CLAUSES } from './complete-words.ts';
import { readPaid } from './paid.ts';
import type { Clause, Utterance } from './utterance.ts';

const NOT_DONE =
  /没(?!问题|意见|磕|得问题|有问题)|不(?!漏|堵|滴|跳|响|闪|臭|渗|好意思|用谢|客气)|吗|\?|还要|快(?!递)|等|才|明天|后天|准备|再(?!见)|什么时候|怎么|如果|差不多|一半|要是|昨天|上次|上回|去年|以前|谁|咋|几点|终于搬完家|作业|吃|游戏|考试|电影|自己|买|配件|要(?:换|修|弄|装)|老公|邻居|物业|刚(?:好|才|刚)?(?:在[^,。]{0,12})?收?工$|[做搞弄修搬]完一家|得很$/;

/** "五分钟搞定" is a promise. */
const WILL_BE_DONE =
  /(?:分钟|小时|天|点钟?|刻钟|半天)(?:就|能|可以|内|之内|保证|给[你他她您])*(?:搞定|[做弄搞搬修通]完|[做弄搞搬修通]好|完成|完工)$/;

export const COMPLETE_CLAUSES = [DONE_CLAUSES] as const;

const LONGEST_REPORT = 60;

/** Reads a worker's word that a job is done, with what he was paid; null when it is none. */
export function readComplete(utterance: Utterance): Extract<Act, { kind: 'complete' }> | null {
  const { text, clauses, numbers } = utterance;
  if (text.length > LONGEST_REPORT) return null;
  const done = clauses.find(isDone) ?? (NUMBER_AND_SUM.test(text) ? clauses[0] : undefined);
  if (!done && !text.includes('收')) return null;
  const paidFen = readPaid(text);
  const onlyPaid = !done && paidFen !== null && clauses.every(({ text: words }) => PAID_ALONE.test(words) || SLIP.test(words));
  if (!done && !onlyPaid) return null;
  return { kind: 'complete', numbers, paidFen, ...namedWork(done?.items ?? []) };
}

/** "138 完 90" */
const NUMBER_AND_SUM = /^\d{3,6}(?:号单|号|单)?[ ,]?(?:弄|做|搞|修|搬|通)?(?:完|好)了?(?:[ ,]收?\d{2,5}(?:块|元)?)?$/;
/** "收60", "没收钱": an answer to the question what he was paid. */
const PAID_ALONE = /^(?:\d{3,6}(?:号单|号|单)?\s?)?(?:实?收(?:了|到)?(?:现金|微信)?\s?\d{1,5}(?:块钱?|元)?|没收钱|没要钱|收了?钱)$/;

/** "弄错了，收60" */
const SLIP = /^(?:刚才|刚刚|我|不对|数字|钱数?)*(?:不对|错了|(?:搞|弄|说|写|打|报|记)错了?)$/;

/** A sum and nothing that says that the work is done. */
export function saysOnlyPaid(text: string): boolean {
  return normalize(text)
    .split(/[,。;!]/)
    .map((words) => words.trim())
    .every((words) => words === '' || PAID_ALONE.test(words) || SLIP.test(words));
}

/** Some sign of the words that say it is done; the core need not be worked out for the rest. */
const MAY_BE_DONE = /[了完好妥定通工结竣交活事掂起得到达位归楼哒老咯家屋下去来]|ok/i;

function isDone(clause: Clause): boolean {
  if (clause.asks || !MAY_BE_DONE.test(clause.text)) return false;
  const rest = clause.core.replace(/没(?:有)?(?:收|要)钱|收M?|免费/g, '');
  if (NOT_DONE.test(rest) || WILL_BE_DONE.test(clause.text)) return false;
  return reportsDone(clause, clause.core) || reportsDone(clause, withoutPay(clause.core));
}

const reportsDone = ({ items }: Clause, core: string): boolean =>
  DONE_CLAUSES.test(core) || (items.length > 0 && NAMED_DONE_CLAUSES.test(core));

/** "完成128 收60" is one clause. */
const withoutPay = (core: string): string => core.replace(/(?:实?收|没收钱|没要钱|给了).*$/, '');
