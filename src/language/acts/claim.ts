import type { Category } from '../../domain/glossary.ts';
import type { Act } from '../meaning.ts';
import { anyOf } from '../patterns.ts';
import type { TaskItem } from '../recognizers/task-items.ts';
import type { Clause, Utterance } from './utterance.ts';

type Claim = Extract<Act, { kind: 'claim' }>;

/** 接 and what fingers make of it. */
const TAKE = '(?:接|抢|街|揭|结(?=单)|借(?=单)|介(?=单))';
/** 单 and what the input method makes of it. */
const AFTER_TAKE = '(?:单子?|胆|担|丹|旦|蛋|但|淡|下|了|起|走|到|手|这个?单?|此单|一单|活路?|的|接|N|[和跟及]N)*';
const SUBJECT = '(?:N)?(?:这单|这个单?|那单|那个单?|该单|这活|这个活|这家|这一单|单子)?(?:我们?|俺|咱|老子|本人|让我)?';
const MODAL = '(?:来|可以|能|要|先|也|就|都|马上|现在|想|愿意|给|把)*';
const WORK = '(?:修|通|搬|换|装|弄|做|干|搞|看|打扫|整|处理|拿|抬|拉|送|洗|去|跑)';

/** 接, 我接, 能接, 接单, 接128, 128接, 已接: nothing else can be meant. */
const PLAIN = anyOf([
  new RegExp(`^${SUBJECT}${MODAL}(?:已经?)?${TAKE}${AFTER_TAKE}$`),
  new RegExp(`^(?:${TAKE}了?){2,8}$`),
  new RegExp(`^N(?:我|让我)${MODAL}(?:${WORK}|来|要|拿|会|可以|能)(?:了|吧|弄|做|修|N)*$`),
  /^(?:N|这单|这个单?|这活|那单|那个)(?:就)?(?:算|归|给|留给|派给|交给|让给|转给|是)我(?:的|了|来|做|弄|吧)*$/,
  /^(?:算我的|归我|归我了|派给我|留给我|交给我|包给我|这单我要|我要这单|我拿下|拿下)(?:吧|了|的|N)*$/,
]);

/** "下水道的我接", "接搬家那个": with words that name the job. */
const NAMED = new RegExp(`(?:的|那个|这个|那单|这单|那家|这家|活|N)?(?:我们?|俺)${MODAL}(${TAKE}|来|去|${WORK})${AFTER_TAKE}$`);
const TAKES_NAMED = new RegExp(`^${TAKE}(?:单)?[^,。]{2,10}(?:那个|这个|的|单|那单|这单|活)$`);

/** Words of every day that are a claim only from a worker while an order is open. */
const EVERYDAY = anyOf([
  /^(?:壹|[+加扣][壹一]|N)$/,
  /^(?:我|俺|我们)(?:马上|这就|现在|就|也|还|都|一个人|两个|可以|能|会|要|先|赶紧)*(?:来|去|过去|过来|到|出发|行|得行|可以|能行|有空|有时间|在|会|要)(?:了|看看|看下|看哈|弄|做|修|通|搬|换|装|处理|搞|一趟|一下|我|有空|跑一趟)*$/,
  /^(?:我|俺|我们)?(?:离得?(?:很)?近|在附近|就在(?:附近|旁边|楼下)|顺路|刚好顺路|有车|正好有空)+(?:就|可以|能)?(?:我)?(?:去|来|接|过去)(?:了|吧)*$/,
  /^(?:N|这单|这个(?:活路?|单子?)?|这活|那单|那个)我(?:来|去|干|做|弄|搞|上|要|可以|能)(?:了|干|做|弄|修|吧|得来)*$/,
  /^我(?:来|去|可以|能|会)(?:弄|做|修|通|搬|换|装|处理|搞|干|打扫|洗|抬|拉|送|开|看|整)(?:这个|这单|了|的|一下|哈)*$/,
  /^(?:可以|能行|能去|能来|可以去|可以来|行|得行|要得|没问题|ok|得|成|来|能|马上(?:到|去|来|过去|出发)|这就(?:去|来|到)|有空|我有空我有空|算我一个|带我一个|加我一个|算一个|我上|我干|我做|我搞|我弄|我会|会|安排|我包了|包在我身上|来了|走起|干|冲)$/i,
  /^(?:好|好的|好嘞|好勒|嗯|收到马上去|收到我去|要得要得|得行得行)$/,
]);
export const CLAIM_CLAUSES = [PLAIN, EVERYDAY] as const;
/** Consent that can be anything: a claim only alone, or with words that a worker says who goes. */
const MERE_CONSENT = /^(?:可以|行|得行|要得|没问题|ok|得|成|来|能|好|好的|好嘞|好勒|嗯|来了|会|有空)$/i;
const GOES_WITH_CONSENT =
  /地址|定位|位置|电话|马上|这就|出发|过去|(?:我|就|去|来)(?:去|来|弄|接|做|到|修)|发我|私我|加我|私聊|私发|T到|T后到/;

/** Anywhere in the message: he has not made up his mind, or speaks of another. */
const UNDECIDED =
  /等我|看情况|应该|可能|也许|说不定|不一定|不晓得|不知道|再看|再说|考虑|想想|要是|如果|除非|的话|谁|哪个(?!单)|哪位|有人|没人|你们|他|她|又轮到|想挣|以前|昨天|不接|接不|没接|未接|别接|莫接|去不|不去|来不|不来|做不|不做|不会|不行|不得行|没空|没时间|大王|怕|就去|就来(?!了)|就接|就做|就干|才去|才接|才来|加点钱|太贵|贵了|便宜了|少了|太低|加钱/;
/** Beside a claim in its own clause: another sense of 接. */
const OTHER_SENSE =
  /接(?:娃|孩|人|客|机|站|龙|力|触|近|受|待|吻|着|下来|送|电话|水|线|口|班|个人|老婆|媳妇|老人|手机|种|地气|好运|管|济)|抢(?:红包|票|购|答|救|劫|修|手)|街(?:上|道|边)/;

/** Reads a claim; null when it is none. The longest that a claim with a remark may be is a line on a telephone. */
export function readClaim(utterance: Utterance): Claim | null {
  const { text, clauses, numbers } = utterance;
  if (text.length > 40 || UNDECIDED.test(text)) return null;
  const said = clauses.length > 1 ? clauses.filter((clause) => clause.core !== 'N') : clauses;
  const found = said.map((clause) => ({ clause, force: forceOf(clause) })).filter(({ force }) => force !== null);
  const best = found.find(({ force }) => force === 'plain') ?? found[0];
  if (!best?.force) return null;
  const others = said.filter((clause) => clause !== best.clause);
  if (best.force === 'everyday' && !mayStandBeside(best.clause, others, text)) return null;
  return {
    kind: 'claim',
    numbers,
    force: numbers.length > 0 && !/^N$/.test(best.clause.core) ? 'plain' : best.force,
    ...namedWork(best.clause.items),
  };
}

function forceOf(clause: Clause): Claim['force'] | null {
  const { core, text, items } = clause;
  if (OTHER_SENSE.test(text)) return null;
  const ends = text.endsWith('?') || /[吗么]$/.test(core);
  if (ends || (clause.asks && !/^(?:来|要|会)?不?(?:接|抢)/.test(core) && /[没不]$|谁|哪|几|什么|咋|怎么|多少/.test(text))) return null;
  if (PLAIN.test(core)) return 'plain';
  if (items.length > 0) {
    const named = NAMED.exec(core);
    if (named) return /接|抢|街/.test(named[1] ?? '') ? 'plain' : 'everyday';
    if (TAKES_NAMED.test(core)) return 'plain';
  }
  return EVERYDAY.test(core) ? 'everyday' : null;
}

function mayStandBeside(clause: Clause, others: readonly Clause[], text: string): boolean {
  if (others.length === 0) return true;
  if (text.length > 30 || /^(?:[+加扣]?[壹一]|N)$/.test(clause.core)) return false;
  const rest = others.filter((other) => !EVERYDAY.test(other.core));
  if (!MERE_CONSENT.test(clause.core)) return rest.every((other) => other.text.length <= 14 && !/师傅|在家|老公|娃|孩子/.test(other.text));
  return rest.every((other) => other.text.length <= 12 && GOES_WITH_CONSENT.test(other.core) && !/师傅|在家|等你/.test(other.text));
}

/** The work that words of a claim or a report name: trades, and the words as they stand in job lines. */
export function namedWork(items: readonly TaskItem[]): { readonly trades: readonly Category[]; readonly taskWords: readonly string[] } {
  const work = items.some((item) => item.strength !== 'agent') ? items.filter((item) => item.strength !== 'agent') : items;
  return {
    trades: [...new Set(work.map((item) => item.category))],
    taskWords: [...new Set(work.map((item) => item.line.replace(/\(.*|\d.*$/, '')).filter((line) => line !== ''))],
  };
}
