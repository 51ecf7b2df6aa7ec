import { describe, expect, test } from 'vitest';
import type { When } from '../../src/domain/job.ts';
import { isoShanghai, type UtcMs } from '../../src/domain/time.ts';
import { readTime } from '../../src/language/recognizers/when/read-time.ts';
import { chooseWhen, findWhen } from '../../src/language/recognizers/when.ts';

/** A Wednesday morning. */
const WEDNESDAY = '2026-11-25T10:00';

const instant = (iso: string): UtcMs => Date.parse(`${iso}:00+08:00`);
const iso = (at: UtcMs): string => isoShanghai(at).slice(0, 16);

/** "at 2026-11-26T08:30", "part 2026-11-26T06:00 2026-11-26T12:00", "deadline 2026-11-27T00:00", "vague". */
function say(when: When): string {
  switch (when.kind) {
    case 'at':
      return when.end === null ? `at ${iso(when.start)}` : `at ${iso(when.start)} ${iso(when.end)}`;
    case 'part':
    case 'day':
      return `${when.kind} ${iso(when.start)} ${iso(when.end)}`;
    case 'now':
      return `now ${iso(when.start)}`;
    case 'deadline':
      return `deadline ${iso(when.end)}`;
    case 'none':
    case 'recurring':
    case 'vague':
      return when.kind;
  }
}

/** What the order means; the text is normalised first, as every message is. */
function wanted(text: string, sentAt = WEDNESDAY): string {
  const normalised = text.normalize('NFKC');
  return say(chooseWhen(findWhen(normalised, instant(sentAt)), normalised));
}

const day = (first: string, last = first): string => `day 2026-${first}T00:00 2026-${last}T23:59`;
const part = (on: string, from: string, to: string): string => `part 2026-${on}T${from} 2026-${on}T${to}`;

describe('a day', () => {
  test.each([
    ['明天通个厕所', day('11-26')],
    ['后天擦玻璃', day('11-27')],
    ['大后天来拉货', day('11-28')],
    ['明后天都行，拆个柜子', day('11-26', '11-27')],
    ['今明两天来收一下', day('11-25', '11-26')],
    ['明天或者后天', day('11-26', '11-27')],
    ['28号抬钢琴', day('11-28')],
    ['二十八号', day('11-28')],
    ['3号来装窗帘', day('12-03')],
    ['12月6号', day('12-06')],
    ['十二月六日', day('12-06')],
    ['12月6拆灶台', day('12-06')],
    ['下个月8号', day('12-08')],
    ['11.30 搬花盆', day('11-30')],
    ['日期：12/9', day('12-09')],
    ['12.1-12.3 三天', day('12-01', '12-03')],
    ['28、29号两天', day('11-28', '11-29')],
    ['28号到30号', day('11-28', '11-30')],
    ['12月5日至8日', day('12-05', '12-08')],
    ['12号13号都要人', day('12-12', '12-13')],
    ['今天之内修好', day('11-25')],
    ['这周内弄完', day('11-25', '11-29')],
    ['三天后', day('11-28')],
    ['两个星期后', day('12-09')],
    ['冬至那天', day('12-22')],
    ['明天一天都在', day('11-26')],
    ['12月2号起', day('12-02')],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  test.each([
    ['1月2号', 'day 2027-01-02T00:00 2027-01-02T23:59'],
    ['1.5号', 'day 2027-01-05T00:00 2027-01-05T23:59'],
    ['元旦', 'day 2027-01-01T00:00 2027-01-01T23:59'],
    ['除夕', 'day 2027-02-05T00:00 2027-02-05T23:59'],
    ['腊月二十八', 'day 2027-02-04T00:00 2027-02-04T23:59'],
    ['正月初六', 'day 2027-02-11T00:00 2027-02-11T23:59'],
    ['12月30号到1月2号', 'day 2026-12-30T00:00 2027-01-02T23:59'],
  ])('beyond the turn of the year: %s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  test('tomorrow, said half an hour after midnight, is the day that has begun plus one', () => {
    expect(wanted('明天上午', '2026-11-26T00:30')).toBe(part('11-27', '06:00', '12:00'));
    expect(wanted('今晚8点', '2026-11-26T00:30')).toBe('at 2026-11-26T20:00');
  });

  test('the 31st is skipped where the month has none', () => {
    expect(wanted('31号')).toBe(day('12-31'));
    expect(wanted('30号', '2027-02-03T09:00')).toBe('day 2027-03-30T00:00 2027-03-30T23:59');
  });
});

describe('a weekday', () => {
  test.each([
    ['周五', day('11-27')],
    ['星期六', day('11-28')],
    ['礼拜天', day('11-29')],
    ['周一', day('11-30')],
    ['周三', day('11-25')],
    ['这周日', day('11-29')],
    ['本周五', day('11-27')],
    ['下周三', day('12-02')],
    ['下周一', day('11-30')],
    ['下个星期天', day('12-06')],
    ['下周周六', day('12-05')],
    ['下下周二', day('12-08')],
    ['两周后的周五', day('12-11')],
    ['周末', day('11-28', '11-29')],
    ['下周末', day('12-05', '12-06')],
    ['周六日', day('11-28', '11-29')],
    ['周六周日', day('11-28', '11-29')],
    ['周六或周日', day('11-28', '11-29')],
    ['这周六周日', day('11-28', '11-29')],
    ['下周二三', day('12-01', '12-02')],
    ['下周一到周三', day('11-30', '12-02')],
    ['下周', day('11-30', '12-06')],
    ['周六28号', day('11-28')],
    ['明天（周四）', day('11-26')],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  test('today counts until its time has passed', () => {
    expect(wanted('周三下午', '2026-11-25T18:00')).toBe(part('11-25', '12:00', '19:00'));
    expect(wanted('周三下午', '2026-11-25T19:30')).toBe(part('12-02', '12:00', '19:00'));
    expect(wanted('周三早上8点', '2026-11-25T18:00')).toBe('at 2026-12-02T08:00');
  });

  test('a weekday that does not go with its date leaves the time open', () => {
    expect(wanted('12月11号（周五）上午')).toBe(part('12-11', '06:00', '12:00'));
    expect(wanted('12月11号（周六）上午')).toBe('vague');
  });
});

describe('a part of a day', () => {
  test.each([
    ['明天早上', part('11-26', '06:00', '12:00')],
    ['明早', part('11-26', '06:00', '12:00')],
    ['明上午', part('11-26', '06:00', '12:00')],
    ['后天大清早', part('11-27', '06:00', '12:00')],
    ['明天中午', part('11-26', '11:00', '14:00')],
    ['后天晌午', part('11-27', '11:00', '14:00')],
    ['今下午', part('11-25', '12:00', '19:00')],
    ['周五傍晚', part('11-27', '17:00', '19:00')],
    ['今晚', part('11-25', '18:00', '23:59')],
    ['今晚黑', part('11-25', '18:00', '23:59')],
    ['28号晚', part('11-28', '18:00', '23:59')],
    ['明天凌晨', part('11-26', '00:00', '06:00')],
    ['明天上午或下午', part('11-26', '06:00', '19:00')],
    ['周六，下午', part('11-28', '12:00', '19:00')],
    ['下午来', part('11-25', '12:00', '19:00')],
    ['上午 明天', part('11-26', '06:00', '12:00')],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  test('without a day it is the next one to come', () => {
    expect(wanted('上午来', '2026-11-25T09:00')).toBe(part('11-25', '06:00', '12:00'));
    expect(wanted('上午来', '2026-11-25T15:00')).toBe(part('11-26', '06:00', '12:00'));
    expect(wanted('凌晨来', '2026-11-25T22:00')).toBe(part('11-26', '00:00', '06:00'));
  });

  test('that somebody is there every morning names no instant', () => {
    expect(wanted('花坛边第二家，下午都有人')).toBe('vague');
  });
});

describe('a clock time', () => {
  test.each([
    ['明天上午9点', 'at 2026-11-26T09:00'],
    ['明早八点半', 'at 2026-11-26T08:30'],
    ['今晚6点半', 'at 2026-11-25T18:30'],
    ['后天下午3点一刻', 'at 2026-11-27T15:15'],
    ['周五下午四点四十五', 'at 2026-11-27T16:45'],
    ['明天下午3点05', 'at 2026-11-26T15:05'],
    ['25号下午3点', 'at 2026-11-25T15:00'],
    ['1.5号早上8点', 'at 2027-01-05T08:00'],
    ['明天14:30', 'at 2026-11-26T14:30'],
    ['12-03 14:00', 'at 2026-12-03T14:00'],
    ['2026-12-03T08:00+08:00', 'at 2026-12-03T08:00'],
    ['明天中午1点', 'at 2026-11-26T13:00'],
    ['傍晚6点', 'at 2026-11-25T18:00'],
    ['晚上12点', 'at 2026-11-26T00:00'],
    ['今晚凌晨2点', 'at 2026-11-26T02:00'],
    ['明天差一刻九点', 'at 2026-11-26T08:45'],
    ['明早九点过', 'at 2026-11-26T09:00'],
    ['下午5点多钟', 'at 2026-11-25T17:00'],
    ['周六上午十点左右', 'at 2026-11-28T10:00'],
    ['周日两点以后', 'at 2026-11-29T14:00'],
    ['今晚收摊后10点', 'at 2026-11-25T22:00'],
    ['下午3点，明天', 'at 2026-11-26T15:00'],
    ['时间：周六\n上午9点', 'at 2026-11-28T09:00'],
    ['周六一点来', 'at 2026-11-28T13:00'],
    ['晚上六点两个人抬', 'at 2026-11-25T18:00'],
    ['明天8点20个人搬', 'at 2026-11-26T08:00'],
    ['明早8点50块一个人', 'at 2026-11-26T08:00'],
    ['半小时后', 'at 2026-11-25T10:30'],
    ['一个半小时后', 'at 2026-11-25T11:30'],
    ['1小时20分钟后', 'at 2026-11-25T11:20'],
    ['过两个小时', 'at 2026-11-25T12:00'],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  test.each([
    ['12/8 14:00-18:00', 'at 2026-12-08T14:00 2026-12-08T18:00'],
    ['12.6上午8点-10点', 'at 2026-12-06T08:00 2026-12-06T10:00'],
    ['明天下午2点到5点', 'at 2026-11-26T14:00 2026-11-26T17:00'],
    ['明天八点到五点', 'at 2026-11-26T08:00 2026-11-26T17:00'],
    ['明天9-11点', 'at 2026-11-26T09:00 2026-11-26T11:00'],
    ['晚上9点到早上7点', 'at 2026-11-25T21:00 2026-11-26T07:00'],
    ['明天中午11点到2点', 'at 2026-11-26T11:00 2026-11-26T14:00'],
    ['周五晚上11点至周六凌晨2点', 'at 2026-11-27T23:00 2026-11-28T02:00'],
    ['明早七八点钟', 'at 2026-11-26T07:00 2026-11-26T08:59'],
    ['今晚8点到12点', 'at 2026-11-25T20:00 2026-11-26T00:00'],
  ])('a range: %s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  test.each([
    ['3点', '2026-11-25T10:00', 'at 2026-11-25T15:00'],
    ['11点', '2026-11-25T10:00', 'at 2026-11-25T11:00'],
    ['11点', '2026-11-25T15:00', 'at 2026-11-26T11:00'],
    ['8点', '2026-11-25T17:30', 'at 2026-11-25T20:00'],
    ['明天3点', '2026-11-25T10:00', 'at 2026-11-26T15:00'],
    ['明天7点', '2026-11-25T10:00', 'at 2026-11-26T07:00'],
    ['明天06:30', '2026-11-25T10:00', 'at 2026-11-26T06:30'],
    ['4点', '2026-11-25T18:00', 'at 2026-11-26T16:00'],
    ['上午9点', '2026-11-25T20:00', 'at 2026-11-26T09:00'],
    ['周三9点', '2026-11-25T10:00', 'at 2026-12-02T09:00'],
  ])('an hour without a part of the day: %s, said at %s', (text, sentAt, expected) => {
    expect(wanted(text, sentAt)).toBe(expected);
  });
});

describe('limits', () => {
  test.each([
    ['周五前', 'deadline 2026-11-27T00:00'],
    ['28号之前弄好', 'deadline 2026-11-28T00:00'],
    ['明天中午前', 'deadline 2026-11-26T12:00'],
    ['今天下午5点之前', 'deadline 2026-11-25T17:00'],
    ['今天下班前', 'deadline 2026-11-25T18:00'],
    ['月底前', 'deadline 2026-12-01T00:00'],
    ['元旦前', 'deadline 2027-01-01T00:00'],
    ['过年前', 'deadline 2027-02-06T00:00'],
    ['三天内', 'deadline 2026-11-28T23:59'],
    ['2小时以内', 'deadline 2026-11-25T12:00'],
    ['最晚后天', 'deadline 2026-11-27T23:59'],
    ['最迟明天上午10点', 'deadline 2026-11-26T10:00'],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });
});

describe('said, but no instant', () => {
  test.each(['过两天', '过几天', '月底', '12月中旬', '下个月', '尽快', '有空来一下', '这两天', '等哈来', '随时都可以', '开春', '周四以后'])(
    '%s is vague',
    (text) => {
      expect(wanted(text)).toBe('vague');
    },
  );

  test.each(['每天早上7点到8点', '每周六下午', '每周一三五', '天天都要', '周一到周五接娃', '一周打扫两次', '每个月15号', '隔天来一次'])(
    '%s recurs',
    (text) => {
      expect(wanted(text)).toBe('recurring');
    },
  );

  test.each(['马上来人', '现在过来', '立刻要', '这哈就来'])('%s is now', (text) => {
    expect(wanted(text)).toBe('now 2026-11-25T10:00');
  });
});

describe('not a time', () => {
  test.each([
    '24小时有人看守',
    '1.5寸的管子',
    '3-4百块',
    '80一天',
    '两个人干半天',
    '5号楼',
    '3号单有人没',
    '12号3单元',
    '128号单',
    '打13800000001',
    '丽景苑 6-1-704',
    '提两点建议',
    '快一点',
    '便宜一点嘛',
    '三点五公里',
    '幸福路15号',
    '后街17号',
    '换7号电池',
    '早点来',
    '大家晚上好',
    '做顿中午饭',
    '请个夜间护工',
    '四周都是水',
    '月休2天',
    '3800/月',
    '请月嫂一个月',
    '今年三十岁',
    '10.5元一斤',
    '长2.5宽1.8',
    '说明一下',
    '随时接单',
  ])('%s', (text) => {
    expect(wanted(text)).toBe('none');
    expect(findWhen(text.normalize('NFKC'), instant(WEDNESDAY))).toEqual([]);
  });
});

describe('which time an order means', () => {
  test.each([
    ['后天，不对，大后天', day('11-28')],
    ['明天9点来，哦不，10点', 'at 2026-11-26T10:00'],
    ['不是明天，是后天下午', part('11-27', '12:00', '19:00')],
    ['12月16号房子到期，15号拉东西', day('12-15')],
    ['昨天坏的灶，明天上午来看', part('11-26', '06:00', '12:00')],
    ['上周换的锁又坏了，周末来修', day('11-28', '11-29')],
    ['11月20号买的洗衣机漏水，明天来看', day('11-26')],
    ['明天没空，后天来', day('11-27')],
    ['除了周五都行，最好周六', day('11-28')],
    ['尽快，最好今天', day('11-25')],
    ['周六办酒，请两个帮厨，早上7点到', 'at 2026-11-28T07:00'],
    ['馆子后天缺两个洗碗的，中午11点到晚上8点', 'at 2026-11-27T11:00 2026-11-27T20:00'],
    ['明天上午9点半到我家，最多做到11点', 'at 2026-11-26T09:30'],
    ['从明天开始，每天早上8点到10点', 'at 2026-11-26T08:00 2026-11-26T10:00'],
    ['请保姆，早7点到晚6点，3000/月', 'recurring'],
    ['天天都要人，早上7点集合', 'recurring'],
    ['今天水管爆了，快来', 'none'],
    ['前天说好的木工没到，今天来得成不', day('11-25')],
    ['现在没水了，下午来看看', part('11-25', '12:00', '19:00')],
    ['今天马上来', 'now 2026-11-25T10:00'],
    ['要换个灯泡', 'none'],
    ['请师傅周四上午过来，我下午要上班', part('11-26', '06:00', '12:00')],
    ['明天9点来搬，3点我要去接娃', 'at 2026-11-26T09:00'],
    ['30号交房，29号前要把东西拉走', 'deadline 2026-11-29T00:00'],
    ['钟点工，周一至周五，下午4点到6点', 'recurring'],
    ['今晚停水，明天来修', day('11-26')],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  test('a time that has passed is found, marked and never chosen', () => {
    const text = '今天早上8点就堵了';
    const spans = findWhen(text, instant('2026-11-25T15:00'));
    expect(spans.map(({ text: said, passed }) => [said, passed])).toEqual([['今天早上8点', true]]);
    expect(chooseWhen(spans, text)).toEqual({ kind: 'none' });
  });

  test('the characters of every time are known, wherever they stand', () => {
    const text = '帮抬柜子 明天上午9点 幸福路 12号3单元 给80 或者28号 打13800000001';
    const spans = findWhen(text, instant(WEDNESDAY));
    expect(spans.map(({ from, to }) => text.slice(from, to))).toEqual(['明天上午9点', '28号']);
  });
});

describe('general time expressions', () => {
  test.each([
    ['下周六下午三点', '2026-12-05T15:00', null],
    ['从三月五日到十二日', '2027-03-05T00:00', '2027-03-13T00:00'],
    ['明天2点到5点', '2026-11-26T02:00', '2026-11-26T05:00'],
    ['过十周', '2027-02-03T00:00', '2027-02-04T00:00'],
    ['后三天', '2026-11-26T00:00', '2026-11-29T00:00'],
    ['下三小时', '2026-11-25T11:00', '2026-11-25T14:00'],
    ['半天后', '2026-11-25T22:00', null],
    ['月底', '2026-11-25T00:00', '2026-12-01T00:00'],
    ['2:15pm', '2026-11-25T14:15', null],
    ['22:10~次日06:00', '2026-11-25T22:10', '2026-11-26T06:00'],
  ])('%s', (text, start, end) => {
    const time = readTime(text, instant(WEDNESDAY));
    expect(time && { start: iso(time.start), end: time.end === null ? null : iso(time.end) }).toEqual({ start, end });
  });

  test('none is read out of a text that has none', () => {
    expect(readTime('他住在六楼', instant(WEDNESDAY))).toBeNull();
    expect(readTime('每天', instant(WEDNESDAY))).toBeNull();
  });
});

describe('ranges as people say them', () => {
  test.each([
    ['今晚9点接班守到明早6点', 'at 2026-11-25T21:00 2026-11-26T06:00'],
    ['下午三点做到晚上十点', 'at 2026-11-25T15:00 2026-11-25T22:00'],
    ['从8号开始到12号', day('12-08', '12-12')],
    ['8号干到12号，每天7:10集合', day('12-08', '12-12')],
    ['下周四下周五都得', day('12-03', '12-04')],
    ['8号9号10号三天', day('12-08', '12-10')],
    ['二十八二十九两天', day('11-28', '11-29')],
    ['28、29两天', day('11-28', '11-29')],
    ['周六周日两天，九点到五点', day('11-28', '11-29')],
    ['明天开始，晚上八点到第二天早上七点', 'at 2026-11-26T20:00 2026-11-27T07:00'],
    ['12月9号 5:30-14:00', 'at 2026-12-09T05:30 2026-12-09T14:00'],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });
});

describe('words of the countryside', () => {
  test.each([
    ['外后天上午', part('11-28', '06:00', '12:00')],
    ['擦黑来收', part('11-25', '17:00', '19:00')],
    ['黄昏', part('11-25', '17:00', '19:00')],
    ['明天打早', part('11-26', '06:00', '12:00')],
    ['得闲来看哈', 'vague'],
    ['啥子时候都可以', 'vague'],
    ['下班后', 'vague'],
    ['过两三天', 'vague'],
    ['十几号来', 'vague'],
    ['腊月二十几', 'vague'],
    ['元月4号', 'day 2027-01-04T00:00 2027-01-04T23:59'],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });
});

describe('clock times with little around them', () => {
  test.each([
    ['下午3.30来量', 'at 2026-11-25T15:30'],
    ['明天上午8.30到11.30', 'at 2026-11-26T08:30 2026-11-26T11:30'],
    ['夜班8点到', 'at 2026-11-25T20:00'],
    ['两点过十分', 'at 2026-11-25T14:10'],
    ['明天pm2:30', 'at 2026-11-26T14:30'],
    ['九點半', 'at 2026-11-25T21:30'],
    ['等一个小时再来', 'at 2026-11-25T11:00'],
    ['一两个小时后', 'at 2026-11-25T11:00'],
  ])('%s', (text, expected) => {
    expect(wanted(text)).toBe(expected);
  });

  test('an hour that is put off to the evening of today is not put off on another day', () => {
    expect(wanted('十二号抬花盆，9点钟到', '2026-11-25T15:00')).toBe('at 2026-12-12T09:00');
  });

  test('the hour at which somebody is home is the time, the day on which he comes home is not', () => {
    expect(wanted('明天下午6点我下班回来')).toBe('at 2026-11-26T18:00');
    expect(wanted('儿子明天回来')).toBe('none');
  });
});

describe('told, not wanted', () => {
  test.each(['周一来修过一趟', '10月20号刚换的', '整了一下午', '守一晚上', '去年装的', '80年代修的', '周三强师傅电话'])('%s', (text) => {
    expect(wanted(text)).toBe('none');
  });

  test('the day by which rooms are handed over is a limit of the work', () => {
    expect(wanted('房东喊12月6号前交房')).toBe('deadline 2026-12-06T00:00');
  });
});

describe('in a sentence an hour is meant as people mean it', () => {
  test('bare it stands as it is written', () => {
    expect(iso(readTime('三点', instant(WEDNESDAY))?.start ?? 0)).toBe('2026-11-25T03:00');
    expect(iso(readTime('三点要去接娃放学', instant(WEDNESDAY))?.start ?? 0)).toBe('2026-11-25T15:00');
  });
});
