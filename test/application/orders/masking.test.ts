import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whatNoGroupMayRead } from '../../fuzz/oracles/lines.ts';
import { phone, place } from '../../fuzz/words/values.ts';
import { publicLines } from '../../stories/telling.ts';
import { CAST, openStationWorld, type Place, type StationWorld, somebody } from '../../support/station-world.ts';

const PATIENT = { timeout: 240_000 };
const WAYS = ['grid', 'market', 'direct', '/派单'] as const;
type Way = (typeof WAYS)[number];

/** What must not be read in a group of one message: its telephone, and whatever tells the door. */
interface Secrets {
  readonly phones: readonly string[];
  readonly doors: readonly string[];
}

/** 3栋, 2单元, 1802, 5-2-903, 12号, 23床 …; a floor where it is that of a flat. */
const DOOR_PARTS =
  /[A-Za-z]?(?:\d+|[一二三四五六七八九十]+)(?:栋|幢|单元|号楼|室|号院?|床)|[A-Za-z]座|\d+(?:-\d+){1,2}|(?<!\d)\d{3,4}(?!\d)|\d+#/gu;
const FLAT_FLOOR = /(?<=栋|幢|单元|宿舍)(?:\d+|[一二三四五六七八九十])[楼层]/gu;

function doorsOf(address: string): readonly string[] {
  return [...address.matchAll(DOOR_PARTS), ...address.matchAll(FLAT_FLOOR)].map(([part]) => part);
}

/** "1802" and "12号" inside a longer number or of an order are none. */
function tells(line: string, part: string): boolean {
  const plain = line.normalize('NFKC').replace(/\d+号单/g, '');
  return plain.split(part).length > 1 && new RegExp(`(?<![\\d-])${part}(?!\\d|元|块)`, 'u').test(plain);
}

function leak(line: string, { phones, doors }: Secrets): string | null {
  const digits = line.normalize('NFKC').replace(/[^\d\n]/g, '');
  return phones.find((one) => digits.includes(one)) ?? doors.find((part) => tells(line, part)) ?? whatNoGroupMayRead(line);
}

let count = 0;
/** Somebody new every time, so that nothing is taken for said twice. */
const newcomer = (): string => `街坊${'甲乙丙丁戊己庚辛壬癸'.charAt(count++ % 10)}${String.fromCharCode(0x4e10 + count)}`;

async function post(world: StationWorld, way: Way, text: string): Promise<readonly [Place, string]> {
  const name = newcomer();
  const spoken: Readonly<Record<Way, readonly [Place, string]>> = {
    grid: [world.grid(3), name],
    market: [world.market, name],
    direct: [world.with(name), name],
    '/派单': [world.staffRoom, '杨网格'],
  };
  const [where, who] = spoken[way];
  await where.from(who, way === '/派单' ? `/派单 ${text}` : text);
  return [where, who];
}

const numbers = (world: StationWorld): readonly number[] =>
  world.station.store.orders.inState(['open', 'claimed']).map(({ number }) => number);

/** Everything that the groups hear of an order from its posting to its end. */
async function lifeOf(world: StationWorld, way: Way, text: string): Promise<readonly string[]> {
  // Nobody types so fast: whoever did would not be heard any more.
  await world.passes(0.5);
  const from = world.heard.length;
  const [where, who] = await post(world, way, text);
  if (numbers(world).length === 0) await where.from(who, '是');
  for (const number of numbers(world)) {
    await world.market.from('刘孃', `${number} 66块我就去`);
    await world.staffRoom.from('杨网格', `/催 ${number}`);
    await world.grid(1).from('何嬢嬢', `/查 ${number}`);
    await world.staffRoom.from('糜主任', `/强制 ${number} @熊师傅 说好了`);
    await world.grid(1).from('何嬢嬢', `${number}号单到哪一步了`);
    await world.market.from('熊师傅', `退${number}`);
    await world.staffRoom.from('杨网格', `/撤单 ${number} 不要了`);
  }
  expect(numbers(world)).toEqual([]);
  return publicLines(world.heard.slice(from));
}

async function expectNoLeak(world: StationWorld, way: Way, text: string, secrets: Secrets): Promise<number> {
  const lines = await lifeOf(world, way, text);
  for (const line of lines) expect(leak(line, secrets), `${JSON.stringify(line)} of “${text}”`).toBeNull();
  return lines.length;
}

const cases = process.env.CASES_DIR;

interface Labelled {
  readonly text: string;
  readonly fields: { readonly address: string | null; readonly phone: string | null } | null;
  readonly fields2?: Labelled['fields'];
}

describe.skipIf(cases === undefined)('addresses and telephones of given messages (skipped where CASES_DIR is not set)', PATIENT, () => {
  const messages = (): readonly Labelled[] =>
    readFileSync(join(cases ?? '', 'corpus', 'messages.dev.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Labelled);

  it.each(WAYS)('posted by the way "%s" none stands in a group', async (way) => {
    const world = await openStationWorld();
    let lines = 0;
    for (const { text, fields, fields2 } of messages()) {
      const known = [fields, fields2].filter((one) => one != null);
      const phones = known.flatMap((one) => one.phone ?? []);
      const doors = known.flatMap((one) => doorsOf(one.address ?? ''));
      if (phones.length + doors.length > 0) lines += await expectNoLeak(world, way, text, { phones, doors });
    }
    expect(lines).toBeGreaterThan(100);
    await world.end();
  });
});

/** Wishes of every kind, with a place and a telephone in it. */
const WISHES: readonly ((place: string, phone: string) => string)[] = [
  (where, call) => `厨房下水道堵了，请师傅来通，${where}，明天上午，80元，电话${call}`,
  (where, call) => `找人搬家，从${where}搬到北山路丽景花园7栋2单元903，后天，300元，${call}`,
  (where, call) => `请阿姨打扫卫生 ${where} ${call} 100块`,
  (where, call) => `${where}找护工照顾老人，一天200，打${call}`,
  (where, call) => `帮忙取个快递送到${where}，10元，${call}`,
  (where, call) => `水管爆了快来人！${where}！${call}`,
];

describe('addresses and telephones in every spelling', PATIENT, () => {
  it.each(WAYS)('posted by the way "%s" none stands in a group', async (way) => {
    const world = await openStationWorld();
    const wish = fc.tuple(fc.constantFrom(...WISHES), place, phone);
    await fc.assert(
      fc.asyncProperty(wish, async ([words, where, call]) => {
        await expectNoLeak(world, way, words(where, call), { phones: [], doors: [] });
      }),
      { numRuns: 12, seed: 20261207 },
    );
    await world.end();
  });

  /** Everything else that somebody may write, and of which something may be said in a group. */
  const SAYINGS: readonly (readonly [string, (secret: string) => readonly [room: keyof typeof ROOMS, from: string, text: string]])[] = [
    ['a piece', (secret) => ['grid', '张阿姨', secret]],
    ['a change of the place', (secret) => ['grid', '张阿姨', `101号单地址改成${secret}`]],
    ['a change of the time', (secret) => ['grid', '张阿姨', `101号单改成每周三${secret}`]],
    ['"the address is"', (secret) => ['grid', '张阿姨', `地址是${secret}`]],
    ['an offer', (secret) => ['market', '王师傅', `101 90块我就去，打我${secret}`]],
    ['/改 内容', (secret) => ['staff', '杨网格', `/改 101 内容 通下水道 ${secret}`]],
    ['/改 地点', (secret) => ['staff', '杨网格', `/改 101 地点 ${secret}`]],
    ['/改 时间', (secret) => ['staff', '杨网格', `/改 101 时间 每天早上 ${secret}`]],
    ['/改 in a market group', (secret) => ['market', '杨网格', `/改 101 地点 ${secret}`]],
    ['/渠道', (secret) => ['staff', '杨网格', `/渠道 101 物业的李师傅${secret}`]],
    ['/撤单', (secret) => ['market', '杨网格', `/撤单 101 ${secret}`]],
    ['/取消', (secret) => ['grid', '张阿姨', `/取消 101 ${secret}`]],
    ['取消', (secret) => ['grid', '张阿姨', `取消101，${secret}`]],
    ['a reason for giving back', (secret) => ['market', '赵师傅', `退101 ${secret}`]],
    ['/退单', (secret) => ['market', '赵师傅', `/退单 101 ${secret}`]],
    ['/纠纷', (secret) => ['grid', '张阿姨', `/纠纷 101 ${secret}`]],
    ['/上报', (secret) => ['market', '王师傅', `/上报 ${secret}`]],
    ['a course', (secret) => ['staff', '糜主任', `/培训 发布 明天下午2点 ${secret} 月嫂培训`]],
    ['a course, in a market group', (secret) => ['market', '糜主任', `/培训 发布 明天下午2点 ${secret} 月嫂培训`]],
    ['a wrong command', (secret) => ['market', '周姐', `/${secret}`]],
    ['a person who is none', (secret) => ['market', '李网格', `/指派 101 @${secret}`]],
    ['words behind a command', (secret) => ['market', '李网格', `/催 101 ${secret}`]],
    ['a registration', (secret) => ['market', '李网格', `/登记 @小龚 ${secret} 水电`]],
    ['words for a claim', (secret) => ['market', '赵师傅', `我接101，${secret}`]],
    ['an answer with an amount', (secret) => ['market', '赵师傅', `完成101 收60 ${secret}`]],
  ];
  const ROOMS = {
    grid: (world: StationWorld) => world.grid(3),
    market: (world: StationWorld) => world.market,
    staff: (world: StationWorld) => world.staffRoom,
  };
  const SECRETS = [
    '松山小区3栋2单元1802，13800000066',
    '13800000066',
    '一三八零零零零零零六六',
    '138-0000-0066 松山路12号',
    '粮站宿舍 二号楼 一单元 叁零贰',
    '松山小区８栋９０３',
  ];

  it.each(SAYINGS)('%s tells the groups nothing', async (_, saying) => {
    for (const isTaken of [false, true]) {
      const world = await openStationWorld([...CAST, somebody('李网格', ['gridworker'], { grid: 1, friend: false })]);
      for (const secret of SECRETS) {
        await world.grid(3).from('张阿姨', '找人把旧冰箱抬下楼，明天下午3点，60元');
        await world.passes(5);
        if (isTaken) await world.market.from('赵师傅', '接101');
        const [room, from, text] = saying(secret);
        await ROOMS[room](world).from(from, text);
        await world.passes(6);
      }
      for (const line of publicLines(world.heard)) expect(leak(line, { phones: [], doors: [] }), JSON.stringify(line)).toBeNull();
      await world.end();
    }
  });

  it.each([
    '张阿姨13800000001',
    '138 0000 0001',
    '一三八零零零零零零零一',
    '阿强138-0000-0001',
    '松山小区3栋501',
    '三栋二单元五零一',
    '5-2-903老李',
  ])('somebody who calls himself %s is not called so in a group', async (name) => {
    const world = await openStationWorld([...CAST, somebody(name, ['worker'], { friend: false, phone: '13800000099' })]);
    await world.grid(3).from(name, '水管好像坏了，咋个办哦');
    await world.grid(3).from(name, '是');
    await world.passes(2);
    await world.market.from(name, '接101');
    await world.grid(3).from('张阿姨', '找人把旧冰箱抬下楼，明天下午3点，60元');
    await world.market.from(name, '接102');
    await world.market.from(name, '102 90块我就去');
    await world.staffRoom.from('糜主任', `/强制 102 @${name} 说好了`);
    await world.market.from('何嬢嬢', '102号单到哪一步了');
    await world.market.from(name, '/转单 102 @王师傅');
    await world.passes(6);
    const lines = publicLines(world.heard);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(leak(line, { phones: [], doors: doorsOf(name) }), JSON.stringify(line)).toBeNull();
    await world.end();
  });

  it('staff hear that a telephone was taken out of their announcement', async () => {
    const world = await openStationWorld();
    await world.staffRoom.from('糜主任', '/培训 发布 明天下午2点 驿站二楼 月嫂培训 报名打13800000066');
    world.market.hears('1号培训', '月嫂培训');
    world.staffRoom.hears('1号培训', '电话', '删掉');
    await world.staffRoom.from('糜主任', '/培训 发布 明天下午2点 驿站二楼 月嫂培训');
    expect(world.heard.at(-1)?.text).not.toContain('删掉');
    await world.end();
  });
});
