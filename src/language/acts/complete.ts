import type { Fen } from '../../domain/money.ts';
import type { Act } from '../meaning.ts';
import { readChineseNumber } from '../numerals.ts';
import { anyOf } from '../patterns.ts';
import { namedWork } from './claim.ts';
import type { Clause, Utterance } from './utterance.ts';

const VERB =
  '(?:弄|修|搞|做|干|通|搬|换|装|安装|打扫|整|安|疏通|清理|清洗|洗|刷|割|处理|收|拆|抬|补|打整|挑|开|取|办|送|拉|铺|贴|组装|收拾|维修|完|栽|剪|修剪|卸|扛|背|挖|照顾|护理|接)';
const DONE = '(?:好|完|妥|定|通|完工|完毕|妥当|干净|出来|到位|巴适|归一|利索)';

/** Who or what, where the work itself is not named. */
const ABOUT =
  '(?:N|我|我们|师傅|那个|这个|那家|这家|那边|这边|那单|这单|活路?|任务|东西|已经?|都|全部?|也|刚|刚刚|终于|全都|今天的?|上午的?|下午的?|里里外外|屋头|屋里|家里|老人家|厨房|客厅|楼上|楼下)*';
const REPORT = `${VERB}${DONE}(?:家|地|墙|锁)?(?:了|哈|咯|啦|哦|呢|N)*$`;
const FINISHED = '(?:交班)?(?:完成|完工|搞定|收工|结束|干完|竣工|交差|完活|完事|妥了|搞掂|ok了)(?:N|了|任务|这单|啦|哈|的)*$';

const PATTERNS = anyOf([
  new RegExp(`^${ABOUT}${REPORT}`),
  new RegExp(`^${ABOUT}${FINISHED}`, 'i'),
  /^(?:完成|搞定|做完|弄好|修好|搬完)N(?:了)?$/,
  /^(?:N|已经?|都|终于|现在)*(?:通|不漏|不堵|亮|不滴|不跳|转起来|能用|可以用|来电|来水|出热水|制热|制冷)了$/,
  /^(?:N)?(?:ok|全|都|已经)?好了$/,
  /^(?:锁|门|门锁)(?:已经?|都)?(?:打)?开了$/,
  /^(?:货|东西|快递|家具|沙发|米)?(?:已经?|都)?(?:送|拉|运|搬|拿)(?:到|达|上楼|下楼|过去)(?:了|家了|位了)$/,
]);
/** Where the clause names work, anything may stand before: "三楼那家的水龙头换好了". */
const NAMED_PATTERNS = anyOf([
  new RegExp(`^[^,。?]{0,12}?${REPORT}`),
  new RegExp(`^[^,。?没不]{0,12}?${FINISHED}`, 'i'),
  /^[^,。?]{0,10}?(?:通|不漏|不堵|亮|不滴|不跳|转起来|能用|可以用|来电|来水|出热水|制热|制冷)了$/,
]);
const NOT_DONE =
  /没|不(?!漏|堵|滴|跳|好意思|用谢|客气)|吗|\?|还要|快|等|才|明天|后天|准备|再(?!见)|什么时候|怎么|如果|差不多|一半|要是|昨天|上次|去年|以前|谁|咋|几点|终于搬完家|作业|吃|游戏|考试|电影|自己|买|配件|要(?:换|修|弄|装)|老公|邻居|物业/;

const PAID = [
  /(?:实?收(?:了|到|款|费|钱|现金|您|你)*|给了我?|付了|结了|工钱|到账|一共)\s?(?:现金|微信|共)?\s?(\d{1,5}(?:\.\d{1,2})?|[一二两三四五六七八九十百千]{1,6})(?:块|元)?(?!\d|号|点|楼)/,
  /(\d{1,5}(?:\.\d{1,2})?)(?:块钱?|元)?(?:钱)?(?:已?收到?了?|已付|到账|收了|已到)/,
  /^\D{0,10}(?:好|完|定|成|通)了[,。 ](\d{2,5})(?:块|元)$/,
];
const UNPAID = /没(?:有)?(?:收|要)(?:他|她|老人|人家|婆婆)?(?:的)?(?:钱|费)|不收(?:钱|费)|免费|义务|没收(?:$|,|。)|分文(?:未|没)/;

export const COMPLETE_CLAUSES = [PATTERNS] as const;

/** Reads a worker's word that a job is done, with what he was paid; null when it is none. */
export function readComplete(utterance: Utterance): Extract<Act, { kind: 'complete' }> | null {
  const { text, clauses, numbers } = utterance;
  if (text.length > 45) return null;
  const done = clauses.find(isDone);
  if (!done && !text.includes('收')) return null;
  const paidFen = readPaid(text);
  const onlyPaid = !done && paidFen !== null && clauses.every((clause) => PAID_ALONE.test(clause.text));
  if (!done && !onlyPaid) return null;
  return { kind: 'complete', numbers, paidFen, ...namedWork(done?.items ?? []) };
}

/** "收60", "没收钱": an answer to the question what he was paid. */
const PAID_ALONE = /^(?:\d{3,6}\s)?(?:实?收(?:了|到)?(?:现金|微信)?\s?\d{1,5}(?:块钱?|元)?|没收钱|没要钱|收了?钱)$/;

/** Some sign of the words that say it is done; the core need not be worked out for the rest. */
const MAY_BE_DONE = /[了完好妥定通工结竣交活事掂]|ok/i;

function isDone(clause: Clause): boolean {
  if (clause.asks || !MAY_BE_DONE.test(clause.text)) return false;
  const rest = clause.core.replace(/没(?:有)?(?:收|要)钱|收M?|免费/g, '');
  if (NOT_DONE.test(rest)) return false;
  return reportsDone(clause, clause.core) || reportsDone(clause, withoutPay(clause.core));
}

const reportsDone = ({ items }: Clause, core: string): boolean => PATTERNS.test(core) || (items.length > 0 && NAMED_PATTERNS.test(core));

/** "完成128 收60" is one clause. */
const withoutPay = (core: string): string => core.replace(/(?:实?收|没收钱|没要钱|给了).*$/, '');

function readPaid(text: string): Fen | null {
  if (UNPAID.test(text)) return 0;
  for (const pattern of PAID) {
    const yuan = readChineseNumber(pattern.exec(text)?.[1] ?? '');
    if (yuan !== null) return Math.round(yuan * 100);
  }
  return null;
}
