import { describe, expect, test } from 'vitest';
import type { Act, ActKind, ReadContext } from '../../src/language/meaning.ts';
import { messageReader } from '../../src/language/read-message.ts';

const read = messageReader();
const sentAt = Date.parse('2026-12-08T09:00:00+08:00');

function actsOf(text: string, sender: ReadContext['sender'] = 'worker'): readonly Act[] {
  return read(text, { sentAt, sender, room: 'market' }).acts;
}

function actOf<Kind extends ActKind>(kind: Kind, text: string): Extract<Act, { kind: Kind }> | undefined {
  return actsOf(text).find((act): act is Extract<Act, { kind: Kind }> => act.kind === kind);
}

describe('a claim that nobody can take for anything else', () => {
  test.each([
    '接',
    '我接',
    '接单',
    '接了',
    '接接接',
    '抢',
    '能接',
    '可以接',
    '已接',
    '接胆',
    '街单',
    '抢单',
    '这单我接',
    '算我的',
    '我接，十分钟到',
    '接 离得近',
    '好，我接',
  ])('%s', (text) => {
    expect(actOf('claim', text)).toMatchObject({ force: 'plain', numbers: [] });
  });

  test.each([
    '接128',
    '128接',
    '接 128',
    '128 我接',
    '128号单我接',
    '128号我来',
    '１２８我接',
    '接#128',
    '抢128',
    '128我来',
    '接128号',
    '接一百二十八号单',
    '128给我',
    '128我去',
  ])('with its number: %s', (text) => {
    expect(actOf('claim', text)).toMatchObject({ force: 'plain', numbers: [128] });
  });

  test.each(['接128、131', '接128和131', '接128 131我也接'])('with two numbers: %s', (text) => {
    expect(actOf('claim', text)?.numbers).toEqual([128, 131]);
  });

  test.each([
    ['通下水道的我接', 'unclogging', '通下水道'],
    ['水龙头那个我接', 'plumbing_electric', '水龙头'],
    ['搬家的我接', 'moving', '搬家'],
    ['换锁那单我接', 'locksmith', '换锁'],
  ])('with the work it means: %s', (text, trade, word) => {
    expect(actOf('claim', text)).toMatchObject({ force: 'plain', trades: [trade], taskWords: [word] });
  });
});

describe('everyday words that are a claim in the right place', () => {
  test.each([
    '1',
    '+1',
    '加1',
    '我来',
    '我去',
    '我可以去',
    '可以',
    '要得',
    '得行',
    '要得，我去',
    '得行，我来弄',
    '我有空',
    '马上到',
    '可以，地址发我',
    '没问题',
    '好',
  ])('%s', (text) => {
    expect(actOf('claim', text)).toMatchObject({ force: 'everyday' });
  });
});

describe('what is no claim', () => {
  test.each([
    '收到',
    '看情况',
    '应该可以吧',
    '谁接单?',
    '有人接没？',
    '不接',
    '接不了',
    '我不接这个',
    '接单大王',
    '这个月的接单大王是哪个',
    '接娃娃放学',
    '接老婆下班去了',
    '接了个电话',
    '又轮到你了',
    '哈哈，这钱好挣',
    '师傅手脚快',
    '抬沙发最累人',
    '以前搬家便宜得很',
    '好的，师傅几点能到',
    '好的，我等起的',
    '我去，太贵了吧',
    '我去上班了',
    '我来晚了',
    '1个',
    '街上人多得很',
    '没人接吗',
    '王师傅接了128',
    '我可以问问我徒弟',
    '可能去不成',
    '如果明天不下雨我就去',
  ])('%s', (text) => {
    expect(actOf('claim', text)).toBeUndefined();
  });
});

describe('another price', () => {
  test.each([
    ['180我就去', [], 18000],
    ['80块我接', [], 8000],
    ['给150我就来', [], 15000],
    ['加到100就干', [], 10000],
    ['一百五我就去', [], 15000],
    ['少了100不去', [], 10000],
    ['最低150', [], 15000],
    ['128 80块我就去', [128], 8000],
    ['128号单 80块我去', [128], 8000],
  ])('%s', (text, numbers, fen) => {
    expect(actOf('counter-offer', text)).toMatchObject({ numbers, fen });
    expect(actOf('claim', text)).toBeUndefined();
  });
});

describe("the worker's word that it is done", () => {
  test.each([
    ['弄好了', [], null],
    ['搬完了', [], null],
    ['通了哈', [], null],
    ['水龙头换好了', [], null],
    ['128弄好了', [128], null],
    ['完成128', [128], null],
    ['完成 128 收60', [128], 6000],
    ['128号单搞定，收了80', [128], 8000],
    ['修好了，给了50', [], 5000],
    ['收60', [], 6000],
    ['弄好了，没收钱', [], 0],
    ['没收钱', [], 0],
  ])('%s', (text, numbers, paidFen) => {
    expect(actOf('complete', text)).toMatchObject({ numbers, paidFen });
  });

  test.each(['还没弄好', '弄好了吗', '快弄完了', '明天才弄得完', '作业做完了', '自己修好了', '昨天那家的修好了'])(
    'not yet, or not his: %s',
    (text) => {
      expect(actOf('complete', text)).toBeUndefined();
    },
  );
});

describe("the poster's word", () => {
  test.each([
    ['好了', null],
    ['弄好了，谢谢师傅', null],
    ['满意', '满意'],
    ['很满意，谢谢', '满意'],
    ['师傅弄好了，弄得干净，满意', '满意'],
    ['一般', '一般'],
    ['还行吧', '一般'],
    ['不满意', '不满意'],
    ['不太满意', '不满意'],
  ])('%s', (text, rating) => {
    expect(actOf('satisfied', text)).toMatchObject({ rating });
  });

  test.each(['太好了，后天我在家', '好了不说了', '这家的羊肉粉一般，不如以前', '我觉得可以，挺好的', '好了没', '快好了', '就好了'])(
    'only talk: %s',
    (text) => {
      expect(actOf('satisfied', text)).toBeUndefined();
    },
  );

  test.each(['没来', '师傅没来', '师傅还没到', '咋还没来', '128没来'])('nobody came: %s', (text) => {
    expect(actOf('no-show', text)).toBeDefined();
  });

  test.each(['换一个', '换个师傅', '能不能换个师傅', '换个人来'])('another worker: %s', (text) => {
    expect(actOf('another-worker', text)).toBeDefined();
  });
});

describe('stepping back', () => {
  test.each([
    ['取消', []],
    ['取消128', [128]],
    ['128号单不要了', [128]],
    ['不用了，修好了', []],
    ['不用来了', []],
    ['撤了', []],
    ['找到人了，谢谢', []],
    ['周日的保洁不做了', []],
    ['搬家先不搬了', []],
  ])('the poster withdraws: %s', (text, numbers) => {
    expect(actOf('withdraw', text)).toMatchObject({ numbers });
  });

  test('with what he says besides as the reason', () => {
    expect(actOf('withdraw', '不用了，我儿子修好了')?.reason).toBe('我儿子修好了');
    expect(actOf('give-back', '128去不了了，车坏了')).toMatchObject({ numbers: [128], reason: '车坏了' });
  });

  test.each(['退单', '退128', '来不了', '去不成了', '刚才接的那个退了', '这单我不做了'])('the worker gives back: %s', (text) => {
    expect(actOf('give-back', text)).toBeDefined();
  });
});

describe('changes', () => {
  test.each([
    ['改成明天下午3点', { when: { kind: 'at' } }],
    ['价格80', { price: { minFen: 8000 } }],
    ['加到100', { price: { minFen: 10000 } }],
    ['地址是东门巷12号', { place: { full: '东门巷12号' } }],
    ['人数改成3个', { headcount: 3 }],
    ['128改成后天', { when: { kind: 'day' } }],
    ['还是周六吧', { when: { kind: 'day' } }],
  ])('said with a word of changing: %s', (text, fields) => {
    expect(actOf('amend', text)).toMatchObject({ explicit: true, fields });
  });

  test.each([
    ['东门巷12号3单元', { place: { full: '东门巷12号3单元' } }],
    ['明天上午9点，电话13800000071', { when: { kind: 'at' }, phone: '13800000071' }],
    ['电话13800000071', { phone: '13800000071' }],
    ['80块', { price: { minFen: 8000 } }],
    ['我家在东门巷12号', { place: { full: '东门巷12号' } }],
  ])('nothing but fields: %s', (text, fields) => {
    expect(actOf('amend', text)).toMatchObject({ explicit: false, fields });
  });

  test.each(['明天要下雨哦', '早点睡，这两天冷', '今天花了80块钱', '下午去接娃', '我明天上班'])('talk of days and money: %s', (text) => {
    expect(actOf('amend', text)).toBeUndefined();
  });
});

describe('short answers', () => {
  test.each(['是', '是的', '对', '要的', '要得', '嗯', '好', '是，麻烦快点'])('yes: %s', (text) => {
    expect(actOf('yes', text)).toBeDefined();
  });

  test.each(['不是', '不用', '不要', '算了', '不是，我自己弄'])('no: %s', (text) => {
    expect(actOf('no', text)).toBeDefined();
  });

  test.each(['同意', '可以', '行', '好', '同意128', '128同意'])('consent: %s', (text) => {
    expect(actOf('agree', text)).toBeDefined();
  });

  test('好 can be consent, a claim and a yes: the orders decide', () => {
    expect(actsOf('好').map((act) => act.kind)).toEqual(expect.arrayContaining(['claim', 'yes', 'agree']));
  });

  test.each(['可以的话周末一起去爬山', '好的，师傅大概好久到', '是不是要下雨了', '对面那家店关了', '行李放哪里'])(
    'a longer sentence is none: %s',
    (text) => {
      expect(actsOf(text)).toEqual([]);
    },
  );
});

describe('a question after an order', () => {
  test.each(['128号单有人接了没？', '128有人接了吗', '128号单到哪了', '128号单师傅几点来'])('%s', (text) => {
    expect(actOf('ask-state', text)).toMatchObject({ numbers: [128] });
  });

  test.each(['有人接了没？', '师傅几点来', '128块钱贵不贵'])('none without its number: %s', (text) => {
    expect(actOf('ask-state', text)).toBeUndefined();
  });
});
