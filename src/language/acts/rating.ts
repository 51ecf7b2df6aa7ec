import type { Act } from '../meaning.ts';
import type { Utterance } from './utterance.ts';

type Rating = '满意' | '一般' | '不满意';

/** 师傅做得, 活路弄得: how the work was done. */
const DONE_SO =
  '^(?:N)?(?:师傅|师父|阿姨|人家|他们|他|她|你们|这次|今天|活路?|卫生|家里|屋头|厨房)*(?:都|也|真的|确实|是)*(?:做|弄|修|搞|通|搬|换|装|打扫|整|洗|擦|处理|安装|疏通|清理|收拾|照顾|刷|补|护理)得';

const RATINGS: readonly (readonly [RegExp, Rating])[] = [
  [
    /^(?:N)?(?:我|很|非常|太|一点都?|有点|真的|对师傅|对这次)*(?:不(?:太|是很|怎么)?满意|差评|太差|差劲|一星|失望|很差|不好)(?:得很|了|N)*$/,
    '不满意',
  ],
  [
    new RegExp(`${DONE_SO}(?:真|确实|实在|有点)*(?:不好|很差|太差|好差|不行|稀烂|不到位|太马虎|很马虎|不咋样|不怎么样)(?:了|得很|N)*$`),
    '不满意',
  ],
  [
    new RegExp(
      `${DONE_SO}(?:很|真|非常|特别|挺|蛮|十分|相当|太|好)*(?:[很真太挺蛮]好|非常好|特别好|相当好|不错|巴适|安逸|漂亮|干净|仔细|认真|到位)(?:得很|了|的|N)*$`,
    ),
    '满意',
  ],
  [/^(?:N)?(?:还算|感觉|就|只能说|服务|手艺|觉得)?(?:一般般?|还行|还可以|马马虎虎|凑合|将就|一般化|就那样)(?:N|吧)*$/, '一般'],
  [
    /^(?:N)?(?:我|很|非常|十分|特别|比较|蛮|挺|相当|都|太|服务|真的|对师傅|全家|师傅)*(?:满意|好评|五星好评|五星|巴适(?:得很)?|安逸|没得说|点赞|不错|很好)(?:得很|了|N|的)*$/,
    '满意',
  ],
];
const DONE =
  /^(?:N)?(?:师傅|那个|都|已经|人家|水管|下水道|灯|锁|东西|活路?|家里|屋头|厨房)?(?:来|给我|帮我|已经?|都)*(?:弄|修|搞|做|通|搬|换|装|打扫|整|洗|处理|安|疏通|清理|开|好|完)(?:好|完|通|妥|定|了|起)*(?:了|N|啦)$/;
/** Where the clause names the work, its words may stand before. */
const NAMED_DONE = /^[^,。不没又]{1,8}?(?:弄|修|搞|做|通|搬|换|装|打扫|整|洗|处理|安|疏通|清理|开)(?:好|完|通|妥|定|了|起)*(?:了|N|啦)$/;
const BESIDE =
  /^(?:谢谢.{0,6}|感谢.{0,6}|辛苦了?|多谢.{0,4}|师傅(?:人|手艺|技术|态度|速度)?(?:很|真|好|不错|快|辛苦|可以).{0,4}|[^,。]{1,3}得(?:很|好|干净|快|仔细|不错|漂亮|可以).{0,3}|手艺(?:好|不错|可以)|(?:很|真|挺)?(?:快|干净|仔细|利索|麻利|专业).{0,2}|钱(?:给|付|转)了.{0,3}|已付款|价格(?:公道|合理)|下次还找.{0,3}|N)$/;
/** 好了 as an end of talk and in others' words. */
const NOT_RATED = /太好了|好了好了|就好|好了(?:不|我|别)|行了|算了|自己|老公|昨天|上次|去年|电影|终于|快好|要好|吗|\?|没|不用|不要|取消/;

/** The very words that were asked for: with them a reason may stand in whatever words. */
const ASKED_FOR = /^(?:N)?(?:我|很|非常|太|真的|都|就|只能说)*(?:不(?:太|是很|怎么)?满意|差评|满意|好评|一般般?)(?:得很|了|N)*$/;
const NOT_OF_NOW = /昨天|上次|去年|前天|吗|\?|的话|要是/;
/** What else people rate. */
const OTHER_THINGS = /店|馆|天气|电影|菜|快递|外卖|客服|网购|商家|酒店|老板|手机|成绩|考/;

export const RATING_CLAUSES = [...RATINGS.map(([pattern]) => pattern), DONE] as const;

/**
 * Reads a poster's word on the work done: every clause has to be such a word, or a thank-you beside it; beside one of the
 * words that were asked for, the reason for it.
 */
export function readRating({ text, clauses, numbers }: Utterance): Extract<Act, { kind: 'satisfied' }> | null {
  const plainly = clauses.some(({ core }) => ASKED_FOR.test(core));
  if (text.length > 32 || clauses.length === 0 || (plainly ? NOT_OF_NOW : NOT_RATED).test(text)) return null;
  let rating: Rating | null = null;
  let said = false;
  let beside = true;
  for (const { core, items } of clauses) {
    const found = RATINGS.find(([pattern]) => pattern.test(core))?.[1];
    if (found) {
      rating ??= found;
      said = true;
    } else if (DONE.test(core) || (items.length > 0 && NAMED_DONE.test(core))) said = true;
    else if (!BESIDE.test(core)) beside = false;
  }
  if (!beside && (OTHER_THINGS.test(text) || !plainly)) return null;
  return said ? { kind: 'satisfied', numbers, rating } : null;
}
