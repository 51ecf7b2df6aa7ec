import type { Category } from '../../../domain/glossary.ts';
import type { Place } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';
import { namesKindOnly } from './address.ts';
import { withoutOthers } from './meant-places.ts';

type Role = 'from' | 'to' | 'plain';

const FROM_BEFORE = /(?:从|由|自|(?:装货|取货|提货|起点|起始|始发|出发|搬出|发货|取件)(?:地址?|地点|点|处)?[】\]」]?\s?[:：]?)\s?$/u;
const TO_BEFORE =
  /(?:搬到|搬去|搬往|搬至|搬进|搬来|送到|送去|送至|送往|送|运到|运去|运往|拉到|拉去|拉往|拉回|抬到|扛到|背到|捎到|带到|拿到|寄到|挪到|丢到|扔到|倒到|堆到|放到|摆到|开到|开回|(?:卸货|收货|终点|到达|送达|搬入|收件)(?:地址?|地点|点|处)?[】\]」]?\s?[:：]?|目的地[】\]」]?\s?[:：]?)\s?$/u;
/** So many things are done there that only what follows tells whether something is fetched. */
const GOES_BEFORE = /(?:到|去|至|往|回)\s?$/u;
const MOVED_AFTER = /^\s?(?:搬|运|拉|送)?(?:到|至|去(?![\s,，。!！?？\n]|$)|往|搬到|拉到|送到|运到|→|->|—>)/u;
const FETCHED_AFTER = /^\s?(?:拿|取|拉|捎|买|带|提|搬)/u;
const FETCHED_SOON = /^[^,，。\n到送]{0,4}?(?:拿|取|捎|买|带|提|领|接)/u;
const LABEL_BEFORE = /(?:地址|地点|位置|住址|集合点|定位|📍)[】\]」]?(?:是|在)?\s?[:：]?\s?$/u;
const TO_FIRST: readonly Category[] = ['delivery', 'errand'];
const BRINGS = /送货|送到|拉货|捎|带到|代买|代取|帮取|跑腿|配送/u;
const MOVES = /搬|抬/u;

/** See `choosePlaces`. */
export function choose(
  spans: readonly Span<Place>[],
  text: string,
  category?: Category,
): { readonly place: Place | null; readonly otherPlace: Place | null } {
  const meant = withoutOthers(spans, text);
  const origin = best(meant, text, 'from');
  const goal = best(
    meant.filter((span) => span !== origin),
    text,
    'to',
  );
  const plain = best(
    meant.filter((span) => span !== origin && span !== goal),
    text,
    'plain',
  );
  const toFirst = category ? TO_FIRST.includes(category) : BRINGS.test(text) && !MOVES.test(text);
  const [first, second] = toFirst ? [named(goal, plain), origin] : [named(origin, plain), goal];
  const place = named(first, second);
  const other = place === second ? null : second;
  return { place: place?.value ?? null, otherPlace: other && other.value.full !== place?.value.full ? other.value : null };
}

/** The first, unless it only says of what kind the place is ("垃圾站", "医院") and the second has a name. */
function named(first: Span<Place> | null, second: Span<Place> | null): Span<Place> | null {
  if (!first || !second) return first ?? second;
  return namesKindOnly(first.value.full) && !namesKindOnly(second.value.full) ? second : first;
}

function best(spans: readonly Span<Place>[], text: string, role: Role): Span<Place> | null {
  let chosen: Span<Place> | null = null;
  let most = -1;
  for (const span of spans) {
    if (roleOf(span, text) !== role) continue;
    const weight = weightOf(span, text);
    if (weight > most) {
      chosen = span;
      most = weight;
    }
  }
  return chosen;
}

function roleOf(span: Span<Place>, text: string): Role {
  const before = text.slice(Math.max(0, span.from - 9), span.from);
  const after = text.slice(span.to, span.to + 8);
  if (FROM_BEFORE.test(before) || MOVED_AFTER.test(after)) return 'from';
  if (TO_BEFORE.test(before)) return 'to';
  if (GOES_BEFORE.test(before)) return FETCHED_SOON.test(after) ? 'from' : 'to';
  return FETCHED_AFTER.test(after) ? 'from' : 'plain';
}

/** What is called the address is it; else a named place with a door is said most exactly, a kind of place least. */
function weightOf({ from, value: { full, open } }: Span<Place>, text: string): number {
  const label = LABEL_BEFORE.test(text.slice(Math.max(0, from - 7), from)) ? 4 : 0;
  if (open === null) return label + 1;
  if (namesKindOnly(open)) return label + (open === full ? 0 : 1);
  return label + (open === full ? 2 : 3);
}
