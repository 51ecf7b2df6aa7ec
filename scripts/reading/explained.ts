import type { WeighedEvidence } from '../../src/language/decide.ts';
import type { Explanation } from '../../src/language/read-message.ts';
import type { Span } from '../../src/language/span.ts';

/** So many pieces of evidence are shown; the rest weighs little. */
const MOST_EVIDENCE = 16;

/** How a line was read: the decision, each span, what speaks for and against an order, the jobs and what else it may do. */
export function explained(id: string, { reading, material, evidence }: Explanation): string {
  const { label, decision, confidence, jobs, acts } = reading;
  return [
    `${id}  ${label} ${decision} ${confidence.toFixed(2)}  ${material.text.replaceAll('\n', ' / ')}`,
    ...spanLines(material),
    ...evidence.slice(0, MOST_EVIDENCE).map(evidenceLine),
    ...jobs.map((job) => `  job    ${job.category}: ${job.task}`),
    ...acts.map((act) => `  act    ${JSON.stringify(act)}`),
  ].join('\n');
}

function spanLines({ found, items, plain }: Explanation['material']): readonly string[] {
  const line = (kind: string, { from, to, text }: Span<unknown>, value: unknown): string =>
    `  ${kind.padEnd(7)}${from}-${to} ${text.replaceAll('\n', ' / ')} → ${JSON.stringify(value)}`;
  return [
    ...found.phones.map((span) => line('phone', span, span.value)),
    ...found.whens.map((span) => line('when', span, span.value)),
    ...found.places.map((span) => line('place', span, span.value)),
    ...found.prices.map((span) => line('price', span, span.value)),
    ...(found.headcount ? [line('people', found.headcount, found.headcount.value)] : []),
    ...items.map((item) =>
      line('work', { ...item, text: plain.slice(item.from, item.to), value: item }, `${item.category}: ${item.line} (${item.strength})`),
    ),
  ];
}

const evidenceLine = ({ name, weight }: WeighedEvidence): string =>
  `  ${weight > 0 ? '+' : '-'}${Math.abs(weight).toFixed(2).padStart(5)} ${name}`;
