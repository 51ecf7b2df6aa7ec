import type { Category } from '../../../domain/glossary.ts';
import type { Place } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';

type Role = 'from' | 'to' | 'plain';

const FROM_BEFORE = /(?:从|由|自|装货(?:地址?|点)?[:：]?|取货(?:地址?|点)?[:：]?|提货(?:地址?|点)?[:：]?|起点[:：]?|出发地?[:：]?)\s?$/u;
const TO_BEFORE =
  /(?:搬到|搬去|搬往|搬至|搬进|搬来|送到|送去|送至|送往|送|运到|运去|运往|拉到|拉去|拉往|抬到|扛到|背到|捎到|带到|拿到|寄到|挪到|卸货(?:地址?|点)?[:：]?|收货(?:地址?|点)?[:：]?|终点[:：]?|目的地[:：]?|到|去|至|往|回)\s?$/u;
const MOVED_AFTER = /^\s?(?:搬|运|拉|送)?(?:到|至|去|往|搬到|拉到|送到|运到|→|->|—>)/u;
const FETCHED_AFTER = /^\s?(?:拿|取|拉|捎|买|带|提|搬)/u;
const CORRECTED = /(?:不对|不是|更正|改成|改为|改到|说错|打错|写错|应该是|哦不|纠正)[^。！!\n]{0,6}$/u;
const TO_FIRST: readonly Category[] = ['delivery', 'errand'];
const BRINGS = /送货|送到|拉货|捎|带到|代买|代取|帮取|跑腿|配送/u;
const MOVES = /搬|抬/u;

/** See `choosePlaces`. */
export function choose(
  spans: readonly Span<Place>[],
  text: string,
  category?: Category,
): { readonly place: Place | null; readonly otherPlace: Place | null } {
  const standing = withoutCorrected(spans, text);
  const origin = best(standing, text, 'from');
  const goal = best(
    standing.filter((span) => span !== origin),
    text,
    'to',
  );
  const rest = standing.filter((span) => span !== origin && span !== goal);
  const plain = best(rest, text, 'plain');
  const toFirst = category ? TO_FIRST.includes(category) : BRINGS.test(text) && !MOVES.test(text);
  const [first, second] = toFirst ? [goal ?? plain, origin] : [origin ?? plain, goal];
  const place = first ?? second ?? null;
  const other = second && second !== place ? second : null;
  return { place: place?.value ?? null, otherPlace: other && other.value.full !== place?.value.full ? other.value : null };
}

/** Of "A?不是,是B" only B is left; where B is but a door ("金桂苑C栋,不对,D栋"), it is the door of A. */
function withoutCorrected(spans: readonly Span<Place>[], text: string): readonly Span<Place>[] {
  const kept: Span<Place>[] = [];
  for (const span of spans) {
    const wrong = kept.at(-1);
    if (!wrong || !CORRECTED.test(text.slice(wrong.to, span.from))) {
      kept.push(span);
      continue;
    }
    const { open } = wrong.value;
    const value = span.value.open === null && open !== null ? { full: open + span.value.full, open } : span.value;
    kept.splice(-1, 1, { ...span, value });
  }
  return kept;
}

function best(spans: readonly Span<Place>[], text: string, role: Role): Span<Place> | null {
  let chosen: Span<Place> | null = null;
  for (const span of spans) {
    if (roleOf(span, text) === role && (!chosen || weight(span) > weight(chosen))) chosen = span;
  }
  return chosen;
}

function roleOf(span: Span<Place>, text: string): Role {
  const before = text.slice(Math.max(0, span.from - 8), span.from);
  const after = text.slice(span.to, span.to + 4);
  if (FROM_BEFORE.test(before) || MOVED_AFTER.test(after)) return 'from';
  if (TO_BEFORE.test(before)) return 'to';
  return FETCHED_AFTER.test(after) ? 'from' : 'plain';
}

/** A named place with a door is said most exactly; a door without a name least. */
function weight(span: Span<Place>): number {
  if (span.value.open === null) return 1;
  return span.value.open === span.value.full ? 2 : 3;
}
