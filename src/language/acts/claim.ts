import type { Category } from '../../domain/glossary.ts';
import type { Act } from '../meaning.ts';
import type { TaskItem } from '../recognizers/task-items.ts';
import { COMES, EVERYDAY, GIVE_ME, goesHimself, I_AM, I_GO, IF_NOBODY_DOES, PLAIN, SEND_ME, TAKE } from './claim-words.ts';
import { type Clause, LONGEST_UTTERANCE, type Utterance } from './utterance.ts';

type Claim = Extract<Act, { kind: 'claim' }>;
type Force = Claim['force'];

/** "下水道的我接", "接搬家那个": with words that name the job. */
const NAMED = new RegExp(
  `(?:的|那个|这个|那单|这单|那家|这家|活|N)?(?:我们?|俺)(?:来|可以|能|要|先|也|就|都|马上|现在|想|愿意|给|把)*(${TAKE}|来|去|修|通|搬|换|装|弄|做|干|搞|看|打扫|整|处理|拿|抬|拉|送|洗|去|跑)(?:单子?|下|了|起|的|N)*$`,
);
const NAMED_CAN = /^[^,。?不没谁哪你他她]{2,10}(?:的|那个|这个|那单|这单)(?:我们?)?(?:没问题|可以|得行|要得|行)(?:的)?$/;
const TAKES_NAMED = new RegExp(
  `^我们?(?:来|先)?${TAKE}(?![了的过到])[^,。?]{2,12}$|^${TAKE}(?:单|了)?(?!这种|那种|哪|过)[^,。]{2,10}(?:那个|这个|的|单|那单|这单|活)$`,
);

/** In the clause of the claim: he has not made up his mind, speaks of another, of another time, or of a price first. */
const UNDECIDED =
  /等我(?!T|来|到|过)|(?<!看)看情况|应该|可能|也许|说不定|不一定|不晓得|不知道|再看|(?<!接了|接到)再说|考虑|想想|要是|如果|除非|的话|谁|哪个(?!单)|哪位|有人|没人|你们|他去|他来|她去|她来|又轮到|想挣|以前|昨天|不接|接不|没接|未接|别接|莫接|去不|不去|来不|不来|做不|不做|不会|不行|不得行|没空|没时间|大王|怕|才去|才接|才来|加点钱|太贵|贵了|便宜了|少了|太低|加钱/;
/** Anywhere in a message of everyday words. */
const UNDECIDED_AT_ALL =
  /等我(?!T|\d|[一二两三四五六七八九十半几]+(?:个|分|刻|小时|点)|[来到去过])|(?<!看)看情况|应该|可能|也许|说不定|不一定|不晓得|不知道|再看|(?<!接了|接到)再说|考虑|想想|要是|如果|除非|的话|谁|哪个(?!单)|哪位|有人|没人|你们|又轮到|想挣|以前|昨天|不接|接不|没接|未接|别接|莫接|去不|不去|来不|不来|做不|不做|不会|不行|不得行|没空|没得空|不得空|可惜|没时间|大王|才去|才接|才来|加点钱|太贵|贵了|便宜了|少了|太低|加钱|我去[,。!~ ]*太/;
/** Anywhere in a message whose claim cannot be mistaken: it is about not taking it, or about another who does. */
const NOT_TAKING =
  /(?<!哪|没得人|没人)不接|接不(?!赢你)|去不(?:了|成|到)|来不(?:了|成|到)|做不(?:了|成|来|到)|谁接|哪个接|哪位接|没空|没时间|大王|又轮到|想挣|才接|如果|不得行|看情况|考虑|太低|少了/;
/** "有伴就去", "加50就来": on a condition; "收拾好就来", "下楼就到" is none. */
const ON_CONDITION = /(?<![好完了T起我上这楼路门脚点])就(?:去|来(?!了)|接|做|干)/;
/** Beside a claim in its own clause: another sense of 接. */
const OTHER_SENSE =
  /接(?:娃|一?个活|孩|人|客|机|站|龙|力|触|近|受|待|吻|着|下来|送|电话|水|线|口|班|个人|老婆|媳妇|老人|手机|种|地气|好运|管|济)|抢(?:红包|票|购|答|救|劫|修|手)|街(?:上|道|边)/;

/** Consent that can be anything: a claim only alone, or with words that a worker says who goes. */
const MERE_CONSENT = /^(?:可以的?|行的?|得行的?|要得|没问题|ok|得|成|来|能|好|好的|好嘞|好勒|嗯|来了|会|有空)$/i;
const GOES_WITH_CONSENT =
  /地址|定位|位置|电话|马上|这就|出发|过去|动身|(?:我|就|去|来)(?:去|来|弄|接|做|到|修)|发我|私我|加我|私聊|私发|T到|T后到/;
/** Whether he goes on his terms is what he asks: "改到星期四要不要得？星期四我就可以来" */
const ASKS_LEAVE =
  /[改晚迟早换周块元钱点][^?]{0,12}(?:要不要得|行不行|得不得行|可不可以|可以不|得行不|要得不|同意不|干不干|行不(?:$|[,?]))/;
/** What a poster says, not a worker. */
const OF_A_POSTER = /师傅|(?<!我)在家|老公|等你/;
const LONGEST_REMARK = 22;

/** Reads a claim, with the remarks that stand beside it; null when it is none. */
export function readClaim(utterance: Utterance): Claim | null {
  const { clauses, numbers } = utterance;
  const text = utterance.text.replace(IF_NOBODY_DOES, '');
  if (text.length > LONGEST_UTTERANCE || NOT_TAKING.test(text)) return null;
  const said = clauses.length > 1 ? clauses.filter((clause) => clause.core !== 'N') : clauses;
  const found = said.flatMap((clause) => {
    const force = forceOf(clause);
    return force ? [{ clause, force }] : [];
  });
  const best = found.find(({ force }) => force === 'plain') ?? everydayClaim(found, said, text);
  return best ? claimOf(best.clause, best.force, numbers) : nearBy(said, text, numbers);
}

interface Found {
  readonly clause: Clause;
  readonly force: Force;
}

function claimOf({ core, items }: Clause, force: Force, numbers: readonly number[]): Claim {
  return { kind: 'claim', numbers, force: numbers.length > 0 && !/^N$/.test(core) ? 'plain' : force, ...namedWork(items) };
}

function forceOf(clause: Clause): Force | null {
  const { items } = clause;
  const core = clause.core.replace(IF_NOBODY_DOES, '');
  const text = clause.text.replace(IF_NOBODY_DOES, '');
  if (UNDECIDED.test(text) || OTHER_SENSE.test(text) || ON_CONDITION.test(core)) return null;
  const ends = text.endsWith('?') || /[吗么]$/.test(core);
  if (ends || (clause.asks && !/^(?:来|要|会)?不?(?:接|抢)/.test(core) && /[没不]$|谁|哪|几|什么|咋|怎么|多少/.test(text))) return null;
  if (PLAIN.test(core) || GIVE_ME.test(core)) return 'plain';
  if (items.length > 0) {
    const named = NAMED.exec(core);
    if (named) return /接|抢|街/.test(named[1] ?? '') ? 'plain' : 'everyday';
    if (TAKES_NAMED.test(core)) return 'plain';
    if (NAMED_CAN.test(core)) return 'everyday';
  }
  return EVERYDAY.test(core) || saysHeGoes(core) ? 'everyday' : null;
}

function saysHeGoes(core: string): boolean {
  const match = I_GO.exec(core);
  return match !== null && goesHimself(match[1] ?? '', match[2] ?? '');
}

function everydayClaim(found: readonly Found[], said: readonly Clause[], text: string): Found | undefined {
  if (UNDECIDED_AT_ALL.test(text) || ASKS_LEAVE.test(text)) return undefined;
  return found.find(({ clause }) =>
    mayStandBeside(
      clause,
      said.filter((other) => other !== clause),
      found,
    ),
  );
}

function mayStandBeside(clause: Clause, others: readonly Clause[], found: readonly Found[]): boolean {
  if (others.length === 0) return true;
  if (/^(?:[+加扣]?[壹一]|N)$/.test(clause.core)) return false;
  const rest = others.filter((other) => !found.some((claim) => claim.clause === other));
  if (!MERE_CONSENT.test(clause.core)) return rest.every((other) => other.text.length <= LONGEST_REMARK && !OF_A_POSTER.test(other.text));
  return rest.every((other) => other.text.length <= 12 && GOES_WITH_CONSENT.test(other.core) && !OF_A_POSTER.test(other.text));
}

/** "我离那里两条街，十分钟到" */
function nearBy(said: readonly Clause[], text: string, numbers: readonly number[]): Claim | null {
  if (said.length < 2 || UNDECIDED_AT_ALL.test(text) || OF_A_POSTER.test(text)) return null;
  const near = said.find(({ core, asks }) => !asks && (I_AM.test(core) || SEND_ME.test(core)));
  return near && said.some(({ core, asks }) => !asks && COMES.test(core)) ? claimOf(near, 'everyday', numbers) : null;
}

/** The work that words of a claim or a report name: trades, and the words as they stand in job lines. */
export function namedWork(items: readonly TaskItem[]): { readonly trades: readonly Category[]; readonly taskWords: readonly string[] } {
  const work = items.some((item) => item.strength !== 'agent') ? items.filter((item) => item.strength !== 'agent') : items;
  return {
    trades: [...new Set(work.map((item) => item.category))],
    taskWords: [...new Set(work.map((item) => item.line.replace(/\(.*|\d.*$/, '')).filter((line) => line !== ''))],
  };
}
