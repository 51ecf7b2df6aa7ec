import { describe, expect, test } from 'vitest';
import type { Category } from '../../src/domain/glossary.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { isOneOf, signSet } from '../../src/language/recognizers/signs.ts';
import { findTurns } from '../../src/language/recognizers/turns.ts';
import { EVERYDAY_JOBS, FIXED_JOBS } from '../../src/language/words/fixed-jobs.ts';
import { TURNS } from '../../src/language/words/turns.ts';
import { mendTypos } from '../../src/language/words/typos.ts';

const language = openLanguage();
const sentAt = Date.parse('2026-12-08T09:00:00+08:00');
const jobs = (text: string) => language.readJob(text, sentAt).jobs;
const job = (text: string) => jobs(text)[0];

describe('a verb and its thing', () => {
  test.each<readonly [string, Category, string]>([
    ['舅妈家的石缸要抬下楼', 'moving', '抬石磨下楼'],
    ['拉五十包饲料到山上', 'delivery', '拉饲料'],
    ['扛二十包化肥到坡上', 'labor', '扛饲料'],
    ['腌三十斤腊肉', 'housekeeping', '腌腊肉'],
    ['橱柜门把手松了，来修一下', 'renovation', '修门把手'],
    ['店头的收银台擦一遍', 'cleaning', '擦桌椅'],
    ['后院的冬青剪一剪', 'gardening', '修剪绿篱'],
    ['砌一堵围墙', 'renovation', '砌围墙'],
    ['逮下蟑螂', 'other', '逮蟑螂'],
    ['旅行箱的密码忘了', 'locksmith', '开行李箱'],
    ['背老妈下五楼', 'care', '背老人'],
  ])('%s', (text, category, task) => {
    expect(job(text)).toMatchObject({ category });
    expect(job(text)?.task).toContain(task);
  });

  test.each<readonly [string, Category]>([
    ['把花缸抬到屋顶', 'moving'],
    ['帮我外婆把煤背上楼', 'labor'],
    ['阳台地漏往上冒泡', 'unclogging'],
    ['沙发拆下来洗一遍', 'cleaning'],
    ['厨房门锁换一把', 'locksmith'],
    ['洗碗机底下的管子漏', 'plumbing_electric'],
  ])('where to, for whom and where is not what: %s', (text, category) => {
    expect(job(text)?.category).toBe(category);
  });

  test('what he does himself is no job', () => {
    expect(job('窗玻璃碎了要换，渣渣我自己扫')?.task).toBe('换玻璃');
  });
});

describe('turns of phrase', () => {
  test.each<readonly [string, Category, string]>([
    ['下个月从乡下搬进城', 'moving', '搬家'],
    ['一阵风把门吹关起了', 'locksmith', '开锁'],
    ['猪油把厨房管子糊死了', 'unclogging', '通下水道'],
    ['堂屋梭进来一条蛇', 'other', '捉蛇'],
    ['屋头闹耗子，啃了两袋米', 'other', '灭鼠除虫'],
    ['想弹一床八斤的棉絮', 'other', '弹棉花'],
    ['年会要耍狮子的', 'other', '舞狮'],
    ['我家月季生蚜虫了', 'gardening', '打理花草'],
  ])('%s', (text, category, task) => {
    expect(job(text)).toMatchObject({ category, task });
  });

  test('every turn is found by one of its signs: of what its pattern can match, each branch holds one', () => {
    // A branch without a sign would never be tried; the pattern alone must not find more than the table lets through.
    const texts = [...FIXED_JOBS.flatMap(({ words }) => words.flatMap((line) => line.split(' '))), '从乡下搬进城', '门锁死了', '打几个眼'];
    for (const { pattern, signs, name } of TURNS) {
      const set = signSet(signs);
      for (const text of texts) {
        pattern.lastIndex = 0;
        if (!pattern.test(text)) continue;
        expect([name, text, [...text].some((_, at) => isOneOf(set, text, at))]).toEqual([name, text, true]);
      }
    }
  });

  test('a long text of their beginnings takes no longer than its length', () => {
    const started = performance.now();
    for (const start of ['电视', '帮我', '搬', '门', '酒席', '老人', '车子']) findTurns(start.repeat(4000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('words of everyday life', () => {
  const items = (text: string) => language.explain(text, { room: 'grid', sender: 'resident', sentAt }).material.items;

  test('are work where somebody is asked, or where nothing else is said', () => {
    expect(items('找个人来洗碗，晚上五点到九点').map(({ line }) => line)).toContain('洗碗');
    expect(items('洗碗')).toHaveLength(1);
    expect(items('今天吃完饭又轮到我妹妹洗碗去了')).toHaveLength(0);
  });

  test('each of them is a job that the catalogue knows', () => {
    const known = new Set(FIXED_JOBS.flatMap(({ words }) => words.flatMap((line) => line.split(' '))));
    expect([...EVERYDAY_JOBS].filter((word) => !known.has(word))).toEqual([]);
  });

  test.each(['我爱北京天安门前的广场', '这家修鞋铺关了好多年', '换手机了没', '不会打字，发语音'])('not %s', (text) => {
    expect(items(text).filter(({ strength }) => strength === 'deed')).toHaveLength(0);
  });
});

describe('what no word is known for', () => {
  test.each<readonly [string, Category]>([
    ['搬那套根艺去妹妹家', 'moving'],
    ['修电蒸笼', 'appliance'],
    ['酿桂花酒', 'housekeeping'],
    ['背篾条上山', 'labor'],
    ['找人帮忙', 'other'],
  ])('%s is put to the trade of its verb', (text, category) => {
    expect(job(text)?.category).toBe(category);
  });
});

describe('slips of the pen', () => {
  test('are mended without moving a sign', () => {
    expect(mendTypos('化分池满了，玻离也碎了，外鸡响')).toBe('化粪池满了，玻璃也碎了，外机响');
  });
});

describe('two jobs in one message', () => {
  test.each<readonly [string, readonly Category[]]>([
    ['洗油烟机100，通下水道60，明天下午', ['appliance', 'unclogging']],
    ['明天打扫卫生150块，另外找个师傅修洗衣机80', ['cleaning', 'appliance']],
    ['两件事：一是换锁芯，二是厕所灯不亮', ['locksmith', 'plumbing_electric']],
    ['要两拨人，一拨抬钢琴，一拨去刷墙', ['moving', 'renovation']],
    ['家里打扫一下200，再要个师傅修热水器80', ['cleaning', 'appliance']],
    ['搬家300元，还有客厅要刷墙500元', ['moving', 'renovation']],
  ])('%s', (text, categories) => {
    expect(jobs(text).map(({ category }) => category)).toEqual(categories);
  });

  test('each has its own price', () => {
    expect(jobs('洗油烟机100，通下水道60').map(({ price }) => price?.minFen)).toEqual([10_000, 6_000]);
  });

  test.each([
    '请人做饭，顺便打扫卫生，一天150',
    '搬家，还有空调要拆，一共400',
    '修水管60，3楼，没电梯，要带梯子',
    '打扫卫生，还有擦玻璃，200',
  ])('one job with more to do: %s', (text) => {
    expect(jobs(text)).toHaveLength(1);
  });
});
