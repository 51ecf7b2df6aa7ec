import type { TaskItem } from '../recognizers/task-items.ts';

export interface JobPart {
  readonly from: number;
  readonly to: number;
  readonly items: readonly TaskItem[];
}

/** Where a second job may begin: a list mark, or words that say "besides". */
const LISTED = /[①-⑳]|(?:^|[\n。;,!? ])\s*(?:[1-9][.、)）](?!\d)|[一二三四][、.](?=\D)|第[一二三][,、:]?|[(（][1-9一二三][)）])/g;
const BESIDES =
  /(?:[,。;!?\n ]|^)(?:还想(?:再)?(?:找|请|要|喊|叫|麻烦)|还(?:要|需要?)(?:再)?(?:找|请|喊|叫|个|一个|有人)|另外(?:还)?(?:想|要|再|需|找|请|帮|有|一个)?|再(?:找|请|喊|叫)(?:一个|个|位|人)|同时(?:还)?(?:要|想|需)?(?:找|请))/g;

/**
 * Parts a message that asks for two jobs; null when it asks for one.
 *
 * Each part must name work that somebody does, of a kind of its own, or stand in a list. Of three and more the first is one job and
 * the rest the other: nothing is lost, and nobody gets a third order that he does not expect.
 */
export function splitJobs(text: string, items: readonly TaskItem[]): readonly [JobPart, JobPart] | null {
  return splitList(text, items) ?? splitBesides(text, items);
}

function splitList(text: string, items: readonly TaskItem[]): readonly [JobPart, JobPart] | null {
  const marks = [...text.matchAll(LISTED)].map((match) => match.index + (/^[\n。;,!? ]/.test(match[0]) ? 1 : 0));
  const [first, second] = marks;
  if (first === undefined || second === undefined) return null;
  return partsAt(text, items, second, true);
}

function splitBesides(text: string, items: readonly TaskItem[]): readonly [JobPart, JobPart] | null {
  for (const match of text.matchAll(BESIDES)) {
    const parts = partsAt(text, items, match.index, false);
    if (parts) return parts;
  }
  return null;
}

function partsAt(text: string, items: readonly TaskItem[], at: number, listed: boolean): readonly [JobPart, JobPart] | null {
  const first = items.filter((item) => item.from < at);
  const second = items.filter((item) => item.from >= at);
  const isWork = (item: TaskItem): boolean => item.strength !== 'thing';
  if (!first.some(isWork) || !second.some(isWork)) return null;
  const kinds = new Set(first.filter(isWork).map((item) => item.category));
  const differs = second.filter(isWork).some((item) => !kinds.has(item.category));
  if (!listed && !differs) return null;
  return [
    { from: 0, to: at, items: first },
    { from: at, to: text.length, items: second },
  ];
}
