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

/** Which deeds are done to which things. */
const KINDS: Readonly<Partial<Record<DeedKind, readonly ThingKind[]>>> = {
  unclog: ['drain', 'toilet', 'pipe'],
  wash: ['appliance', 'laundry', 'room', 'furniture', 'building', 'lamp', 'door', 'toilet', 'vehicle', 'fitting', 'pipe'],
  tidy: ['room', 'building', 'toilet', 'furniture', 'appliance', 'goods'],
  carry: ['furniture', 'appliance', 'goods', 'device', 'parcel', 'door', 'garden', 'fitting'],
  haul: ['furniture', 'appliance', 'goods', 'parcel', 'device', 'vehicle', 'garden', 'door'],
  fetch: ['parcel', 'goods'],
  pay: ['parcel'],
  change: [
    'pipe',
    'toilet',
    'lamp',
    'circuit',
    'appliance',
    'lock',
    'door',
    'building',
    'fitting',
    'vehicle',
    'furniture',
    'drain',
    'device',
    'laundry',
  ],
  install: [
    'pipe',
    'toilet',
    'lamp',
    'circuit',
    'appliance',
    'lock',
    'door',
    'building',
    'fitting',
    'furniture',
    'drain',
    'device',
    'laundry',
  ],
  'take-down': ['pipe', 'toilet', 'lamp', 'circuit', 'appliance', 'lock', 'door', 'building', 'fitting', 'furniture', 'drain', 'laundry'],
  patch: ['building', 'vehicle', 'fitting', 'door'],
  cut: ['garden'],
  plant: ['garden', 'goods'],
  dig: ['goods', 'garden', 'room'],
  open: ['lock', 'key'],
  mend: [
    'pipe',
    'toilet',
    'lamp',
    'circuit',
    'appliance',
    'device',
    'lock',
    'door',
    'building',
    'fitting',
    'furniture',
    'drain',
    'vehicle',
    'gadget',
  ],
  attend: ['elder', 'child'],
  cook: ['meal'],
  bring: ['child'],
  feed: ['animal'],
  check: ['pipe', 'toilet', 'lamp', 'circuit', 'appliance', 'device', 'drain'],
};

/** Goods that are lifted by hand and not moved house with. */
const HEAVY = new Set(['河沙', '水泥', '砖', '泥巴', '建渣', '木料', '水泥板', '柴', '煤']);

/** The trade of a deed on a thing; null when they do not go together. */
export function categoryOf(deed: DeedKind, thing: Thing): Category | null {
  if (!KINDS[deed]?.includes(thing.kind)) return null;
  switch (deed) {
    case 'unclog':
      return 'unclogging';
    case 'wash':
      return thing.kind === 'appliance' ? 'appliance' : thing.kind === 'vehicle' ? 'other' : 'cleaning';
    case 'tidy':
      return 'cleaning';
    case 'carry':
      return HEAVY.has(thing.name) ? 'labor' : 'moving';
    case 'haul':
      return thing.kind === 'parcel' ? 'errand' : 'delivery';
    case 'fetch':
    case 'pay':
    case 'bring':
      return 'errand';
    case 'attend':
    case 'cook':
    case 'feed':
      return thing.category;
    case 'cut':
    case 'plant':
      return 'gardening';
    case 'dig':
      return 'labor';
    case 'open':
      return 'locksmith';
    case 'patch':
      return thing.kind === 'vehicle' ? 'other' : 'renovation';
    case 'change':
    case 'install':
    case 'take-down':
    case 'mend':
    case 'check':
      return ownTrade(thing);
  }
}

/** Waste pipes are unclogged by one trade and mended by another; hung windows and curtains are put up by fitters. */
function ownTrade(thing: Thing): Category {
  if (thing.kind === 'drain') return 'plumbing_electric';
  if (thing.kind === 'laundry') return 'renovation';
  return thing.category;
}

/** Names what a deed does to a thing; null when they do not go together. */
export function deedOnThing(text: string, deed: Span<DeedWord>, thing: Span<Thing>): NamedWork | null {
  const category = categoryOf(deed.value.kind, thing.value);
  if (!category) return null;
  const { kind, name } = deed.value;
  switch (kind) {
    case 'carry':
      return { category, line: `${carryVerb(deed.text)}${thing.value.name}${direction(text, deed.to)}` };
    case 'haul':
      return { category, line: `${/送/.test(deed.text) ? '送' : name}${thing.value.name}` };
    case 'fetch':
      return { category, line: `${/买/.test(deed.text) ? '买' : /寄/.test(deed.text) ? '寄' : name}${thing.value.name}` };
    case 'check':
      return { category, line: `修${thing.value.name}` };
    case 'open':
      return thing.value.kind === 'lock'
        ? { category, line: `${name}${thing.value.name}` }
        : deed.text === '配'
          ? { category, line: '配钥匙' }
          : null;
    case 'attend':
      return { category, line: thing.value.kind === 'child' ? '带小孩' : thing.value.name === '病人' ? '陪护' : '照顾老人' };
    case 'cook':
      return { category, line: name };
    case 'bring':
      return { category, line: '接送孩子' };
    case 'feed':
      return { category, line: `${/[遛杀捅取掏摘除]/.exec(deed.text)?.[0] ?? name}${thing.value.name}` };
    case 'patch':
      return { category, line: `${/[刷贴铺刮]/.exec(deed.text)?.[0] ?? name}${thing.value.name}` };
    case 'cut':
      return { category, line: `${/[割除拔砍锯]/.exec(deed.text)?.[0] ?? name}${thing.value.name}` };
    case 'take-down':
      return { category, line: `${/[敲砸铲]/.exec(deed.text)?.[0] ?? name}${thing.value.name}` };
    case 'unclog':
    case 'wash':
    case 'tidy':
    case 'pay':
    case 'change':
    case 'install':
    case 'plant':
    case 'dig':
    case 'mend':
      return { category, line: `${name}${thing.value.name}` };
  }
}

const carryVerb = (word: string): string => /[抬扛背挑卸]/.exec(word)?.[0] ?? '搬';

/** "抬下楼", "搬上楼"; floors with numbers are measures of their own. */
function direction(text: string, from: number): string {
  return /^[^,。;!?\n]{0,4}?([上下]楼)/.exec(text.slice(from, from + 8))?.[1] ?? '';
}

/** Names what is to be done about a trouble with a thing. */
export function troubleWithThing(thing: Thing, trouble: TroubleWords): NamedWork {
  if (trouble.kind === 'lockout' && (thing.kind === 'door' || thing.kind === 'lock')) return { category: 'locksmith', line: '开锁' };
  if (trouble.kind === 'clog' && ['drain', 'toilet', 'pipe'].includes(thing.kind))
    return { category: 'unclogging', line: `通${thing.name}` };
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
