import { givesBackOwn } from './acts/give-back.ts';
import type { Utterance } from './acts/utterance.ts';
import type { Act, ActKind, Label, ReadContext } from './meaning.ts';
import { LOST, NOTICE, OFFER, RECRUITING, RIDE, SALE, SEEK } from './words/signs.ts';

/** What the label is chosen from, for a message that is no order. */
export interface Unordered {
  readonly text: string;
  readonly utterance: Utterance;
  readonly acts: readonly Act[];
  readonly context: ReadContext;
  /** The message names work or a worker. */
  readonly namesWork: boolean;
}

const DECLINE =
  /接不(?:了|到|下|起|成)|不(?:想)?接(?!触|受|近|电话)|没法接|接不赢|(?:今天|明天|现在|下午|上午|晚上|这几天|我)?(?:去|来|做|干|搞|弄)不(?:了|成|到|赢|过来)|没(?:得)?(?:空|时间)|不得(?:空|行)|不行(?!李)|忙不(?:过来|赢)|走不(?:开|脱)|不(?:去|来|做|干)(?:$|了|,|。)|太远|划不(?:来|着)|划不来|(?:价|钱|工钱)[^,。]{0,3}(?:太)?(?:低|少)|没(?:有)?(?:证|[^,。]{0,4}证)|不会(?:修|做|弄|搞|这个)|(?:手上|手里|还|这边|家里|正)有(?:事|活)|有事|在忙|排满|这活(?:干|做)不|放弃|不划算|让给|你们(?:接|去|上)|另外找/;
/** Questions about work, prices, orders, rules. */
const ABOUT_WORK =
  /几楼|电梯|地址|位置|在哪|哪里|哪个小区|多远|好多钱|多少钱|好多|工钱|价|钱|贵|算谁|收费|哪一?段|哪些|小时|多长|便宜|少点|加点|一个人|几个人|一共|一起(?:去|搬|抬)|还差|还要|还缺|活路|活儿?(?=还|$)|单(?!位|元|身|独|纯|词)|工具|材料|配件|停车|钥匙|几点|什么时候|好久|多久|啥时候|啷个|联系|电话|加好友|结账|工资|结算|承诺书|保险|登记|报名接|备案|证|怎么(?:接|报|派|发|收)|咋(?:个)?(?:接|报|派|发|收)|赔|包(?:吃|饭|车)|管饭|几个人|多大|多重|多少(?:斤|箱|平|台|人)|哪天|网格员|驿站|抢到|派|有人接|牌子|型号|坏(?:的|到)|哪一单|哪单|保修|护工|钟点工|保姆|搬家|疏通|开锁|保洁|零工|接单|哪种|什么(?:锁|门|样|情况|东西|原因)|介绍费|抽成|提成|取消|退/;
const QUESTION =
  /\?|[吗么没不嘛]$|(?:吗|么|没|不)(?:啊|哦|哈|嘛|呢|哟)?$|多少|好多|几(?:楼|点|个|时|号|天|层|台|平|斤)|哪(?:个|里|点|位|天|家|单|一|些|段|种)|谁|什么|啥|咋|怎么|多久|多远|多重|多大|好久|是不是|能不能|可不可以|有没有|得不得行|行不行|要不要|哪种|还是|(.)不\1|还.{1,6}[没不]/;
/** What residents ask of hiring; where to pay a bill is no such question. */
const ABOUT_HIRING =
  /钱|价|贵|收费|师傅|单(?!位|元|身|独)|网格员|驿站|零工|赔|算谁|派|预约|上门|请(?:人|个|护工|保姆|阿姨)|联系|电话|有没有|介绍|认识|没来|没到|没人|几点|什么时候|好久|多久|退|取消|打烂|弄坏|会(?:修|通|装)/;
const OF_THE_STATION = /师傅|单(?!位|元|身|独|纯|词|车)|网格员|驿站|零工|工钱|钟点工|护工|保姆|派(?!出)|发的/;
const SEEK_WORDS =
  /有没有(?:活|单子?|事)(?:路|做|干)|有(?:活|单|零工|事|活路)[^,。]{0,8}(?:叫|喊|找|联系|通知|招呼)|(?:找|求|想找|想要)(?:个|点|份|些|一份|一个)?[^,。]{0,6}(?:活路|活(?!动)|工作|事做|活干)|求职|本人|(?:想|愿意)(?:做|干|找)[^,。]{0,6}(?:活|工)|(?:今天|明天|最近|现在|这几天|上午|下午)[^,。]{0,4}(?:有空|没事|空闲|闲)[^,。]{0,12}(?:叫|喊|找|可以|做|活|联系)|找我|联系我|喊我|叫我|打我电话|随叫随到|承接|年经验|需要的/;

/** The label of a message that asks for no work. */
export function labelOf(subject: Unordered): Label {
  const { text, acts, context, utterance } = subject;
  const kinds = new Set<ActKind>(acts.map((act) => act.kind));
  if (kinds.has('ask-state') || kinds.has('counter-offer')) return 'question';
  if (context.sender === 'worker' && !isForAll(subject)) return workerLabel(subject, kinds);
  const withdraw = acts.find((act) => act.kind === 'withdraw');
  if (withdraw && !/^不[用要]$/.test(text)) return 'cancel';
  if (kinds.has('another-worker')) return 'question';
  if (SEEK_WORDS.test(text) && offersWork(subject)) return 'seek';
  return isWorkQuestion(subject) && utterance.text.length <= 60 ? 'question' : 'other';
}

function workerLabel(subject: Unordered, kinds: ReadonlySet<ActKind>): Label {
  const { text, acts, utterance } = subject;
  const claim = acts.find((act) => act.kind === 'claim');
  if (claim && !onlyCourtesy(utterance)) return 'claim';
  if (kinds.has('complete')) return 'complete';
  if (kinds.has('give-back')) return givesBackOwn(utterance) ? 'cancel' : 'decline';
  if (kinds.has('withdraw') && (utterance.numbers.length > 0 || /取消|撤/.test(text))) return 'cancel';
  if (SEEK_WORDS.test(text) && !/接不|[去来]不/.test(text)) return 'seek';
  if (text.length <= 40 && DECLINE.test(text) && !/\?|吗|谁|哪个/.test(text)) return 'decline';
  if (offersWork(subject) || SEEK_WORDS.test(text)) return 'seek';
  return isWorkQuestion(subject) && text.length <= 50 ? 'question' : 'other';
}

/** The words of somebody who offers himself or his trade. */
const offersWork = ({ text, namesWork }: Unordered): boolean => namesWork && (OFFER.test(text) || SEEK.test(text));
/** Notices, sales, lost and found, rides: never talk about an order. */
const isForAll = ({ text, context }: Unordered): boolean =>
  [SALE, LOST, RIDE, RECRUITING].some((pattern) => pattern.test(text)) || (context.sender !== 'worker' && NOTICE.test(text));

/** 好, 好的, 嗯 from a worker may be a claim for the orders, but by themselves they are mere courtesy. */
function onlyCourtesy({ clauses }: Utterance): boolean {
  return clauses.every(({ core }) => /^(?:好|好的|好嘞|好勒|嗯+|来了|在|来)$/.test(core));
}

function isWorkQuestion(subject: Unordered): boolean {
  const { text, namesWork, context, utterance } = subject;
  if (!(QUESTION.test(text) || utterance.asks) || isForAll(subject)) return false;
  if (context.sender === 'worker') return namesWork || ABOUT_WORK.test(text);
  if (context.room === 'market' && ABOUT_WORK.test(text)) return true;
  return (namesWork || OF_THE_STATION.test(text)) && ABOUT_HIRING.test(text);
}
