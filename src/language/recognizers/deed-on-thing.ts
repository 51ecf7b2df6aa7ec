import type { Category } from '../../domain/glossary.ts';
import type { Span } from '../span.ts';
import type { DeedKind } from '../words/deeds.ts';
import type { Thing, ThingKind } from '../words/things.ts';
import type { TroubleWords } from '../words/troubles.ts';
import type { DeedWord } from './job-words.ts';

/** A job as two words make it: its trade, and its line in the vocabulary's own words. */
export interface NamedWork {
  readonly category: Category;
  readonly line: string;
}

/** The trade of a thing itself, of whoever mends it. */
type Trade = Category | 'its own';
type TradesByKind = readonly (readonly [trade: Trade, kinds: readonly ThingKind[]])[];

/** What is mended, changed, put in and taken out. */
const FIXTURES: readonly ThingKind[] = [
  'pipe',
  'toilet',
  'lamp',
  'circuit',
  'appliance',
  'machine',
  'device',
  'lock',
  'door',
  'building',
  'structure',
  'fitting',
  'furniture',
  'drain',
];
/** What somebody can lift. */
const MOVABLE: readonly ThingKind[] = [
  'furniture',
  'appliance',
  'machine',
  'device',
  'instrument',
  'strongbox',
  'goods',
  'parcel',
  'door',
  'fitting',
  'garden',
  'vehicle',
  'bedding',
  'clothes',
];

/** Which deeds are done to which things, and by which trade. */
const DONE_TO: Readonly<Record<DeedKind, TradesByKind>> = {
  attend: [['its own', ['elder', 'child']]],
  nurse: [['its own', ['elder', 'child']]],
  escort: [['errand', ['elder']]],
  cook: [['housekeeping', ['meal']]],
  'put-up': [['housekeeping', ['food']]],
  bring: [['errand', ['child']]],
  feed: [['other', ['animal']]],
  rid: [['other', ['pest']]],
  unclog: [['unclogging', ['drain', 'toilet', 'pipe']]],
  wash: [
    ['appliance', ['appliance']],
    ['other', ['vehicle']],
    ['housekeeping', ['clothes']],
    [
      'cleaning',
      ['laundry', 'bedding', 'room', 'furniture', 'building', 'lamp', 'door', 'toilet', 'fitting', 'pipe', 'dirt', 'structure', 'drain'],
    ],
  ],
  wipe: [
    [
      'cleaning',
      ['dirt', 'door', 'room', 'building', 'furniture', 'lamp', 'appliance', 'toilet', 'fitting', 'structure', 'laundry', 'drain'],
    ],
  ],
  'care-for': [
    ['cleaning', ['furniture', 'building']],
    ['its own', ['appliance', 'lock', 'door', 'vehicle', 'machine']],
  ],
  tidy: [
    ['cleaning', ['room', 'building', 'toilet', 'appliance', 'goods', 'dirt', 'pest', 'furniture', 'structure']],
    ['gardening', ['garden']],
    ['housekeeping', ['clothes', 'bedding']],
  ],
  press: [['housekeeping', ['clothes', 'bedding']]],
  unload: [['labor', MOVABLE]],
  carry: [
    ['moving', MOVABLE],
    ['labor', ['building', 'structure', 'circuit', 'crop']],
    ['care', ['elder']],
    ['moving', ['food', 'pipe', 'drain', 'toilet']],
  ],
  haul: [
    ['errand', ['parcel', 'paper', 'clothes']],
    [
      'delivery',
      ['furniture', 'appliance', 'machine', 'device', 'instrument', 'strongbox', 'goods', 'vehicle', 'garden', 'door', 'fitting'],
    ],
    ['delivery', ['building', 'toilet', 'food', 'meal', 'animal', 'bedding', 'crop', 'structure', 'pipe']],
  ],
  fetch: [['errand', ['parcel', 'paper', 'goods', 'clothes', 'gadget', 'laundry', 'food', 'key', 'strongbox']]],
  buy: [['errand', ['parcel', 'paper', 'goods', 'food', 'garden', 'meal', 'crop']]],
  run: [['errand', ['paper', 'parcel']]],
  pay: [['errand', ['parcel', 'paper']]],
  change: [
    ['its own', [...FIXTURES, 'vehicle', 'gadget']],
    ['renovation', ['laundry']],
    ['cleaning', ['bedding']],
  ],
  install: [
    ['its own', FIXTURES],
    ['renovation', ['laundry']],
  ],
  build: [
    ['its own', ['structure', 'building', 'door', 'furniture', 'fitting']],
    ['renovation', ['appliance', 'room']],
  ],
  alter: [
    ['renovation', ['room', 'toilet', 'building', 'door', 'furniture', 'structure']],
    ['its own', ['circuit', 'pipe', 'drain', 'lamp']],
    ['gardening', ['garden']],
  ],
  'take-down': [
    ['its own', FIXTURES],
    ['renovation', ['laundry']],
  ],
  brush: [
    ['renovation', ['building', 'door', 'fitting', 'furniture', 'structure', 'room']],
    ['cleaning', ['toilet', 'laundry', 'dirt', 'drain', 'goods']],
    ['appliance', ['appliance']],
  ],
  patch: [
    ['renovation', ['building', 'fitting', 'door', 'structure', 'room']],
    ['other', ['vehicle']],
  ],
  cut: [['gardening', ['garden', 'structure']]],
  tend: [['gardening', ['garden', 'crop']]],
  plant: [
    ['gardening', ['garden']],
    ['labor', ['crop', 'goods']],
  ],
  harvest: [['labor', ['crop', 'goods', 'garden']]],
  dig: [['labor', ['goods', 'garden', 'room', 'structure', 'drain', 'crop', 'building']]],
  open: [['locksmith', ['lock', 'key', 'strongbox']]],
  forget: [['locksmith', ['lock', 'strongbox']]],
  mend: [['its own', [...FIXTURES, 'vehicle', 'gadget', 'instrument', 'strongbox', 'clothes']]],
  check: [['its own', ['pipe', 'toilet', 'lamp', 'circuit', 'appliance', 'machine', 'device', 'drain']]],
};

/** The same, ready to be looked up; of two lines the first counts. */
const TRADE_OF: ReadonlyMap<string, Trade> = new Map(
  Object.entries(DONE_TO)
    .flatMap(([deed, trades]) => trades.flatMap(([trade, kinds]) => kinds.map((kind) => [`${deed} ${kind}`, trade] as const)))
    .reverse(),
);

/** Single things with which it is done by another trade than with the rest of their kind. */
const OTHERWISE: ReadonlyMap<string, Category> = new Map<string, Category>([
  // Lifted by hand and not moved house with.
  ...(
    ['河沙', '水泥', '砖', '泥巴', '建渣', '木料', '钢管', '水泥板', '柴', '煤', '饲料', '米', '垃圾', '棺材', '墓碑', '货'] as const
  ).map((name): [string, Category] => [`carry ${name}`, 'labor']),
  ['carry 桶装水', 'delivery'],
  ['carry 发电机', 'labor'],
  ['carry 营养土', 'labor'],
  ['tidy 花架', 'gardening'],
  ['brush 地板', 'cleaning'],
  ['wash 电风扇', 'cleaning'],
  ['change 煤气罐', 'delivery'],
  ['change 砖', 'renovation'],
  ['patch 砖', 'renovation'],
  ['build 砖', 'renovation'],
  // Nobody paints them.
  ['brush 瓷砖', 'cleaning'],
  ['brush 浴室', 'cleaning'],
  ['brush 厨房', 'cleaning'],
  ['brush 玻璃', 'cleaning'],
  ['brush 阳台', 'cleaning'],
  ['brush 纱窗', 'cleaning'],
  ['brush 燃气灶', 'cleaning'],
  ['brush 油烟机', 'cleaning'],
  ['mend 衣服', 'other'],
  ['check 手机', 'other'],
  ['harvest 草', 'gardening'],
  ['harvest 花', 'gardening'],
  ['harvest 树', 'gardening'],
  ['harvest 竹子', 'gardening'],
  ['dig 树', 'gardening'],
]);

/** The trade of a deed on a thing; null when they do not go together. */
export function categoryOf(deed: DeedKind, thing: Thing): Category | null {
  const otherwise = OTHERWISE.get(`${deed} ${thing.name}`);
  if (otherwise) return otherwise;
  const trade = TRADE_OF.get(`${deed} ${thing.kind}`) ?? null;
  return trade === 'its own' ? ownTrade(thing) : trade;
}

/** Waste pipes are unclogged by one trade and mended by another; hung windows and curtains are put up by fitters. */
function ownTrade(thing: Thing): Category {
  if (thing.kind === 'drain') return 'plumbing_electric';
  if (thing.kind === 'laundry') return 'renovation';
  if (thing.kind === 'strongbox') return 'other';
  return thing.category;
}

/** Names what a deed does to a thing; null when they do not go together. */
export function deedOnThing(text: string, deed: Span<DeedWord>, thing: Span<Thing>): NamedWork | null {
  const category = categoryOf(deed.value.kind, thing.value);
  if (!category) return null;
  const line = lineOf(text, deed, thing);
  return line === null ? null : { category, line };
}

function lineOf(text: string, deed: Span<DeedWord>, thing: Span<Thing>): string | null {
  const verb = deed.value.asWritten?.exec(deed.text)?.[0] ?? deed.value.name;
  const { name, kind } = thing.value;
  switch (deed.value.kind) {
    case 'check':
      return `修${name}`;
    case 'open':
    case 'forget':
      if (kind !== 'key') return `开${name}`;
      return verb === '配' ? '配钥匙' : null;
    case 'attend':
      return lookingAfter(thing.value);
    case 'nurse':
      if (kind === 'child' || verb.length > 1) return lookingAfter(thing.value);
      return `${verb}老人${direction(text, deed.to)}`;
    case 'escort':
      return '接送老人';
    case 'cook':
      return deed.value.name;
    case 'bring':
      return '接送孩子';
    case 'carry':
      return `${verb}${kind === 'elder' ? '老人' : name}${direction(text, deed.to)}`;
    case 'run':
      return deed.text.endsWith('号') ? '挂号' : `${verb}${name}`;
    default:
      return `${verb}${name}`;
  }
}

const lookingAfter = ({ kind, name }: Thing): string => (kind === 'child' ? '带小孩' : name === '病人' ? '陪护' : '照顾老人');

/** "抬下楼", "搬上楼"; floors with numbers are measures of their own. */
function direction(text: string, from: number): string {
  return /^[^,。;!?\n]{0,4}?([上下]楼)/.exec(text.slice(from, from + 8))?.[1] ?? '';
}

/** Names what is to be done about a trouble with a thing. */
export function troubleWithThing(thing: Thing, trouble: TroubleWords): NamedWork {
  if (trouble.kind === 'lockout' && (thing.kind === 'door' || thing.kind === 'lock')) return { category: 'locksmith', line: '开锁' };
  if (trouble.kind === 'clog' && ['drain', 'toilet', 'pipe'].includes(thing.kind))
    return { category: 'unclogging', line: `通${thing.name}` };
  if (thing.kind === 'strongbox') return { category: 'locksmith', line: `开${thing.name}` };
  if (trouble.kind === 'clog' && thing.kind === 'room') return { category: 'unclogging', line: '通下水道' };
  if (trouble.kind === 'leak' && thing.kind === 'building') return { category: 'renovation', line: `补漏(${thing.name})` };
  if (trouble.kind === 'leak' && (thing.kind === 'room' || thing.kind === 'goods'))
    return { category: 'plumbing_electric', line: '修漏水' };
  if (trouble.kind === 'power' && thing.kind === 'room')
    return { category: 'plumbing_electric', line: `修电路(${trouble.name ?? '没电'})` };
  const line = `修${thing.name}`;
  return { category: ownTrade(thing), line: trouble.name ? `${line}(${trouble.name})` : line };
}

/** Through these waste water goes: what clogs is unclogged, and not mended. */
export const DRAINING: ReadonlySet<ThingKind> = new Set(['drain', 'toilet', 'pipe']);
