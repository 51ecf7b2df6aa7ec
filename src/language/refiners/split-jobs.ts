import type { TaskItem } from '../recognizers/task-items.ts';

export interface JobPart {
  readonly from: number;
  readonly to: number;
  readonly items: readonly TaskItem[];
}

/** The marks of a list: figures, letters and "firstly". */
const LISTED =
  /[①-⑳]|(?:^|[\n。;,:!? ])\s*(?:[1-9][.、)）](?!\d)|[一二三四][、.](?=\D)|第[一二三](?:个|件|样|条|桩)?[,、:是]?|[(（][1-9一二三][)）]|其[一二三][,、:]?|(?:[一二三]|一个|另一个|一件|另一件|一样)是|(?:另)?一(?:拨|批|处)(?=\D))/g;
/** Somebody else is asked for. */
const BESIDES =
  /(?:[,。;!?\n ]|^)(?:还想(?:再)?(?:找|请|要|喊|叫|麻烦)|还(?:要|需要?|差|缺)(?:再)?(?:找|请|喊|叫|个|一个|有人)|另外(?:还)?(?:想|要|再|需|找|请|有|一个)?|再(?:找|请|喊|叫|要|来)(?:一个|一位|个|位|人|[一二两三]个)|同时(?:还)?(?:要|想|需)?(?:找|请))/g;
/** Where something more is told: another job only if each has its price ("顺便", "还有" mostly say more of the same). */
const MORE = /[,。;!?\n ]+(?:还有|另外|还要|再帮|再把|再给)?/g;
/** A sum of money as it is said of one job; times, floors and telephones do not end like it. */
const SUM =
  /(?<![\d.:点])\d{1,4}(?:块|元|\/|一[个台盏把张平间户件次套]|(?=[,。;!?\n ]|$))|[一二两三四五六七八九]?[十百][一二三四五六七八九十]{0,3}(?:块|元)/;

/**
 * Parts a message that asks for two jobs; null when it asks for one.
 *
 * Each part must name work that somebody does, of a kind of its own, or stand in a list. Of three and more the first is one job and
 * the rest the other: nothing is lost, and nobody gets a third order that he does not expect.
 */
export function splitJobs(text: string, items: readonly TaskItem[]): readonly [JobPart, JobPart] | null {
  if (items.length < 2) return null;
  return splitList(text, items) ?? splitPriced(text, items) ?? splitBesides(text, items);
}

function splitList(text: string, items: readonly TaskItem[]): readonly [JobPart, JobPart] | null {
  const marks = [...text.matchAll(LISTED)].map((match) => match.index + (/^[\n。;,:!? ]/.test(match[0]) ? 1 : 0));
  for (const second of marks.slice(1)) {
    const parts = partsAt(text, items, second, true);
    if (parts) return parts;
  }
  return null;
}

function splitBesides(text: string, items: readonly TaskItem[]): readonly [JobPart, JobPart] | null {
  for (const match of text.matchAll(BESIDES)) {
    const parts = partsAt(text, items, match.index, false);
    if (parts) return parts;
  }
  return null;
}

/** Two trades, each with its sum: "洗油烟机100,通下水道60". */
function splitPriced(text: string, items: readonly TaskItem[]): readonly [JobPart, JobPart] | null {
  for (const match of text.matchAll(MORE)) {
    const first = text.slice(0, match.index);
    const second = items.find((item) => item.from >= match.index && item.strength !== 'thing');
    if (!second || !SUM.test(first) || !SUM.test(text.slice(second.from))) continue;
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
