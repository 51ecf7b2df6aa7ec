import type { Place } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';

const CORRECTED = /(?:不对|不是|更正|改成|改为|改到|说错|打错|写错|搞错|错了|应该是|哦不|纠正)[^。！!\n]{0,6}$/u;
/** "不是在香港路", "是A不是B", "莫去高桥"; but not "哦不是 B", which is the right one. */
const DENIED = /(?:不是(?:在|去|到)|[\u3400-\u9fff号\d](?<!哦)不是|不在|并非|不去|不到|莫去|莫到|别去)$/u;
/** "以前住高桥". */
const FORMER = /(?:以前|原来|之前|原先|从前|过去|上次)(?:是|都|我们?|家)?(?:住在?|在|家在)\s?$/u;
/** Where somebody is who cannot see to it: "我在贵阳上班". */
const SOMEBODY_AT = /(?:我们?|人|儿子|女儿|姑娘|幺儿|他|她|老公|老婆|爸|妈|娃儿|崽|孩子)(?:都|还|也|现在)?(?:在|到|去)\s?$/u;
const AWAY_AFTER = /^(?:那边|里头|里面)?(?:上班|打工|读书|出差|上学|旅游|当兵|做生意|开会)/u;
/** Where the thing was bought: "国美买的空调". */
const BOUGHT_AFTER = /^(?:那边|里头|里面)?(?:买|订|定|选)(?:的|了|好|来|回)/u;
const CARRIED = /[拉搬送运抬捎]|取货/u;

/** The places without those that are said not to be meant: corrected, denied, left, or somewhere else. */
export function withoutOthers(spans: readonly Span<Place>[], text: string): readonly Span<Place>[] {
  const kept: Span<Place>[] = [];
  for (const span of spans) {
    if (isElsewhere(span, text, spans.length > 1)) continue;
    const wrong = kept.at(-1);
    if (wrong && CORRECTED.test(text.slice(wrong.to, span.from))) kept.splice(-1, 1, inPlaceOf(wrong, span));
    else kept.push(span);
  }
  return kept;
}

function isElsewhere(span: Span<Place>, text: string, others: boolean): boolean {
  const before = text.slice(Math.max(0, span.from - 9), span.from);
  const after = text.slice(span.to, span.to + 6);
  if (SOMEBODY_AT.test(before) && AWAY_AFTER.test(after)) return true;
  if (BOUGHT_AFTER.test(after) && !CARRIED.test(text)) return true;
  return others && (DENIED.test(before) || FORMER.test(before));
}

/** Of "A?不是,是B" only B is left; where B is but a door ("金桂苑C栋,不对,D栋"), it is the door of A. */
function inPlaceOf(wrong: Span<Place>, right: Span<Place>): Span<Place> {
  const { open } = wrong.value;
  return right.value.open === null && open !== null ? { ...right, value: { full: open + right.value.full, open } } : right;
}
