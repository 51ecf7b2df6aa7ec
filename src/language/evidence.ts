import type { JobFields, When } from '../domain/job.ts';
import type { ReadContext } from './meaning.ts';
import { allMatches } from './patterns.ts';
import { criesInDanger } from './recognizers/danger.ts';
import type { JobWords } from './recognizers/job-words.ts';
import type { TaskItem } from './recognizers/task-items.ts';
import {
  ADVICE,
  ASK_COME,
  ASK_HANDS,
  ASK_HELP,
  ASK_WHO,
  ASK_WORKER,
  ASKS_ADVICE,
  CLAUSES,
  COMPLAINT,
  DECLINE,
  DEVICE,
  HYPOTHETICAL,
  JOKE,
  LEAD,
  LEISURE,
  LOST,
  MENDED,
  NOTICE,
  OFFER,
  OPINION,
  OTHERS,
  OWN,
  PAST,
  PAY_WORD,
  PRICE_QUESTION,
  PUBLIC,
  RECRUITING,
  RELAY,
  RIDE,
  SALE,
  SEEK,
  SELF,
  SIGNS,
  SUDDEN,
  TEMPLATE,
  THANKS,
  URGENT,
  WANT,
  WISHES,
  WORK_TALK,
} from './words/signs.ts';

/** What the evidence is drawn from. */
export interface Subject {
  /** Normalised, mended, places and phones made blank. */
  readonly text: string;
  /** The same with the times made blank too: where it begins with its job, it is a headline. */
  readonly timeless: string;
  readonly words: JobWords;
  readonly items: readonly TaskItem[];
  readonly fields: JobFields;
  readonly context: ReadContext;
}

/**
 * Signs that a message asks for work, or that it does not. Each is there or not; what each weighs stands in `decide.ts`.
 *
 * The names are kept stable: weights learned from labelled lines refer to them.
 */
export const EVIDENCE = [
  'work.deed',
  'work.trouble',
  'work.agent',
  'work.thing',
  'work.sudden',
  'need.own',
  'need.rescue',
  'ask.worker',
  'ask.hands',
  'ask.who',
  'ask.come',
  'ask.help',
  'ask.want',
  'ask.price',
  'form.headline',
  'form.template',
  'form.relay',
  'say.urgent',
  'say.own',
  'field.when',
  'field.price',
  'field.pay-word',
  'field.place',
  'field.door',
  'field.phone',
  'field.headcount',
  'sender.worker',
  'sender.gridworker-in-market',
  'not.past',
  'not.decline',
  'not.offer',
  'not.seek',
  'not.sale',
  'not.recruiting',
  'not.advice',
  'not.asks-advice',
  'not.price-only',
  'not.notice',
  'not.complaint',
  'not.public',
  'not.others',
  'not.hypothetical',
  'not.joke',
  'not.thanks',
  'not.lost',
  'not.self',
  'not.ride',
  'not.leisure',
  'not.device',
  'not.opinion',
  'not.work-talk',
] as const;
export type EvidenceName = (typeof EVIDENCE)[number];

interface Extent {
  readonly from: number;
}

const asksIn = (text: string): boolean => [ASK_WORKER, ASK_HANDS, ASK_COME, ASK_HELP, ASK_WHO].some((pattern) => pattern.test(text));

/** "请护工一天多少钱" asks the price and nobody to come. */
function withoutPriceClauses(text: string): string {
  return (text.match(CLAUSES) ?? []).filter((clause) => !PRICE_QUESTION.test(clause)).join('');
}

/** A time that somebody can keep; "有空" alone says nothing. */
function isAhead(when: When): boolean {
  return when.kind !== 'none' && !(when.kind === 'vague' && /空|随时|都行|都可以|以后|改天/.test(when.text));
}

/** Told of work that is named elsewhere in the message: "那个通下水道的师傅还在不在, 今天又堵了". */
const STANDING_TROUBLES: ReadonlySet<string> = new Set(['clog', 'leak', 'power', 'lockout', 'gas']);

/** Draws the evidence from a message, in the order of `EVIDENCE`. */
export function drawEvidence(subject: Subject): readonly EvidenceName[] {
  const { text, items, fields, context } = subject;
  const { present, past } = partPast(text);
  const has = (name: EvidenceName, holds: boolean): readonly EvidenceName[] => (holds ? [name] : []);
  const asksWorker = ASK_WORKER.test(present);
  const asksHands = ASK_HANDS.test(present);
  const asks = asksWorker || asksHands;
  const asksNow = asks || [ASK_COME, ASK_HELP, ASK_WHO].some((pattern) => pattern.test(present));
  const inPast = (extent: Extent): boolean => !asksNow && past.some(({ from, to }) => extent.from >= from && extent.from < to);
  const deeds = items.filter((item) => item.strength === 'deed' && !inPast(item));
  const troubled =
    items.some((item) => item.broken && !isMended(text, item)) ||
    (items.length > 0 &&
      subject.words.troubles.some(
        (trouble) =>
          STANDING_TROUBLES.has(trouble.value.kind) && !inPast(trouble) && !MENDED.test(text.slice(trouble.from, trouble.from + 12)),
      ));
  const door = fields.place !== null && fields.place.full !== fields.place.open;
  const priceQuestion = PRICE_QUESTION.test(text);
  const ahead = isAhead(fields.when) && !(priceQuestion && fields.when.kind === 'now');
  const asksBesidePrice = priceQuestion && asksIn(withoutPriceClauses(present));
  const specific = troubled || ahead || fields.place !== null || fields.phone !== null || (priceQuestion ? asksBesidePrice : asksNow);
  const wants = deeds.some((item) => WANT.test(text.slice(Math.max(0, item.from - 6), item.from)));
  return [
    ...has('work.deed', deeds.length > 0),
    ...has('work.trouble', troubled),
    ...has('work.agent', subject.words.agents.length > 0),
    ...has(
      'work.thing',
      items.some((item) => item.strength === 'thing'),
    ),
    ...has('work.sudden', SUDDEN.test(text)),
    ...has(
      'need.own',
      items.some((item) => item.strength === 'need'),
    ),
    ...has('need.rescue', criesInDanger(text)),
    ...has('ask.worker', asksWorker),
    ...has('ask.hands', asksHands && !asksWorker),
    ...has('ask.who', ASK_WHO.test(present)),
    ...has('ask.come', ASK_COME.test(present)),
    ...has('ask.help', ASK_HELP.test(present)),
    ...has('ask.want', wants),
    ...has('ask.price', (priceQuestion || fields.negotiable) && specific),
    ...has('form.headline', isHeadline(subject.timeless, items)),
    ...has('form.template', (text.match(TEMPLATE)?.length ?? 0) + (text.match(SIGNS)?.length ?? 0) >= 2 || /^【/.test(text)),
    ...has('form.relay', RELAY.test(text)),
    ...has('say.urgent', URGENT.test(text) && !/不急|不着急/.test(text)),
    ...has('say.own', OWN.test(text)),
    ...has('field.when', ahead),
    ...has('field.price', fields.price !== null),
    ...has('field.pay-word', PAY_WORD.test(text)),
    ...has('field.place', fields.place !== null),
    ...has('field.door', door),
    ...has('field.phone', fields.phone !== null),
    ...has('field.headcount', fields.headcount !== null),
    ...has('sender.worker', context.sender === 'worker'),
    ...has('sender.gridworker-in-market', context.sender === 'gridworker' && context.room !== 'grid'),
    ...has('not.past', !asksNow && !troubled && deeds.length === 0 && items.some(inPast)),
    ...has('not.decline', DECLINE.test(text)),
    ...has('not.offer', OFFER.test(text)),
    ...has('not.seek', SEEK.test(text)),
    ...has('not.sale', SALE.test(text)),
    ...has('not.recruiting', RECRUITING.test(text)),
    ...has('not.advice', ADVICE.test(text)),
    ...has('not.asks-advice', ASKS_ADVICE.test(text)),
    ...has('not.price-only', priceQuestion && !specific),
    ...has('not.notice', NOTICE.test(text)),
    ...has('not.complaint', COMPLAINT.test(text)),
    ...has('not.public', PUBLIC.test(text) && !asks),
    ...has('not.others', OTHERS.test(text)),
    ...has('not.hypothetical', HYPOTHETICAL.test(text)),
    ...has('not.joke', JOKE.test(text)),
    ...has('not.thanks', THANKS.test(text)),
    ...has('not.lost', LOST.test(text)),
    ...has('not.self', SELF.test(text)),
    ...has('not.ride', RIDE.test(text)),
    ...has('not.leisure', LEISURE.test(text)),
    ...has('not.device', DEVICE.test(text)),
    ...has('not.opinion', OPINION.test(text)),
    ...has('not.work-talk', WORK_TALK.test(text) && !asks),
  ];
}

interface Told extends Extent {
  readonly to: number;
}

/** Parts the text into what is said of now and what is told of the past; a past clause that tells a trouble still tells of now. */
function partPast(text: string): { readonly present: string; readonly past: readonly Told[] } {
  const past: Told[] = [];
  let present = '';
  for (const match of allMatches(CLAUSES, text)) {
    if (PAST.test(match[0]) && !WISHES.test(match[0])) past.push({ from: match.index, to: match.index + match[0].length });
    else present += match[0];
  }
  return { present, past };
}

function isMended(text: string, item: TaskItem): boolean {
  const end = text.slice(item.from).search(/[。;!?\n]/);
  return MENDED.test(text.slice(item.from, end < 0 ? text.length : item.from + end));
}

/** What everybody does every day; alone it is no wish. */
const OF_THE_FAMILY = new Set([
  '接送孩子',
  '接孩子',
  '做饭',
  '煮饭',
  '带小孩',
  '照顾老人',
  '遛狗',
  '买菜',
  '洗衣服',
  '拖地',
  '浇花',
  '做家务',
  '打包',
  '拍照',
  '排队',
  '炒菜',
]);

/** A message that opens with its job: "疏通下水道 厨房", "【搬家】…", "明天上午搬两个书柜". */
function isHeadline(text: string, items: readonly TaskItem[]): boolean {
  const first = items.find((item) => item.strength === 'deed');
  if (first === undefined || OF_THE_FAMILY.has(first.line)) return false;
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  return first.from <= lead && !/^(?:[^,。]{0,4})(?:的|得|吗|过|累|好|了)/.test(text.slice(first.to));
}
