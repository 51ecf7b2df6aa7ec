import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Category } from '../../src/domain/glossary.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { AGENTS } from '../../src/language/words/agents.ts';
import { FIXED_JOBS } from '../../src/language/words/fixed-jobs.ts';
import { TURNS } from '../../src/language/words/turns.ts';

const language = openLanguage();
const sentAt = Date.parse('2026-12-08T09:00:00+08:00');
const job = (text: string) => language.readJob(text, sentAt).jobs[0];

describe('the line that names the job', () => {
  test.each<readonly [string, Category, string]>([
    ['厨房下水道堵了，请个师傅来通一下', 'unclogging', '通下水道'],
    ['卫生间地漏反水，求疏通', 'unclogging', '通地漏'],
    ['我家水龙头坏了，厕所也堵了，请师傅来修', 'unclogging', '通厕所 修水龙头'],
    ['换两个灯泡，30块', 'plumbing_electric', '换灯泡2个'],
    ['厨房的灯不亮了，来个人修下', 'plumbing_electric', '修灯(不亮)'],
    ['水笼头漏水，请师付来换', 'plumbing_electric', '换水龙头'],
    ['洗衣机不脱水，找人修', 'appliance', '修洗衣机(不脱水)'],
    ['油烟机清洗一台', 'appliance', '清洗油烟机'],
    ['请人打扫卫生，三室两厅', 'cleaning', '打扫卫生 3室2厅'],
    ['新房开荒，120平', 'cleaning', '开荒保洁 120平'],
    ['搬家，从3楼搬到6楼，没电梯', 'moving', '搬家 3楼到6楼 没电梯'],
    ['把旧沙发抬下楼', 'moving', '抬沙发下楼'],
    ['洗衣机和冰箱抬到二楼', 'moving', '抬洗衣机 抬冰箱 2楼'],
    ['挑河沙上五楼', 'labor', '挑沙 上5楼'],
    ['拉一车旧家具去废品站', 'delivery', '拉家具'],
    ['帮取个快递送上楼', 'errand', '取快递'],
    ['帮我妈交下医保', 'errand', '代交医保'],
    ['换个门锁', 'locksmith', '换门锁'],
    ['门打不开了，娃在里面', 'locksmith', '开锁'],
    ['找个护工照顾我外婆', 'care', '照顾老人'],
    ['请月嫂一名', 'care', '月嫂'],
    ['院子的杂草要割', 'gardening', '割草'],
    ['刷墙，两间卧室40平', 'renovation', '刷墙 40平'],
    ['装窗帘杆三根', 'renovation', '装窗帘杆3根'],
    ['给老人剪头发', 'other', '剪头发'],
    ['帮忙喂三天的猫', 'other', '喂猫'],
    ['找人帮忙', 'other', '其他活路'],
  ])('%s', (text, category, line) => {
    expect(job(text)).toMatchObject({ category, task: line });
  });
});

const WORK = [
  '请师傅来修洗衣机，不脱水',
  '厨房下水道堵了，找人来通',
  '找护工照顾老人',
  '请阿姨来打扫卫生，两室一厅',
  '搬家，从3楼到6楼，没电梯',
  '换锁芯，急',
  '家里没电，求电工',
];
const PRIVATE = [
  '钥匙在门口鞋柜里',
  '钥匙放在脚垫下面',
  '老人一个人在家',
  '我一个女的在家',
  '老人有糖尿病，瘫痪在床',
  '市一医骨科8楼23床',
  '航天医院住院部5楼ICU',
  '联系人王桂芳',
  '找3楼王家',
  '电话13800000061',
  '一三八零零零零零零六二',
  '锦绣家园3栋2单元501',
  '东门巷12号附3号',
  '门禁密码2580',
  '要女的，本地人优先',
  '不要贵阳那边的人',
  '我们全家后天都不在',
];
/** Anything of this in a group tells more than the job. */
const TELLING =
  /钥匙|鞋柜|脚垫|一个人|女|男|糖尿|瘫痪|病|骨科|床|住院|医院|ICU|王|电话|\d{7}|一三八|家园|锦绣|栋|单元|东门|号|密码|2580|本地|贵阳|不在|全家|优先/;

describe('what must not come into it', () => {
  test('whatever is said besides the work, and wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WORK),
        fc.shuffledSubarray(PRIVATE, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('，', '。', ' ', '\n', '；', ''),
        fc.boolean(),
        (work, secrets, mark, first) => {
          const text = (first ? [work, ...secrets] : [...secrets, work]).join(mark);
          for (const { task } of language.readJob(text, sentAt).jobs) expect(task).not.toMatch(TELLING);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('text of any kind gives a line of known words only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (noise) => {
        for (const { task } of language.readJob(`${noise}，换灯泡，${noise}`, sentAt).jobs)
          expect(task).toMatch(/^[\p{Script=Han}\d() ]+$/u);
      }),
    );
  });

  test('sex is asked for in personal care alone, and not in the line', () => {
    expect(job('请个女阿姨打扫卫生，要本地的')?.task).toBe('打扫卫生');
  });
});

describe('what a group may read of an illness', () => {
  const ILLNESS = /透析|化疗|放疗|胰岛素|癌|瘫|中风|痴呆|术后|手术|住院|病床|病人|尿|褥疮|造口/;

  test('no name of a job in the vocabulary tells one', () => {
    const names = [
      ...FIXED_JOBS.flatMap(({ words }) => words.map((line) => line.split(' ')[0] ?? '')),
      ...TURNS.map(({ name }) => name),
      ...AGENTS.map(({ task }) => task ?? ''),
    ];
    expect(names.length).toBeGreaterThan(500);
    expect(names.filter((name) => ILLNESS.test(name))).toEqual([]);
  });

  test.each(['请人陪我爸去做透析', '找个人来打胰岛素，早晚各一次', '请个人照顾病人，刚做完手术', '我妈化疗，请人陪化疗一天'])(
    '%s',
    (text) => {
      const { jobs } = language.readJob(text, sentAt);
      expect(jobs[0].category).toBe('care');
      expect(jobs.map(({ task }) => task).join(' ')).not.toMatch(ILLNESS);
    },
  );
});
