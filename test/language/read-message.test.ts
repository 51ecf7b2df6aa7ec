import { describe, expect, test } from 'vitest';
import type { Label, ReadContext } from '../../src/language/meaning.ts';
import { openLanguage } from '../../src/language/read-message.ts';

const language = openLanguage();
const sentAt = Date.parse('2026-12-08T09:00:00+08:00');

type Unmistakable = readonly [expected: Label, sender: ReadContext['sender'], text: string];

/** Lines that everybody would call the same; how the many doubtful ones are read is counted, not asserted (reading-figures). */
const UNMISTAKABLE: readonly Unmistakable[] = [
  ['order', 'resident', '请个师傅来修马桶，一直漏水，珠江路锦绣家园5栋2单元302'],
  ['order', 'resident', '找人搬家，后天上午，从东门巷12号搬到新区阳光城，家具不多，280元，电话13800000021'],
  ['order', 'resident', '空调不制热，想请师傅加氟，明天晚上六点以后，临江小区1栋'],
  ['order', 'resident', '急！门反锁了进不去，娃娃还在里面睡觉，哪个开锁师傅快来，东门巷8号'],
  ['order', 'resident', '上个月修的水管昨天又开始漏了，还得麻烦师傅再跑一趟，文昌小区2栋403'],
  ['order', 'resident', '【保洁】时间：明天上午 地点：望江花园7栋 价格：130元 电话：13800000022'],
  ['order', 'gridworker', '代张阿姨发：厨房下水道堵了，请师傅今天下午来通，80元'],
  ['claim', 'worker', '接单'],
  ['claim', 'worker', '接128'],
  ['complete', 'worker', '128弄好了，收60'],
  ['decline', 'worker', '今天没空，接不了'],
  ['cancel', 'resident', '不用来了，我老公修好了，取消'],
  ['question', 'worker', '128号单几楼，有电梯没得'],
  ['seek', 'worker', '本人会水电，今天有空，有活路喊我'],
  ['other', 'resident', '昨天那个师傅手艺真好，水管修得巴适'],
  ['seek', 'worker', '专业疏通下水道，24小时上门，价格优惠，欢迎来电'],
  ['other', 'resident', '出一台二手洗衣机，八成新，200元自提'],
  ['other', 'resident', '今天小区停水，各位居民注意储水'],
  ['other', 'resident', '中午吃的什么'],
  ['command', 'gridworker', '/派单 通下水道 80元'],
];

describe('what a message is', () => {
  test.each(UNMISTAKABLE)('%s, from a %s: %s', (expected, sender, text) => {
    const context = { sentAt, sender, room: sender === 'resident' ? 'grid' : 'market' } as const;
    const { label, decision, jobs } = language.readMessage(text, context);
    expect(label, JSON.stringify(language.explain(text, context).evidence.slice(0, 8))).toBe(expected);
    expect(decision === 'quiet').toBe(expected !== 'order');
    expect(jobs.length > 0).toBe(expected === 'order');
  });

  test('trouble of which nobody is asked to take care is asked about, once', () => {
    const { label, decision } = language.readMessage('水管好像又在漏了，烦得很', { sentAt, sender: 'resident', room: 'grid' });
    expect({ label, decision }).toEqual({ label: 'order', decision: 'ask' });
  });
});

describe('two jobs in one message', () => {
  const read = (text: string) => language.readMessage(text, { sentAt, sender: 'resident', room: 'grid' }).jobs;

  test('each has its own price; place, day and phone are said once for both', () => {
    const [first, second, ...more] = read('①通厕所 60 ②换灯泡三个 30 地址：锦绣家园2栋301 明天上午 13800000041');
    expect(more).toEqual([]);
    expect(first).toMatchObject({ category: 'unclogging', price: { minFen: 6000 }, phone: '13800000041', when: { kind: 'part' } });
    expect(second).toMatchObject({ category: 'plumbing_electric', task: '换灯泡3个', price: { minFen: 3000 }, phone: '13800000041' });
    expect(first?.place?.full).toBe('锦绣家园2栋301');
    expect(second?.place?.full).toBe('锦绣家园2栋301');
  });

  test('"besides I look for" begins another one', () => {
    expect(read('请电工来换插座 50，还想找个阿姨打扫卫生 100，周日，红星小区2栋').map((job) => job.category)).toEqual([
      'plumbing_electric',
      'cleaning',
    ]);
  });

  test('of three the last two are one: nothing is lost and nobody gets a third', () => {
    const jobs = read('①通厕所②修灯③搬沙发，一起200，明天，东门巷8号');
    expect(jobs.map((job) => job.task)).toEqual(['通厕所', '修灯 搬沙发']);
  });

  test.each(['搬家，顺便帮装下床，200，明天', '找护工一名照顾老人，还要会做饭，180一天', '找2个小工搬货，另外要求能吃苦，150一天'])(
    'what goes with a job is no second one: %s',
    (text) => {
      expect(read(text)).toHaveLength(1);
    },
  );
});

describe('the doors for commands', () => {
  test('a dispatched text is a job whatever it says', () => {
    const { jobs } = language.readJob('王家坝那边的事情，明天下午，80元', sentAt);
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({ category: 'other', task: '其他活路', price: { minFen: 8000 }, when: { kind: 'part' } });
  });

  test('a dispatched text of forbidden work says so', () => {
    expect(language.readJob('找人帮忙收债，给提成', sentAt).forbidden).toMatchObject({ kind: 'debt-collection' });
  });

  test('fields are read without any word of changing', () => {
    expect(language.readFields('后天上午 90元 人数3', sentAt)).toMatchObject({
      price: { minFen: 9000 },
      headcount: 3,
      when: { kind: 'part' },
    });
  });
});

describe("a station's own words", () => {
  const own = openLanguage({
    trades: { other: ['修蜂箱'] },
    certificates: { 健康证: ['做饭'] },
    forbidden: ['代写作文'],
    places: ['歪脖子树'],
  });
  const read = (text: string) => own.readMessage(text, { sentAt, sender: 'resident', room: 'grid' });

  test('name jobs, certificates, places and what is not brokered', () => {
    expect(read('请个师傅来修蜂箱，明天，歪脖子树，60元').jobs[0]).toMatchObject({ category: 'other', task: '修蜂箱' });
    expect(read('请个师傅来修蜂箱，明天，歪脖子树，60元').jobs[0]?.place?.full).toContain('歪脖子树');
    expect(read('请个阿姨中午来做饭，50一次，明天').jobs[0]?.certificates).toEqual(['健康证']);
    expect(read('找人代写作文，一篇20').forbidden).not.toBeNull();
  });
});

test('a quote that arrives flattened is not read as the message', () => {
  const text = '「张阿姨：厨房下水道堵了，请师傅来通，80元」\n- - - - - - - - - - - - - - -\n收到';
  expect(language.readMessage(text, { sentAt, sender: 'worker', room: 'market' })).toMatchObject({
    label: 'other',
    decision: 'quiet',
    acts: [],
  });
});

test('how a message was read can be asked for: what was found where, and what speaks for an order', () => {
  const text = '请个师傅来修马桶，80元';
  const { material, evidence } = language.explain(text, { sentAt, sender: 'resident', room: 'grid' });
  expect(material.found.prices.map(({ text: piece }) => piece)).toEqual(['80元']);
  expect(material.items.map(({ line }) => line)).toContain('修马桶');
  const names = evidence.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['e:ask.worker', 'e:field.price', 'i:deed']));
  expect(names.some((name) => name.startsWith('"'))).toBe(true);
});
