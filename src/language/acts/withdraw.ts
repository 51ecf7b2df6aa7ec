import type { Act } from '../meaning.ts';
import { anyOf } from '../patterns.ts';
import type { Clause, Utterance } from './utterance.ts';

const DEED = '(?:用|要|需要|找|修|搬|通|做|换|装|打扫|请|叫|弄|麻烦|派|洗|安排|刷|拉|送|抬|来)';

/** 取消, 不用了, 5号单不要了, 周六的保洁不做了 */
const WITHDRAWN = anyOf([
  /^(?:N|我|我们|我的|我发的|这单|那单|那个|这个|先|就|请|帮我|把|麻烦|要|想|给我|刚才的?|订单|单子|那个单)*(?:取消|撤单|撤销|撤回|撤|作废|退订)(?:了|掉|吧|N|订单|这单|这个|单|一下|哈|下|我的|那单)*$/,
  new RegExp(
    `^(?:N|我|我们|这边|那个|这个|这单|现在|都|先|暂时|就|已经?|你们|师傅|也)*不${DEED}(?:了|人|师傅|来|N|修|换|找|搬|你们|做|弄|通|装|请|派|人来|师傅来|跑|麻烦)*了$`,
  ),
  /^(?:N|现在|师傅|你们|都|就|先|也)*不(?:用|要)(?:来|派|找|修|麻烦|过来|跑)(?:师傅|人|了|N|你们)*$/,
]);
/** With the work or the day before it: "周六的保洁不做了", "搬家取消". */
const WORK_WITHDRAWN = new RegExp(
  `^[^,。?]{1,12}?(?:先|暂时|就|都)?(?:不${DEED}了|取消了?|改天(?:再)?(?:说|约|弄|搬|修|来)?了?|推迟|延后)$`,
);
/** 取消搬家, 要取消明天的保洁 */
const WITHDRAWS_WORK = /^(?:我|我们)?(?:要|想|先|就)?(?:取消|撤销|撤回)[^,。]{1,10}$/;
const SETTLED =
  /^(?:N|我|我们|现在|师傅|那个|都|已经?|刚|刚才|我老公|老公|儿子|邻居|物业|亲戚|女婿|隔壁|朋友|家里人|自己)*(?:就|来|给|帮我|帮忙|自己|已经?|都)*(?:找到(?:人|师傅|别人)了?|修好了?|弄好了?|搞定了?|解决了?|通了|换好了?|装好了?|搬完了?|好了|有人(?:来|修|弄|做|接)了?|请到(?:人|师傅)了?|喊到人了?)(?:不用(?:来|了|师傅来|管|派人来)*)?(?:了)?$/;
/** 修好了 of the poster's own hands, not of the worker who came. */
const BY_OTHERS = /自己|老公|儿子|邻居|物业|亲戚|女婿|隔壁|朋友|家里人|找到|请到|喊到|不用|解决|别人|有人/;

const BACK = anyOf([
  /^(?:N|我|这单|那单|这个|那个|我要|要|想|我的|我接的|刚才接的|申请|只能|帮我)*(?:退单?|退了|退掉|退回|放弃|不接了|退N)(?:N|了|这单|单|吧|这个|一下)*$/,
  /^(?:N|我|我们|今天|明天|后天|下午|上午|晚上|这单|那单|这个|那个|刚才接的(?:那个|那单)?|接的(?:那个|那单)?|临时|实在|可能|确实|现在|恐怕|家里|突然)*(?:来|去|到|赶|做|干|搞|弄|修)不(?:了|成|到|过来|过去|得)(?:了|N|哦)*$/,
  /^(?:N|我|我们|今天|明天|这单|那单|这个|那个|临时|刚才接的(?:那个|那单)?)*(?:不|没法|没办法|没得法)(?:去|来|做|干)(?:了|成了)*$/,
]);
const SAID_OF_AN_ORDER = /退|接的|刚才|刚接|了你们|派别人|另外(?:找|派)|换(?:个|别)人|不(?:去|来|做|接)了|不成了|不了了/;

const ANOTHER =
  /^(?:能不能|可不可以|可以|能|帮我|给我|麻烦|我要|我想|请|想|要|重新|N|这个师傅|再|帮忙)*(?:换一?个|换T|换位|换掉|换|另外?(?:找|派|换)一?个?|重新(?:找|派)一?个?)(?:师傅|人|工人|别人|阿姨|来|别的师傅|其他师傅|吗|N|一个|行不|可以不|得不得行|了)*$/;
const NO_SHOW =
  /^(?:N|那个|我|说好的?|约好的?|今天|请的|你们|派的|到现在|现在|都|等半天|等了半天|等了?T|T了)*(?:的)?(?:师傅|人|工人|阿姨|电工|护工|小工)?(?:咋|怎么|咋个|为啥|为什么|呢)?(?:还|都|到现在|一直|根本|现在|也|仍|T了?)*(?:没来|没到|没见(?:到)?(?:人|来)?|不来|没人来|没看到人|没过来|没见人影|没得人来|放鸽子了?|联系不上|没出现)(?:N|呢|了|人)*$/;

export const STEPPING_BACK_CLAUSES = [WITHDRAWN, WORK_WITHDRAWN, WITHDRAWS_WORK, SETTLED, BACK, ANOTHER, NO_SHOW] as const;

type Back = Extract<Act, { kind: 'withdraw' | 'give-back' | 'another-worker' | 'no-show' }>;

/** Reads who steps back from an order: the poster withdraws, the worker gives back, another is wanted, nobody came. */
export function readSteppingBack(utterance: Utterance): readonly Back[] {
  const { text, clauses, numbers } = utterance;
  if (text.length > 50) return [];
  const found: Back[] = [];
  const withdrawn =
    clauses.find((clause) => isWithdrawn(clause, utterance)) ??
    (text.length <= 30 ? clauses.find((clause) => isSettled(clause)) : undefined);
  if (withdrawn) found.push({ kind: 'withdraw', numbers, reason: remark(clauses, withdrawn) });
  const back = clauses.find((clause) => !clause.text.endsWith('?') && BACK.test(clause.core) && !/谁|哪个|你|他|她/.test(clause.core));
  if (back) found.push({ kind: 'give-back', numbers, reason: remark(clauses, back) });
  if (text.length <= 24 && clauses.some((clause) => ANOTHER.test(clause.core) && clause.items.length === 0))
    found.push({ kind: 'another-worker', numbers });
  if (text.length <= 30 && clauses.some((clause) => NO_SHOW.test(clause.core))) found.push({ kind: 'no-show', numbers });
  return found;
}

/** True when a worker's "去不了" is said of an order that he has, and not of one that is offered. */
export function givesBackOwn({ text, numbers }: Utterance): boolean {
  return numbers.length > 0 || SAID_OF_AN_ORDER.test(text);
}

function isWithdrawn(clause: Clause, utterance: Utterance): boolean {
  if (clause.asks && !/不(?:用|要)/.test(clause.core)) return false;
  if (WITHDRAWN.test(clause.core)) return true;
  if (clause.items.length > 0 && WITHDRAWS_WORK.test(clause.core)) return true;
  return (
    WORK_WITHDRAWN.test(clause.core) &&
    (clause.items.length > 0 || utterance.numbers.length > 0 || /^(?:周|星期|明天|后天|今天|下午|上午)/.test(clause.core))
  );
}

function isSettled(clause: Clause): boolean {
  return !clause.asks && SETTLED.test(clause.core) && BY_OTHERS.test(clause.core);
}

const LONGEST_REASON = 50;

/** What is said besides; null when nothing is. */
function remark(clauses: readonly Clause[], said: Clause): string | null {
  const rest = clauses
    .filter((clause) => clause !== said && !/^(?:不好意思|抱歉|对不起|谢谢.{0,4}|麻烦了?|N)$/.test(clause.core))
    .map((clause) => clause.text);
  return rest.length > 0 ? rest.join(',').slice(0, LONGEST_REASON) : null;
}
