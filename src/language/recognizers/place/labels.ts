import type { Place } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';
import { overlaps, type Taken } from '../clauses.ts';
import type { Gazetteer } from './gazetteer.ts';
import { maskText } from './mask.ts';
import { openPart } from './open-part.ts';
import { readAtoms } from './read-atoms.ts';

/** 地只 and 地止 are common slips of the keyboard. */
const LABEL =
  /(?:(?:服务|上门|工作|干活|施工|详细|收货|送货|搬家)?(?:地址|地点|位置|住址|地只|地止|目的地)(?:就?在|是)?\s?[:：]?|📍|🏠[:：]|(?:装货|卸货|取货|提货|收货|送货|起点|终点|起始|到达)(?:地址?|点)?\s?[:：])\s?/gu;
const END = /[,，。;；!！?？\n]|(?=\s?(?:📞|☎|💰|⏰|👥|电话|联系|时间|价格|1[3-9]\d))/u;
const LONGEST = 40;

/** Addresses behind a label ("地址：", "📍", "卸货："): everything up to the end of the clause, known words or not. */
export function findLabelled(text: string, taken: readonly Taken[], words: Gazetteer): readonly Span<Place>[] {
  const found: Span<Place>[] = [];
  const masked = maskText(text, taken, words.all);
  for (const match of text.matchAll(LABEL)) {
    const from = match.index + match[0].length;
    if (from < (found.at(-1)?.to ?? 0)) continue;
    const rest = text.slice(from, from + LONGEST);
    const end = rest.search(END);
    const full = (end < 0 ? rest : rest.slice(0, end)).trimEnd();
    const hasColon = /[:：📍]\s?$/u.test(match[0]);
    if (full.length < 2 || !/[\u3400-\u9fff]/u.test(full) || overlaps(taken, from, from + full.length)) continue;
    const atoms = readAtoms(text, masked, from, words);
    if (!hasColon && atoms.length === 0) continue;
    const to = atoms.length > 0 ? Math.max(atoms.at(-1)?.to ?? 0, hasColon ? from + full.length : 0) : from + full.length;
    found.push({ from, to, text: text.slice(from, to), value: { full: text.slice(from, to), open: openPart(atoms) } });
  }
  return found;
}
