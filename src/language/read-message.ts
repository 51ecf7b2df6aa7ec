import type { JobDraft, JobFields } from '../domain/job.ts';
import type { UtcMs } from '../domain/time.ts';
import { readActs } from './acts/read-acts.ts';
import { LONGEST_UTTERANCE, takeApart, type Utterance } from './acts/utterance.ts';
import { assembleJobs, type Material } from './assemble-jobs.ts';
import { decide, NO_VERDICT, type Verdict, type WeighedEvidence } from './decide.ts';
import { labelOf } from './labels.ts';
import type { Act, ReadContext, Reading } from './meaning.ts';
import { normalize } from './normalize.ts';
import { splitQuote, stripMentions } from './quote.ts';
import { blankOut, chooseFields, fieldSpans, findFields } from './read-fields.ts';
import { type ForbiddenWork, findForbidden } from './recognizers/forbidden.ts';
import { type JobWords, jobWordFinder } from './recognizers/job-words.ts';
import { isSolitaire } from './recognizers/solitaire.ts';
import { findTaskItems, type TaskItem } from './recognizers/task-items.ts';
import type { StationWords } from './station-words.ts';
import { mendTypos } from './words/typos.ts';

export type MessageReader = (text: string, context: ReadContext) => Reading;

/** A reader's other doors; all share one vocabulary. */
export interface Language {
  readonly readMessage: MessageReader;
  /** The evidence for and against an order, for people who want to know why. */
  readonly explain: (text: string, context: ReadContext) => readonly WeighedEvidence[];
  /** The jobs of a text that is known to ask for work (`/派单`): at least one, category `other` when nothing is recognised. */
  readonly readJob: (text: string, sentAt: UtcMs) => JobReading;
  /** The fields that a text says, whatever else it says (`/改`). */
  readonly readFields: (text: string, sentAt: UtcMs) => JobFields;
}

export interface JobReading {
  readonly jobs: readonly [JobDraft, ...JobDraft[]];
  readonly forbidden: ForbiddenWork | null;
}

/** Makes the reader of messages, with a station's own words beside the built-in ones. */
export function messageReader(own: StationWords = {}): MessageReader {
  return openLanguage(own).readMessage;
}

/** Makes all doors to the language at once. */
export function openLanguage(own: StationWords = {}): Language {
  const findJobWords = jobWordFinder(own);
  const open = (raw: string): Opened => openText(raw, findJobWords);
  return {
    readMessage: (raw, context) => readOpened(open(raw), context, own),
    explain: (raw, context) => weigh(open(raw), context, own).verdict.evidence,
    readJob: (raw, sentAt) => {
      const opened = open(raw);
      const [first, ...rest] = assembleJobs(gather(opened, sentAt, own));
      if (!first) throw new Error('a message has at least one job');
      return { jobs: [first, ...rest], forbidden: findForbidden(opened.text, own) };
    },
    readFields: (raw, sentAt) => chooseFields(findFields(open(raw).text, sentAt, own)),
  };
}

/** A text made readable, with its words of work. */
interface Opened {
  readonly text: string;
  readonly words: JobWords;
  readonly items: readonly TaskItem[];
  readonly findWords: (text: string) => JobWords;
}

function openText(raw: string, findWords: (text: string) => JobWords): Opened {
  const text = mendTypos(normalize(stripMentions(splitQuote(raw).reply)));
  const words = findWords(text);
  return { text, words, items: findTaskItems(text, words), findWords };
}

function readOpened(opened: Opened, context: ReadContext, own: StationWords): Reading {
  const { text, items } = opened;
  const quiet = { decision: 'quiet', jobs: [], acts: [], forbidden: null, solitaire: false } as const;
  if (isCommand(text)) return { ...quiet, label: 'command', confidence: 0 };
  if (isSolitaire(text)) return { ...quiet, label: 'other', confidence: 0, solitaire: true };
  const forbidden = findForbidden(text, own);
  if (forbidden) return { ...quiet, label: 'other', confidence: 0, forbidden };
  const utterance = text.length <= LONGEST_UTTERANCE ? takeApart(text, context.sentAt, items) : null;
  const acts = utterance ? readActs(utterance, own) : [];
  const { verdict, material } = acts.some((act) => leavesNoOrder(act, context))
    ? { verdict: NO_VERDICT, material: null }
    : weigh(opened, context, own);
  const { decision, confidence } = verdict;
  if (material && (decision === 'make' || (decision === 'ask' && acts.length === 0))) {
    return {
      label: 'order',
      decision,
      confidence,
      jobs: assembleJobs(material),
      acts: acts.filter(survivesOrder),
      forbidden: null,
      solitaire: false,
    };
  }
  return {
    ...quiet,
    label: unorderedLabel(opened, utterance ?? takeApart(text, context.sentAt, items), acts, context),
    confidence,
    acts,
  };
}

/** True for acts whose words name the work of an order that exists, so that they are no new one. */
function leavesNoOrder(act: Act, { sender }: ReadContext): boolean {
  switch (act.kind) {
    case 'claim':
    case 'counter-offer':
    case 'give-back':
      return sender === 'worker';
    case 'withdraw':
    case 'another-worker':
    case 'no-show':
    case 'satisfied':
    case 'ask-state':
      return true;
    case 'amend':
      return act.explicit && act.numbers.length > 0;
    case 'complete':
      return act.numbers.length > 0;
    case 'yes':
    case 'no':
    case 'agree':
      return false;
  }
}

/** What may still be meant beside a new order: an answer in front of it, a change that reads like one. */
const survivesOrder = (act: Act): boolean => act.kind === 'amend' || act.kind === 'yes' || act.kind === 'no';

function weigh(opened: Opened, context: ReadContext, own: StationWords): { verdict: Verdict; material: Material | null } {
  if (!mayBeOrder(opened)) return { verdict: NO_VERDICT, material: null };
  const material = gather(opened, context.sentAt, own);
  const words = opened.findWords(material.plain);
  const fields = chooseFields(material.found);
  return {
    verdict: decide({
      text: material.plain,
      timeless: blankOut(material.plain, material.found.whens),
      words,
      items: material.items,
      fields,
      context,
    }),
    material,
  };
}

/** Reads the fields, and the work anew without them: a street named after a garden is no garden. */
function gather({ text, items, findWords }: Opened, sentAt: UtcMs, own: StationWords): Material {
  const found = findFields(text, sentAt, own);
  const plain = blankOut(text, fieldSpans(found));
  const left = findTaskItems(plain, findWords(plain));
  return left.length > 0 || items.length === 0
    ? { text, plain, items: left, found, sentAt, own }
    : { text, plain: text, items, found, sentAt, own };
}

/** Work without a known word: somebody is looked for, and a sum, a day or a telephone number is named. */
const ASKS_SOMEBODY =
  /[找请喊叫雇招缺差求要][^,。]{0,8}(?:人|师傅|阿姨|[个名位])|帮(?:我|忙|人|哈|下|一下)|(?:谁|哪个|哪位)[^,。]{0,3}(?:会|能|有空|可以)|求助|有没有[^,。]{0,4}(?:会|能|师傅)/;
const NAMES_TERMS = /\d|[一二两三四五六七八九十百]+(?:块|元|个人|点)|明天|后天|今天|面议/;
/** A thing alone is talk of it; somebody wants something done with it, or says that it troubles him. */
const WANTS_SOMETHING = /[找请喊叫雇招缺差求帮要急修换装通搬抬拉送洗]|师傅|谁|哪个|有没有|麻烦|上门|\d\s?(?:块|元)|坏|不[亮转响动灵行]/;
const SHORTEST_ORDER = 3;

/** The cheap refusal: most lines of a group hold no word of work. */
function mayBeOrder({ text, items }: Opened): boolean {
  if (text.length < SHORTEST_ORDER) return false;
  if (items.some((item) => item.strength !== 'thing')) return true;
  if (items.length > 0) return WANTS_SOMETHING.test(text);
  return text.length >= 10 && ASKS_SOMEBODY.test(text) && NAMES_TERMS.test(text);
}

const COMMAND = /^\/\s?[\p{Script=Han}A-Za-z]/u;
const COMMA_COMMAND =
  /^、\s?(?:帮助|我的单|查|取消|排行|删除我的信息|在办|退单|转单|完成|上报|纠纷|派单|指派|改|撤单|催|师傅|登记|承诺|证书|停接|恢复|渠道|日报|确认|绑定|解绑|设角色|换绑|台账|名册|导入名册|设置|强制|状态|求职|培训|月报|认领)(?=\s|\d|@|$)/;

function isCommand(text: string): boolean {
  return COMMAND.test(text) || COMMA_COMMAND.test(text);
}

function unorderedLabel(
  { text, items, words }: Opened,
  utterance: Utterance,
  acts: readonly Act[],
  context: ReadContext,
): Reading['label'] {
  const namesWork =
    items.some((item) => item.strength !== 'thing' || context.sender === 'worker') ||
    words.agents.some(({ value }) => value.category !== null);
  return labelOf({ text, utterance, acts, context, namesWork });
}
