import { describe, expect, test } from 'vitest';
import { openLanguage } from '../../src/language/read-message.ts';
import { findForbidden } from '../../src/language/recognizers/forbidden.ts';
import { isSolitaire } from '../../src/language/recognizers/solitaire.ts';

const language = openLanguage();
const sentAt = Date.parse('2026-12-08T09:00:00+08:00');
const job = (text: string) => language.readJob(text, sentAt).jobs[0];

describe('what cannot wait', () => {
  test.each([
    '水管爆了，请师傅来修',
    '水龙头漏水，找人来换',
    '整个屋停电了，求电工',
    '插座冒火花，请电工',
    '门反锁了，娃在里面',
    '通厕所，急',
    '快来人修水管',
    '今天之内换锁芯，急',
  ])('%s', (text) => {
    expect(job(text)?.urgent).toBe(true);
  });

  test.each([
    '明天上午搬家，300',
    '不急，修下抽屉',
    '明天早上来修水管，有点漏',
    '后天装个紧急呼叫按钮',
    '周末打扫卫生',
    '装个防漏水的接头',
    '插座没电，下午五点来看',
    '每周打扫一次',
    '莫急，有空来修下抽屉',
    '马上过年了，打扫一下卫生',
    '老人性子急，找个陪护',
    '换个漏电开关',
  ])('can wait: %s', (text) => {
    expect(job(text)?.urgent).toBe(false);
  });
});

describe('danger to life', () => {
  test.each([
    ['家里有煤气味，请师傅来看', 'gas'],
    ['煤气罐在漏气，快来人', 'gas'],
    ['插座着火了，快来电工', 'fire'],
    ['插座冒火花，请电工', 'electric'],
    ['热水器漏电，手都麻了，找师傅', 'electric'],
    ['婆婆在厕所摔倒了，门反锁打不开，快来开锁', 'person'],
    ['娃娃反锁在屋里，请锁匠', 'person'],
  ])('%s', (text, danger) => {
    expect(job(text)?.danger).toBe(danger);
  });

  test.each(['燃气灶打不着火，请师傅修', '装漏电保护器', '修电动车', '怕老人摔倒，装个扶手', '换灯泡'])('none: %s', (text) => {
    expect(job(text)?.danger).toBeNull();
  });
});

describe('certificates that the words ask for', () => {
  test.each([
    ['换插座', ['低压电工证']],
    ['家里老跳闸，请人看', ['低压电工证']],
    ['重新布线，换空开', ['低压电工证']],
    ['换灯泡', []],
    ['修台灯', []],
    ['修洗衣机', []],
    ['换水龙头', []],
    ['擦外墙玻璃', ['高处作业证']],
    ['清洗空调室外机', ['高处作业证']],
    ['改燃气管道', ['燃气资质']],
    ['修燃气灶', []],
    ['换门锁', ['公安备案']],
  ])('%s', (text, certificates) => {
    expect(job(text)?.certificates).toEqual(certificates);
  });
});

describe('work that is not brokered', () => {
  test.each([
    ['招人刷单，一单10元，先垫付后返，轻松日结', 'prepay-scam', true],
    ['网上下注，包赢，加我微信', 'gambling', true],
    ['诚招代孕，报酬30万', 'surrogacy', true],
    ['找人帮我要债，给三成', 'debt-collection', false],
    ['高价收银行卡电话卡，联系微信', 'identity', true],
    ['借个身份证用两天，给300', 'identity', false],
    ['发传单，初中生也可以，50一天', 'child-labour', false],
    ['找个13岁左右的娃娃帮我看店，明天一天60块', 'child-labour', false],
    ['找两个十四五岁的娃帮忙摘菜，一天50', 'child-labour', false],
    ['会所招陪酒，日结', 'sex', true],
    ['找人把他打一顿，给两千，2000', 'other-crime', false],
  ])('%s', (text, kind, advertisement) => {
    expect(findForbidden(text)).toEqual({ kind, advertisement });
    expect(language.readMessage(text, { sentAt, sender: 'resident', room: 'grid' })).toMatchObject({ decision: 'quiet', jobs: [] });
  });

  test.each([
    '刷单都是骗人的，大家别信',
    '派出所提醒：帮人办银行卡是犯法的',
    '换水龙头，材料费师傅先垫付，做完一起结',
    '遇到个大麻烦，下水道堵了，找师傅来通',
    '给14岁的娃找个家教，50一小时',
    '打手机给我，搬家，明天',
    '找个小姐姐一起跳舞',
    '跟你打赌，明天找得到人',
  ])('none: %s', (text) => {
    expect(findForbidden(text)).toBeNull();
  });
});

describe('接龙', () => {
  test.each(['#接龙\n周末爬山\n1. 张阿姨\n2. 熊师傅', '请大家接龙报名体检', '1. 张阿姨\n2. 熊师傅\n3. 杨网格'])('%s', (text) => {
    expect(isSolitaire(text)).toBe(true);
  });

  test.each(['成语接龙好玩', '1. 通厕所\n2. 换灯泡\n3. 修门锁', '1', '接龙王'])('none: %s', (text) => {
    expect(isSolitaire(text)).toBe(false);
  });
});
