import type { Place } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';
import { overlaps, type Taken } from '../clauses.ts';
import type { Gazetteer } from './gazetteer.ts';
import { openPart } from './open-part.ts';
import { readAtoms } from './read-atoms.ts';
import { lengthAt, sticky } from './signs.ts';

/** 地只 and 地止 are common slips of the keyboard. */
const LABEL = sticky(
  '(?:(?:服务|上门|工作|干活|施工|详细|收货|送货|搬家)?(?:地址|地点|位置|住址|地只|地止|目的地)(?:就?在|是)?\\s?[:：]?|📍|🏠[:：]|(?:装货|卸货|取货|提货|收货|送货|起点|终点|起始|到达)(?:地址?|点)?\\s?[:：])\\s?',
  '服上工干施详收送搬地位住目📍🏠装卸取提起终到',
);
const END = /[,，。;；!！?？\n]|(?=\s?(?:📞|☎|💰|⏰|👥|电话|联系|时间|价格|1[3-9]\d))/u;
const LONGEST = 40;

/** Addresses behind a label ("地址：", "📍", "卸货："): everything up to the end of the clause, known words or not. */
export function findLabelled(text: string, masked: string, taken: readonly Taken[], words: Gazetteer): readonly Span<Place>[] {
  const found: Span<Place>[] = [];
  for (let at = 0; at < text.length; ) {
    const label = lengthAt(LABEL, text, at);
    const from = at + label;
    if (label > 0 && from >= (found.at(-1)?.to ?? 0)) {
      const span = readLabelled(text, masked, at, from, taken, words);
      if (span) found.push(span);
    }
    at = label > 0 ? from : at + 1;
  }
  return found;
}

/** What stands from `from` on behind the label that begins at `label`. */
function readLabelled(
  text: string,
  masked: string,
  label: number,
  from: number,
  taken: readonly Taken[],
  words: Gazetteer,
): Span<Place> | null {
  const rest = text.slice(from, from + LONGEST);
  const end = rest.search(END);
  const full = (end < 0 ? rest : rest.slice(0, end)).trimEnd();
  if (full.length < 2 || !/[\u3400-\u9fff]/u.test(full) || overlaps(taken, from, from + full.length)) return null;
  const hasColon = /[:：📍]\s?$/u.test(text.slice(label, from));
  const atoms = readAtoms(text, masked, from, words);
  if (!hasColon && atoms.length === 0) return null;
  const to = atoms.length > 0 ? Math.max(atoms.at(-1)?.to ?? 0, hasColon ? from + full.length : 0) : from + full.length;
  const all = text.slice(from, to);
  return { from, to, text: all, value: { full: all, open: openPart(atoms) } };
}
