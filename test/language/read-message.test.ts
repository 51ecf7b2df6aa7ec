import { describe, expect, test } from 'vitest';
import { openLanguage } from '../../src/language/read-message.ts';
import { decisionsFor, LABELLED_LINES, labelFor } from './labelled-lines.ts';

const language = openLanguage();
const sentAt = Date.parse('2026-12-08T09:00:00+08:00');

describe('what a message is', () => {
  test('the table holds enough lines to mean something', () => {
    expect(LABELLED_LINES.length).toBeGreaterThanOrEqual(400);
  });

  test.each(LABELLED_LINES)('$sender in the $room room: $text → $expected', ({ sender, room, expected, text }) => {
    const context = { sentAt, sender, room };
    const { label, decision, jobs } = language.readMessage(text, context);
    const why = JSON.stringify(language.explain(text, context));
    expect(decisionsFor(expected), why).toContain(decision);
    expect(label, why).toBe(labelFor(expected));
    expect(jobs.length > 0, why).toBe(label === 'order');
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

test('the evidence of an order can be asked for', () => {
  const names = language.explain('请个师傅来修马桶，80元', { sentAt, sender: 'resident', room: 'grid' }).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['work.deed', 'ask.worker', 'field.price']));
});
