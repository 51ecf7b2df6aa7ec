import type { Place } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';
import { overlaps, type Taken } from '../clauses.ts';
import { lengthAt, sticky } from '../signs.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Masked } from './mask.ts';
import { openPart } from './open-part.ts';
import { readAtoms } from './read-atoms.ts';

const PLACE_WORD = '地址|地点|位置|住址|地只|地止|目的地|集合点|集合地|上车点|上班点|所在地|定位';
const WAY_END = '装货|卸货|取货|提货|收货|送货|起点|终点|起始|始发|出发|到达|搬出|搬入|送达|接货|发货|取件|收件';
/**
 * "地址：", "【地点】", "起点 " at the beginning of a line.
 *
 * 地只 and 地止 are common slips of the keyboard.
 */
const LABEL = sticky(
  `(?:(?:服务|上门|工作|干活|施工|详细|收货|送货|搬家|接人|集合|见面|用工|家庭|现在|具体|新)?(?:${PLACE_WORD})(?:就?在|是)?|📍|🏠(?=\\s?[:：])|(?:${WAY_END})(?:地址?|地点|点|处)?(?=\\s?[:：】\\]])|(?<=^|\\n)(?:${WAY_END})(?:地址?|地点|点|处)?(?=\\s))[】\\]」]?\\s?[:：]?(?:(?<=[】\\]])[是在])?\\s?`,
  '服上工干施详收送搬地位住目📍🏠装卸取提起终到集见用家现具新接发始出所定',
);
/** Ends the address: a sign, the next label, a telephone. */
const END =
  /[,，。;；!！?？\n]|(?=\s?(?:📞|☎|💰|⏰|👥|电话|联系|时间|价格|终点|到达地|目的地|卸货|收货地|1[3-9]\d))|(?=\s[\u3400-\u9fff]{2,4}[:：])/u;
const LONGEST = 40;

/** Addresses behind a label ("地址：", "📍", "卸货："): everything up to the end of the clause, known words or not. */
export function findLabelled(masked: Masked, taken: readonly Taken[], words: Gazetteer): readonly Span<Place>[] {
  const found: Span<Place>[] = [];
  const { text } = masked;
  for (let at = 0; at < text.length; ) {
    const label = lengthAt(LABEL, text, at);
    const from = at + label;
    if (label > 0 && from >= (found.at(-1)?.to ?? 0)) {
      const span = readLabelled(masked, at, from, taken, words);
      if (span) found.push(span);
    }
    at = label > 0 ? from : at + 1;
  }
  return found;
}

/** What stands from `from` on behind the label that begins at `label`. */
function readLabelled(masked: Masked, label: number, from: number, taken: readonly Taken[], words: Gazetteer): Span<Place> | null {
  const { text } = masked;
  const rest = text.slice(from, from + LONGEST);
  const end = rest.search(END);
  const full = (end < 0 ? rest : rest.slice(0, end)).trimEnd();
  if (full.length < 2 || !/[\u3400-\u9fff]/u.test(full) || overlaps(taken, from, from + full.length)) return null;
  const hasColon = /[:：📍】\]]\s?$/u.test(text.slice(label, from));
  const atoms = readAtoms(masked, from, words);
  if (!hasColon && atoms.length === 0) return null;
  const known = atoms.at(-1)?.to ?? from;
  // What goes on without a blank is still the address: "地址:老院子里头进去".
  const word = known + Math.max(0, `${text.slice(known, from + full.length)} `.indexOf(' '));
  const to = atoms.length === 0 ? from + full.length : hasColon ? word : known;
  const all = text.slice(from, to);
  return { from, to, text: all, value: { full: all, open: openPart(atoms) } };
}
