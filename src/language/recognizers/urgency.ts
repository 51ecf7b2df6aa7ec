import type { When } from '../../domain/job.ts';
import { DAY, startOfDay, type UtcMs } from '../../domain/time.ts';
import { findDanger } from './danger.ts';

/** Cannot wait by itself: water, no current, sparks, somebody shut in or out. */
const PRESSING =
  /漏水|爆了|爆管|炸了|跑水|喷水|飙水|在漏|漏得|水流(?:个不停|一地|满)|一直流水|(?:整|全|家|屋)[^,。插]{0,4}(?:没|停|断)(?:得)?电|停电|断电|跳闸[^,。]{0,6}(?:没电|推不上)|冒火花|打火花|冒烟|着火|触电|漏电|漏气|被困|困在|反锁|锁在(?:里|屋|车|家|门)|(?:煤气|燃气|天然气)(?:味|漏)|进不(?:了|去)(?:门|屋|家)|打不开门|门[^,。]{0,3}打不开/;
/** Cannot even wait for the hour that was agreed. */
const GRAVE = /爆了|爆管|炸了|水漫|淹|漏到|冒火花|打火花|着火|触电|漏气|(?:煤气|燃气|天然气)(?:味|漏)|被困|困在|反锁|锁在(?:里|屋|车|家)/;
const SAID =
  /急(?!诊|救|性|躁|刹|忙|于|转|流|剧|用钱)|快来|速来|速度(?:来|派|点)|赶紧|赶快|马上|立马|立刻|立即|火烧眉毛|火速|快点来|快点派|越快越好|等不得|等不起|等不了/;
const NOT_SAID =
  /不(?:是很|太|怎么)?急|不(?:用)?着急|[莫别]急|不慌|莫慌|不赶|慢慢来|[性脾][子气]?(?:很|太|有点)?急|马上(?:就|又|也)?(?:快?要)?(?:过[年节冬]|放假|开学|到(?:期|冬|夏|年|[元国春中])|搬|结婚|生[娃了孩]|入[冬伏]|满|退休|毕业|高考|交房|[春中元国][节秋旦庆])|紧急呼叫|紧急联系|应急|紧急按钮|呼叫按钮|急救|救急/g;
/** What only sounds pressing: a leak long mended, a valve against leaks, a cut announced for another day. */
const NOT_PRESSING =
  /防漏水?|(?:补|查|测|修|堵)漏(?!水)|漏水(?:检测|险|保护)|漏电(?:保护|开关|断路)|防(?:止)?(?:触电|漏电|漏气|反锁|爆)|漏保|停电(?:通知|计划|检修)|滴水/g;

/**
 * Reads whether a job cannot wait: such orders go out by night too.
 *
 * A job that is wanted on a later day waits, whatever its words.
 */
export function isUrgent(text: string, when: When, sentAt: UtcMs): boolean {
  if (isForLater(when, sentAt)) return false;
  const said = text.replace(NOT_SAID, '');
  const calm = said.length < text.length && /不/.test(text) && !SAID.test(said);
  if (SAID.test(said)) return true;
  if (calm) return false;
  const told = said.replace(NOT_PRESSING, '');
  return findDanger(text) !== null || GRAVE.test(told) || (!isAppointed(when) && PRESSING.test(told));
}

/** An hour or a part of the day was named: then it can wait that long. */
function isAppointed(when: When): boolean {
  return when.kind === 'at' || when.kind === 'part';
}

function isForLater(when: When, sentAt: UtcMs): boolean {
  switch (when.kind) {
    case 'none':
    case 'now':
    case 'deadline':
      return false;
    case 'vague':
      return !/快|急|马上|立/.test(when.text);
    case 'recurring':
      return true;
    case 'at':
    case 'part':
    case 'day':
      return when.start >= startOfDay(sentAt) + DAY;
  }
}
