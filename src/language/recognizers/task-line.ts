import { type Category, TRADES } from '../../domain/glossary.ts';
import { LAST_RESORT } from '../words/last-resort.ts';
import { VAGUE_TURNS } from '../words/turns.ts';
import { RESCUES_OF_PEOPLE } from './danger.ts';
import type { TaskItem } from './task-items.ts';
import { areaMeasures, carryingMeasures } from './task-measures.ts';

/** What a job is, for groups. */
export interface Task {
  readonly category: Category;
  /** Put together from the vocabulary and from numbers alone; nothing of the text itself can come into it. */
  readonly line: string;
}

const STRENGTH: Readonly<Record<TaskItem['strength'], number>> = { deed: 3, trouble: 2.6, need: 2.6, agent: 2, thing: 1 };
/** At equal strength what is named first is the job; one strength outweighs any place in the text. */
const FIRST = 0.9;
/** A line in a group has about nine characters a word and three words at most. */
const MOST_ITEMS = 3;

/**
 * The job that the pieces of work make together; null when there is none.
 *
 * @param plain the text with its places made blank, in which the items lie
 * @param text the whole text: floors stand in places too
 */
export function readTask(plain: string, text: string, all: readonly TaskItem[]): Task | null {
  const items = firstOfAll(all);
  const main = mainItem(plain, items);
  if (!main) return lastResort(plain);
  const category = main.category;
  const told = items.filter(
    (item) => item === main || (STRENGTH[item.strength] >= STRENGTH.trouble && !(VAGUE_TURNS.has(item.line) && isMinor(item, items))),
  );
  const lines = dropRepeats(told.length > 0 ? told : [main], main).slice(0, MOST_ITEMS);
  const words = lines.length > 0 ? lines : [TRADES[category].title];
  return { category, line: [...words, ...measures(text, category, words)].join(' ') };
}

/** Who needs help needs it now: of other work only an opened door is worth a word. */
function firstOfAll(items: readonly TaskItem[]): readonly TaskItem[] {
  const isRescue = ({ line }: TaskItem): boolean => RESCUES_OF_PEOPLE.has(line);
  return items.some(isRescue) ? items.filter((item) => isRescue(item) || item.category === 'locksmith') : items;
}

/** The trade alone, by what little is known; null where nothing is. */
function lastResort(plain: string): Task | null {
  const found = LAST_RESORT.find(([, pattern]) => pattern.test(plain));
  return found ? fallbackTask(found[0]) : null;
}

/** The title of a category stands for a job of which nothing more was recognised. */
export function fallbackTask(category: Category): Task {
  return { category, line: TRADES[category].title };
}

function mainItem(text: string, items: readonly TaskItem[]): TaskItem | null {
  let best: TaskItem | null = null;
  let most = 0;
  for (const item of items) {
    const score = STRENGTH[item.strength] - (FIRST * item.from) / Math.max(1, text.length) - (isMinor(item, items) ? 1 : 0);
    if (score > most) {
      best = item;
      most = score;
    }
  }
  return best;
}

/** General words yield to particular ones: 收拾, 打杂 or 送 beside another deed only round it off. */
function isMinor(item: TaskItem, items: readonly TaskItem[]): boolean {
  if (YIELDING.has(item.line) && items.some((other) => STRENGTH[other.strength] > STRENGTH.agent && !YIELDING.has(other.line))) return true;
  if (item.line === '照顾老人' && items.some((other) => other.category === 'errand' && RUN_WITH_THEM.has(other.line))) return true;
  return (
    GENERAL.has(item.line) &&
    items.some(
      (other) =>
        other !== item && STRENGTH[other.strength] > STRENGTH.agent && other.category === item.category && !GENERAL.has(other.line),
    )
  );
}

const GENERAL = new Set([
  '疏通',
  '打扫',
  '保洁',
  '护理',
  '陪护',
  '修漏水',
  '打杂',
  '打包',
  '装卸货',
  '打孔',
  '挪车',
  '装修',
  '拍照',
  '排队',
  '主持',
  ...VAGUE_TURNS,
]);

/** Somebody old is taken along: "陪我妈办社保卡". */
const RUN_WITH_THEM = new Set(['办证', '跑手续', '代办', '取钱']);

/** What goes with other work, whatever its trade: "装修完打扫", "打包搬家", "陪我妈办社保卡". */
const YIELDING = new Set(['装修', '打字', '修衣服', '打包', '接送老人', '杀鸡', '送东西', '买东西', '取东西', '接送', '小工', '救火']);

function dropRepeats(items: readonly TaskItem[], main: TaskItem): string[] {
  const lines: string[] = [];
  for (const { line } of [main, ...items]) {
    const same = lines.findIndex((other) => bare(other).includes(bare(line)) || bare(line).includes(bare(other)));
    if (line !== '' && same < 0) lines.push(line);
    else if (line !== '' && bare(line).length > bare(lines[same] ?? '').length) lines[same] = line;
  }
  return lines;
}

/** 疏通 and 通地漏, 换锁 and 换门锁 say the same. */
const bare = (line: string): string =>
  line
    .replace(/\(.*|\d.*$/, '')
    .replace('疏通', '通')
    .replace('门锁', '锁');

const CARRYING: ReadonlySet<Category> = new Set(['moving', 'delivery']);
const SPREAD: ReadonlySet<Category> = new Set(['cleaning', 'renovation']);

function measures(text: string, category: Category, words: readonly string[]): readonly string[] {
  if (CARRYING.has(category) || words.some((word) => /^[搬抬扛背挑卸]/.test(word))) return carryingMeasures(text);
  return SPREAD.has(category) ? areaMeasures(text) : [];
}
