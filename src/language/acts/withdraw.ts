import type { Act } from '../meaning.ts';
import { BACK_CLAUSES, findGivingBack } from './give-back.ts';
import { type Clause, LONGEST_UTTERANCE, type Utterance } from './utterance.ts';
import {
  ANOTHER,
  BY_OTHERS,
  DAY_WITHDRAWN,
  NO_SHOW,
  SETTLED,
  THAT_ONE_WITHDRAWN,
  WITHDRAWN,
  WITHDRAWS_WORK,
  WORK_WITHDRAWN,
} from './withdraw-words.ts';

export const STEPPING_BACK_CLAUSES = [WITHDRAWN, DAY_WITHDRAWN, THAT_ONE_WITHDRAWN, SETTLED, ...BACK_CLAUSES, ANOTHER, NO_SHOW] as const;

/** These count only in a clause that names work, or beside the number of an order. */
export const NAMED_STEPPING_BACK_CLAUSES = [WORK_WITHDRAWN, WITHDRAWS_WORK] as const;

type Back = Extract<Act, { kind: 'withdraw' | 'give-back' | 'another-worker' | 'no-show' }>;

/** A longer message that somebody else has seen to it is a story. */
const LONGEST_SETTLED = 40;

/** Reads who steps back from an order: the poster withdraws, the worker gives back, another is wanted, nobody came. */
export function readSteppingBack(utterance: Utterance): readonly Back[] {
  const { text, clauses, numbers } = utterance;
  if (text.length > LONGEST_UTTERANCE) return [];
  const found: Back[] = [];
  const withdrawn =
    clauses.find((clause) => isWithdrawn(clause, utterance)) ??
    (text.length <= LONGEST_SETTLED ? clauses.find((clause) => isSettled(clause)) : undefined);
  if (withdrawn) found.push({ kind: 'withdraw', numbers, reason: remark(clauses, withdrawn) });
  const back = findGivingBack(utterance);
  if (back) found.push({ kind: 'give-back', numbers, reason: remark(clauses, back) });
  if (text.length <= 24 && clauses.some((clause) => ANOTHER.test(clause.core) && clause.items.length === 0))
    found.push({ kind: 'another-worker', numbers });
  if (text.length <= 30 && clauses.some((clause) => NO_SHOW.test(clause.core))) found.push({ kind: 'no-show', numbers });
  return found;
}

/** "来个通厕所的，上次那个不要": what is not wanted is said of a new wish. */
const ASKS_FOR_SOMEBODY =
  /[来找请喊叫要](?:一?个|两个|位)(?!了)|[来找请](?:人|师傅)(?=帮|来|修|通|搬|换)|哪[个位](?:师傅|会|能|有空)|有没有|修得了|\d栋|\d{11}/;
/** What others have called off is nobody's order. */
const OF_OTHERS = /课|航班|高铁|火车|活动|会议|考试|比赛|演出|停水|停电|放假|他[^,。]{0,2}不|她[^,。]{0,2}不/;

function isWithdrawn(clause: Clause, utterance: Utterance): boolean {
  const { core, text } = clause;
  if (OF_OTHERS.test(core)) return false;
  // 嘛 softens as often as it asks: "取消嘛".
  if (clause.asks && !/不(?:用|要)|嘛$/.test(core + text.slice(-1))) return false;
  if (WITHDRAWN.test(core)) return true;
  if (ASKS_FOR_SOMEBODY.test(utterance.text)) return false;
  if (clause.items.length > 0 && WITHDRAWS_WORK.test(core)) return true;
  const named = clause.items.length > 0 || utterance.numbers.length > 0;
  return (named && WORK_WITHDRAWN.test(core)) || DAY_WITHDRAWN.test(core) || THAT_ONE_WITHDRAWN.test(core);
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
