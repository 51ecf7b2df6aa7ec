import { anyOf } from '../patterns.ts';
import type { Clause, Utterance } from './utterance.ts';

const TAKEN = '(?:接的?|抢的?|刚才|刚刚|昨天|早上|上午|那单|这单|那个|这个|N|活路?|单子?)';

const BACK = anyOf([
  /^(?:N|我|这单|那单|这个|那个|要|想|我的|我接的|刚才接的|申请|只能|帮我|先|就|给我|把)*(?:退单?|退了|退掉|退回|放弃|弃单|弃了|不接了|退N|退出)(?:N|了|这单|单|吧|这个|一下|去|来|给你们?|给驿站)*$/,
  new RegExp(
    `^[^,。?谁他她]{0,14}${TAKEN}[^,。?谁他她]{0,10}(?:退了|退掉|退单|要退|退给你们|退回来|退回去|不接了|不做了|不去了|让出来|让给别[个人]|给别[个人]做?)(?:了|N)*$`,
  ),
  /^(?:N|我|我们|今天|明天|后天|下午|上午|晚上|这单|那单|这个|那个|刚才接的|接的|刚接的|临时|实在|可能|确实|现在|恐怕|家里|突然|真的|怕是|估计|也|都|人)*(?:来|去|到|赶|做|干|搞|弄|修|过|走|顾|整|拿)不(?:了|成|到|来|过来|过去|得|赢|下来|起|脱|开|下)(?:了|N|哦)*$/,
  new RegExp(
    `^[^,。?谁他她你]{0,14}(?:${TAKEN}|我[^,。?]{0,6}(?:了|得|病|事))[^,。?]{0,8}(?:来|去|到|赶|做|干|搞|弄|修)不(?:了|成|到|赢|起)(?:了|N)*$`,
  ),
  /^(?:我|刚才|刚|我这边|我刚才)*(?:接|抢)(?:的|到的)[^,。?]{0,8}(?:取消|撤)(?:了|吧)*$/,
  /^(?:我|我们|抢|接|点|按)(?:错了?|错单了?)(?:退|退了|退掉)?$/,
  /^(?:N|我|我们|今天|明天|这单|那单|这个|那个|临时|刚才接的)*(?:不|没法|没办法|没得法)(?:去|来|做|干)(?:了|成了)*$/,
  /^(?:N|这单|那单|这个|那个|刚接的|我|我接的那[个单]|刚才那单|先|只有|只能|就)*(?:吐|让|丢|还|放|交|拿)(?:出来|回来|回去|出去)(?:了|给[^,。?]{1,4})*$/,
  /^(?:我)?(?:N|这单|那单|刚接的(?:那)?单?|刚才接的(?:那)?单?|单子)(?:就)?(?:让|给|转|留)(?:给)?别(?:个|人|的师傅)(?:做|去|来|接)?$/,
]);
const SAID_OF_AN_ORDER =
  /退|接的|刚才|刚接|了你们|派别人|另外(?:找|派|喊)|换(?:个|别)人|不(?:去|来|做|接)了|不成了|不了了|[吐让还]出来|给别个/;
/** Before a claim: "我搞不成，你们去" declines; what others cannot do is none of it either. */
const OF_OTHERS = /谁|哪个|有人|别人(?:退|去|来)|是不是|要是|如果|[你他她](?!们(?:另|换|派|喊))/;

export const BACK_CLAUSES = [BACK] as const;

/** The clause in which a worker gives a job back; whether he has one, the orders say. */
export function findGivingBack({ clauses }: Utterance): Clause | undefined {
  return clauses.find((clause) => !clause.text.endsWith('?') && BACK.test(clause.core) && !OF_OTHERS.test(clause.core));
}

/** True when a worker's "去不了" is said of an order that he has, and not of one that is offered. */
export function givesBackOwn({ text, numbers }: Utterance): boolean {
  return numbers.length > 0 || SAID_OF_AN_ORDER.test(text);
}
