import type { Category } from '../../domain/glossary.ts';
import type { StationWords } from '../station-words.ts';

/** The names under which the rules know the certificates. */
export const CERTIFICATES = {
  electrician: '低压电工证',
  heights: '高处作业证',
  gas: '燃气资质',
  locks: '公安备案',
} as const;

/** Circuits, whatever the job; bulbs, lamps and appliances ask for none. */
const CIRCUITS =
  /电路|布线|跳闸|空开|空气开关|电表|漏电|漏保|配电箱|强电|电箱|电闸|总闸|闸刀|保险丝|短路|走电线|拉电线|接电线|改电|牵电线|牵电/;
/** Parts of a circuit: they count where the work is on the circuit, not where a machine is put beside them. */
const PARTS = /电线|线路|插座|插孔|没(?:得)?电|停电|断电|冒火花|火花/;
const HEIGHTS = /外墙|高空|室外机|空调外机|外机|蜘蛛人|外立面|吊绳|吊篮/;
const GAS =
  /(?:燃气|煤气|天然气)(?:管|表|阀|改|移|接|软管|管道)|改燃气|接燃气|移燃气|(?:燃气|煤气|天然气)[^,。]{0,3}(?:漏|泄|味)|装(?:燃气|天然气)(?!灶|热水器)/;

/** Reads which certificates the words of an order ask for; a station's own words beside the built-in ones. */
export function findCertificates(text: string, category: Category, own: StationWords = {}): readonly string[] {
  const found = new Set<string>();
  if (CIRCUITS.test(text) || (category === 'plumbing_electric' && PARTS.test(text))) found.add(CERTIFICATES.electrician);
  if (HEIGHTS.test(text)) found.add(CERTIFICATES.heights);
  if (GAS.test(text)) found.add(CERTIFICATES.gas);
  if (category === 'locksmith') found.add(CERTIFICATES.locks);
  for (const [name, words] of Object.entries(own.certificates ?? {})) if (words.some((word) => text.includes(word))) found.add(name);
  return [...found];
}
