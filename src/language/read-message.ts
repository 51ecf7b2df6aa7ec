import type { JobDraft, JobFields } from '../domain/job.ts';
import type { UtcMs } from '../domain/time.ts';
import { readActs } from './acts/read-acts.ts';
import { LONGEST_UTTERANCE, takeApart } from './acts/utterance.ts';
import { assembleJobs, type Setting } from './assemble-jobs.ts';
import type { Observed } from './classify/features.ts';
import { mayMatter } from './classify/relevance.ts';
import { decide, type WeighedEvidence, weighEvidence } from './decide.ts';
import type { Act, ReadContext, Reading } from './meaning.ts';
import { gather, labelByRule, type Material, observe } from './observe.ts';
import { OpenedText } from './opened-text.ts';
import { chooseFields, fieldFinder } from './read-fields.ts';
import { type ForbiddenWork, findForbidden } from './recognizers/forbidden.ts';
import { jobWordFinder } from './recognizers/job-words.ts';
import { isSolitaire } from './recognizers/solitaire.ts';
import type { StationWords } from './station-words.ts';

export type MessageReader = (text: string, context: ReadContext) => Reading;

/** A reader's other doors; all share one vocabulary. */
export interface Language {
  readonly readMessage: MessageReader;
  /** What the decision looks at, whatever the message is: weights are tuned on it. */
  readonly observe: (text: string, context: ReadContext) => Observed;
  /** How a message was read, for people who want to know why. */
  readonly explain: (text: string, context: ReadContext) => Explanation;
  /** The jobs of a text that is known to ask for work (`/派单`): at least one, category `other` when nothing is recognised. */
  readonly readJob: (text: string, sentAt: UtcMs) => JobReading;
  /** The fields that a text says, whatever else it says (`/改`). */
  readonly readFields: (text: string, sentAt: UtcMs) => JobFields;
}

export interface Explanation {
  readonly reading: Reading;
  /** What was found where. */
  readonly material: Material;
  /** The evidence for and against an order, the weightiest first. */
  readonly evidence: readonly WeighedEvidence[];
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
  const findWords = jobWordFinder(own);
  const settingAt = (sentAt: UtcMs): Setting => ({ findFields: fieldFinder(sentAt, own), sentAt, own });
  return {
    readMessage: (raw, context) => readOpened(new OpenedText(raw, findWords), context, settingAt(context.sentAt)),
    observe: (raw, context) => observeOpened(new OpenedText(raw, findWords), context, settingAt(context.sentAt)),
    explain: (raw, context) => explainOpened(new OpenedText(raw, findWords), context, settingAt(context.sentAt)),
    readJob: (raw, sentAt) => readJob(new OpenedText(raw, findWords), settingAt(sentAt)),
    readFields: (raw, sentAt) => chooseFields(settingAt(sentAt).findFields(new OpenedText(raw, findWords).text)),
  };
}

const QUIET = { decision: 'quiet', jobs: [], acts: [], forbidden: null, solitaire: false, label: 'other', confidence: 0 } as const;

function readOpened(opened: OpenedText, context: ReadContext, setting: Setting): Reading {
  const { text } = opened;
  if (isCommand(text)) return { ...QUIET, label: 'command' };
  if (isSolitaire(text)) return { ...QUIET, solitaire: true };
  const forbidden = findForbidden(text, setting.own);
  if (forbidden) return { ...QUIET, forbidden };
  const matters = mayMatter(opened, context);
  const acts = actsOf(opened, setting, matters);
  if (!matters) return acts.length === 0 ? QUIET : { ...QUIET, label: labelByRule(opened, acts, context), acts };
  return decided(opened, acts, context, setting);
}

function actsOf(opened: OpenedText, { findFields }: Setting, matters: boolean): readonly Act[] {
  return opened.text.length <= LONGEST_UTTERANCE ? readActs(takeApart(opened), findFields, matters) : [];
}

function decided(opened: OpenedText, acts: readonly Act[], context: ReadContext, setting: Setting): Reading {
  const material = gather(opened, setting.findFields);
  const { decision, confidence, label } = decide(observe(opened, material, acts, context));
  const speaksOfOrder = BEGINS_WITH_NUMBER.test(opened.text) || acts.some((act) => leavesNoOrder(act, context));
  if (decision === 'quiet' || speaksOfOrder || (decision === 'ask' && acts.length > 0)) return { ...QUIET, label, confidence, acts };
  return { ...QUIET, label: 'order', decision, confidence, jobs: assembleJobs(material, setting), acts: acts.filter(survivesOrder) };
}

function observeOpened(opened: OpenedText, context: ReadContext, setting: Setting): Observed {
  return observe(opened, gather(opened, setting.findFields), actsOf(opened, setting, true), context);
}

function explainOpened(opened: OpenedText, context: ReadContext, setting: Setting): Explanation {
  return {
    reading: readOpened(opened, context, setting),
    material: gather(opened, setting.findFields),
    evidence: weighEvidence(observeOpened(opened, context, setting)),
  };
}

function readJob(opened: OpenedText, setting: Setting): JobReading {
  const [first, ...rest] = assembleJobs(gather(opened, setting.findFields), setting);
  if (!first) throw new Error('a message has at least one job');
  return { jobs: [first, ...rest], forbidden: findForbidden(opened.text, setting.own) };
}

/** "101号单 搬家搬运": said of an order that exists, or in the bot's own manner. */
const BEGINS_WITH_NUMBER = /^\D?\d{1,6}号单/;

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

const COMMAND = /^\/\s?[\p{Script=Han}A-Za-z]/u;
const COMMA_COMMAND =
  /^、\s?(?:帮助|我的单|查|取消|排行|删除我的信息|在办|退单|转单|完成|上报|纠纷|派单|指派|改|撤单|催|师傅|登记|承诺|证书|停接|恢复|渠道|日报|确认|绑定|解绑|设角色|换绑|台账|名册|导入名册|设置|强制|状态|求职|培训|月报|认领)(?=\s|\d|@|$)/;

function isCommand(text: string): boolean {
  return COMMAND.test(text) || COMMA_COMMAND.test(text);
}
