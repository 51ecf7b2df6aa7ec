import type { Act } from '../meaning.ts';
import type { Utterance } from './utterance.ts';

type Answer = Extract<Act, { kind: 'yes' | 'no' | 'agree' }>;

const YES =
  /^(?:N)?(?:是|是的|是是是|对|对的|对头|对对对|要|要的|要得|要要|嗯+|嗯嗯|好|好的|好嘞|可以|行|得行|需要|要找|找|派|派单|派嘛|帮我派|帮我找|帮我派一下|帮忙派|麻烦了?|麻烦派一下|就是|没错|确认|ok|好啊|要派|请派|是要找|要师傅|要找师傅|可以的|行的|必须的|当然)(?:N|的|了)*$/;
/** These say yes whatever follows, as long as it is short. */
const SURE_YES = /^(?:N)?(?:是|是的|对|对的|要的|要得|需要|要找|帮我派|没错|确认|对头)$/;
const NO =
  /^(?:N)?(?:不是|不是的|不|不用|不要|不用了|不要了|不需要|不对|不找|没有|算了|莫|不用找|不用派|不派|暂时不用|先不用|不同意|不行|不得行|不可以|不干|[Nn][Oo]|N不同意)(?:了|N|谢谢)*$/;
const AGREE =
  /^(?:N)?(?:我)?(?:同意|可以|行|好|好的|要得|得行|成|没问题|中|ok|就这样|可以的|行的|那就这样|就这个价|接受|答应|认可|好吧|行吧|可以吧|要得嘛|好嘛)(?:N|了|的)*$/;
const BESIDE = /^(?:谢谢.{0,4}|麻烦.{0,6}|辛苦.{0,4}|快点.{0,3}|尽快|尽快派|急|N|谢|感谢|请快点|喊快点|多谢|就.{1,8})$/;

export const ANSWER_CLAUSES = [YES, NO, AGREE] as const;

/** Reads a yes, a no, a consent: the first word of a short message says it. */
export function readAnswers({ text, clauses, numbers }: Utterance): readonly Answer[] {
  const [first, ...rest] = clauses;
  if (!first || text.length > 30 || first.text.endsWith('?')) return [];
  const alone =
    rest.every(({ core }) => BESIDE.test(core) || YES.test(core) || AGREE.test(core)) &&
    !clauses.some((clause) => /[?]|几点|吗$/.test(clause.text));
  const found: Answer[] = [];
  if (YES.test(first.core) && (alone || (SURE_YES.test(first.core) && text.length <= 20 && !/\?|吗|几点|师傅大概/.test(text))))
    found.push({ kind: 'yes', numbers });
  if (AGREE.test(first.core) && (alone || /^(?:N)?同意/.test(first.core))) found.push({ kind: 'agree', numbers });
  if (NO.test(first.core)) found.push({ kind: 'no', numbers });
  return found;
}
