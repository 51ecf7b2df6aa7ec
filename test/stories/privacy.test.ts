import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, FRIDGE, holdersOf, orderCount, publicLines } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

/** What people write when they ask for help, and what of it no group may read. */
const NASTY: readonly (readonly [string, RegExp])[] = [
  ['老人瘫痪在床大小便失禁，找个护工来照顾，市医院住院部8楼12床，一天200元，电话139 0000 0011，胃癌晚期', /139|0011|12床|瘫痪|失禁|癌/],
  [
    '找人打扫卫生，明天上午，松山小区三栋二单元五楼，钥匙在门口脚垫下面，家里没人，120元，微信hjj139000',
    /三栋|二单元|3栋|钥匙|脚垫|家里没人|hjj/,
  ],
  [
    '门锁坏了，请师傅来换，密码是123456，松山路12号附5号，我一个人在家，80元，电话：一三九零零零零零零一一',
    /123456|12号|附5|一个人|一三九|139/,
  ],
  ['灯坏了请师傅来换，北山路 5-2-903，60元，13900000012', /903|5-2|139/],
  ['帮忙接送娃娃上学，松山小学三年级二班王小明，下午四点半，一个月800元，打139-0000-0013', /王小明|三年级|二班|139|0013/],
  ['厨房下水道堵了，请师傅来通，粮站宿舍 二号楼 一单元 叁零贰，60，座机0851-28000011', /二号楼|2号楼|一单元|叁零贰|0851-28|28000011/],
  [
    '找人搬家，从松山小区6幢3单元1201搬到北山路丽景小区B座1107室，明天上午，300元，我叫余建国，电话+86 13900000014',
    /6幢|3单元|1201|B座|1107|余建国|139/,
  ],
  ['马桶堵了，快来人通，松山路88号院3排2号，50块，Q号12345678', /88号|3排|12345678/],
  ['找个开锁师傅，松山小区3栋502门锁打不开了，身份证520300199001011234，现在，80元', /3栋|502|5203|1990/],
  ['找人清洗油烟机，电话壹叁玖零零零零零零壹陆，松山小区十二栋二十三楼，100元', /壹叁玖|十二栋|12栋/],
  ['找人帮我取快递，取件码8-2-3041，送到松山小区2栋，10元', /8-2|3041|2栋/],
  ['照顾病人，男的，艾滋病，隔离病房3病区，一天300，松山医院', /艾滋|病区|隔离/],
  ['请人来给我老伴洗澡擦身，他偏瘫，松山小区5栋1单元101，女的不要，100元一次', /偏瘫|5栋|1单元|老伴/],
  ['请师傅换灯，松山小区３栋２单元５０１，６０元，电话１３９００００００１１', /[３3]栋|[５5][０0][１1](?!元)|１３９|139/],
  ['请师傅来修水管，我离婚了一个女的在家，晚上8点后来，松山路松山小区3栋2单元501，60元', /离婚|女的|在家|3栋|501/],
];

/** A circumstance that reads like work, an origin that reads like a place. */
const NASTY_AND_HARD: readonly (readonly [string, RegExp])[] = [
  ['找人修空调，松山小区8#楼2302，内机在主卧，我老婆坐月子，电话1390000 0015', /8#|2302|主卧|老婆|月子|139/],
  ['请个阿姨照顾我妈，贵州人优先，不要河南的，她有老年痴呆，住A栋1802，3000元一个月', /贵州|河南|痴呆|A栋|1802/],
];

describe('what no group may read', () => {
  async function expectNoWordOf(secret: RegExp, text: string): Promise<void> {
    await world.grid(3).from('张阿姨', text);
    expect(orderCount(world)).toBe(1);
    await world.staffRoom.from('杨网格', '/催 101');
    await world.market.from('刘孃', '101号单在哪里？');
    await world.passes(5);
    await world.staffRoom.from('杨网格', '/指派 101 @熊师傅');
    await world.grid(3).from('何嬢嬢', '/查 101');
    await world.market.from('熊师傅', '退101');
    await world.grid(3).from('张阿姨', '取消101');
    const said = publicLines(world.heard);
    expect(said.length).toBeGreaterThan(3);
    expect(said.filter((line) => secret.test(line))).toEqual([]);
  }

  it.each(NASTY)('%s', (text, secret) => expectNoWordOf(secret, text));

  it.each(NASTY_AND_HARD)('%s', (text, secret) => expectNoWordOf(secret, text));

  it('the worker who gets the job hears phone and full address, whatever the groups may not read', async () => {
    await world.grid(3).from('张阿姨', '找人搬家，从松山小区6幢3单元1201搬到北山路丽景小区B座1107室，明天上午，300元，电话+86 13900000014');
    await world.market.from('王师傅', '接101');
    world.with('王师傅').hears('13900000014', '6幢3单元1201', 'B座1107');
  });

  it('a reason, a dispute and what is found elsewhere do not reach the groups', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '退101 我老婆生病住院了');
    await world.market.from('赵师傅', '接101');
    await world.until('15:30');
    await world.market.from('赵师傅', '完成101 收90');
    await world.grid(3).from('张阿姨', '/纠纷 101 说好60他要了90还骂人');
    await world.grid(3).from('张阿姨', '不满意');
    const said = publicLines(world.heard).join('\n');
    expect(said).not.toMatch(/老婆|住院|骂人|不满意|90/);
    world.staffRoom.hears('101号单', '骂人');
  });

  it('the ledger goes in full to whoever asks by direct message, masked to the staff room, to no other group', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.with('糜主任').from('糜主任', '/台账');
    expect(world.heard.filter(({ file }) => file !== null).map(({ room, to }) => room ?? to)).toEqual(['糜主任']);
    await world.market.from('糜主任', '/台账');
    await world.grid(3).from('糜主任', '/台账');
    const toRooms = world.heard.filter(({ file, room }) => file !== null && room !== null).map(({ room }) => room);
    expect(toRooms).toEqual([]);
  });
});

describe('nicknames', () => {
  const NAMES = [
    '@所有人',
    '张\n101号单 熊师傅接了',
    '\u202e人坏\u202c',
    '/派单',
    '  ',
    '👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒',
    '王'.repeat(64),
    '\u0000\u0007',
    '13900000088',
    '松山小区3栋501',
    "a'); DROP TABLE people;--",
  ];

  it.each(NAMES)('%j asks, claims and is refused without harm', async (name) => {
    await world.grid(3).from(name, '水管好像坏了，咋个办哦');
    await world.grid(3).from(name, '是');
    await world.passes(1.1);
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.market.from(name, '接102');
    await world.market.from('熊师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
    expect(holdersOf(world, 102)).toEqual([]);
    for (const line of publicLines(world.heard)) {
      expect(line).not.toMatch(/@所有人|13900000088|3栋|DROP TABLE people;--.{9}/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not stand there
      expect(line).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
      for (const part of line.split('\n')) expect(part).not.toMatch(/^\/|^101号单 熊师傅接了$/);
      expect(line).not.toContain('王'.repeat(20));
    }
  });
});
