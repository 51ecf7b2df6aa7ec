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

describe('a claim as people here say it', () => {
  test.each([
    ['in dialect', '嘞单我接起'],
    ['with a slip', '皆单'],
    ['by letters', 'jie'],
    ['for a crew', '粉墙那家我们两师徒接'],
    ['by his name', '这单登我的名字'],
    ['asked for', '给刮大白的那家留给我'],
    ['said twice', '抢到了抢到了'],
    ['with a request', '接，喊屋主把猫关起'],
    ['with a past fright beside it', '接了，叫她把狗牵开，上次遭吓惨了'],
    ['if nobody else does', '还没人接的话我接'],
  ])('%s: %s', (_, text) => {
    expect(actOf('claim', text)).toMatchObject({ force: 'plain' });
  });

  test.each([
    ['with what he rides', '我骑摩托过来'],
    ['with whom', '我叫上我兄弟一起去'],
    ['doing it', '谷子我来晒'],
    ['knowing how', '焊门这个我在行'],
    ['in dialect', '这个我克'],
    ['near and soon', '我就在隔壁栋，五分钟到'],
    ['asking for the address', '位置甩过来，十分钟到'],
    ['coming from another job', '这边收好工具我就过来'],
    ['on his way', '顺手就给她带了'],
    ['all of it', '席桌的碗我们三姊妹包了'],
  ])('of every day, %s: %s', (_, text) => {
    expect(actOf('claim', text)).toMatchObject({ force: 'everyday' });
  });

  test.each([
    '我去上班了',
    '我下午去医院',
    '老婆喊我去买菜',
    '我妈来了',
    '我刚从工地过来',
    '我排队去了',
    '有伴就去',
    '我去过那家',
    '我回来了',
    '我带身份证过来',
    '改到周四行不行？周四我可以来',
    '我们两个接一个活算几单',
    '我那个冲击钻送去修了',
  ])('no claim: %s', (text) => {
    expect(actOf('claim', text)).toBeUndefined();
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
    ['一百六我马上过来', [], 16000],
    ['加四十块油钱我跑一趟', [], 4000],
    ['120我去，行不行', [], 12000],
  ])('%s', (text, numbers, fen) => {
    expect(actOf('counter-offer', text)).toMatchObject({ numbers, fen });
    expect(actOf('claim', text)).toBeUndefined();
  });
});

test('under the post of an order a round number is a price, its own number is not', () => {
  const under = (reply: string): string => `「派单助手：128号单 搬家」\n- - - - - - - - - - - - - - -\n${reply}`;
  expect(actOf('counter-offer', under('260我上'))).toMatchObject({ fen: 26000 });
  expect(actOf('claim', under('128我上'))).toMatchObject({ numbers: [128] });
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
    ['131 完 70', [131], 7000],
    ['收到90，完成', [], 9000],
    ['柜子抬上楼了，九十到手', [], 9000],
    ['鞋柜装起了，屋主给了我一百二', [], 12000],
    ['窗子擦归一了', [], null],
    ['弄完哒', [], null],
    ['东西全部搬进屋了', [], null],
    ['药已送达，护士签的字', [], null],
    ['油烟机擦得发亮', [], null],
    ['任务完成✅', [], null],
  ])('%s', (text, numbers, paidFen) => {
    expect(actOf('complete', text)).toMatchObject({ numbers, paidFen });
  });

  test.each([
    '还没弄好',
    '五分钟搞定',
    '刚收工，我去',
    '接起',
    '弄好了吗',
    '快弄完了',
    '明天才弄得完',
    '作业做完了',
    '自己修好了',
    '昨天那家的修好了',
  ])('not yet, or not his: %s', (text) => {
    expect(actOf('complete', text)).toBeUndefined();
  });
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
    ['做得很好', '满意'],
    ['弄得非常好，谢谢', '满意'],
    ['师傅修得不错', '满意'],
    ['卫生打扫得很干净', '满意'],
    ['活路做得巴适得很', '满意'],
    ['修得不好', '不满意'],
    ['搞得太差了', '不满意'],
    ['不满意', '不满意'],
    ['不太满意', '不满意'],
  ])('%s', (text, rating) => {
    expect(actOf('satisfied', text)).toMatchObject({ rating });
  });

  test.each([
    '太好了，后天我在家',
    '好了不说了',
    '这家的羊肉粉一般，不如以前',
    '我觉得可以，挺好的',
    '好了没',
    '快好了',
    '就好了',
    '饭做得很好吃',
    '你这头发弄得很好看',
    '题做得不好，遭骂了',
    '干得漂亮',
    '要做得好才行',
    '他字写得很好',
    '做得好不好看缘分',
  ])('only talk: %s', (text) => {
    expect(actOf('satisfied', text)).toBeUndefined();
  });

  test.each([
    '没来',
    '师傅没来',
    '师傅还没到',
    '咋还没来',
    '128没来',
    '师傅还是没来',
    '人还没到',
    '师傅没有来',
    '等了一个小时了还没来',
    '人影都没看到',
  ])('nobody came: %s', (text) => {
    expect(actOf('no-show', text)).toBeDefined();
  });

  test.each(['快递还没来', '公交一直没来', '娃还没回来', '我还没到', '春天还没有来', '你还没来过我家'])(
    'nobody is waited for: %s',
    (text) => {
      expect(actOf('no-show', text)).toBeUndefined();
    },
  );

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
    ['莫派了莫派了', []],
    ['我前头发的那条作废', []],
    ['通厕所的莫来了，我幺儿通开了', []],
    ['请的保姆算球了', []],
    ['打农药那个先取消', []],
    ['物业来修好了', []],
    ['不用了谢谢', []],
  ])('the poster withdraws: %s', (text, numbers) => {
    expect(actOf('withdraw', text)).toMatchObject({ numbers });
  });

  test('with what he says besides as the reason', () => {
    expect(actOf('withdraw', '不用了，我儿子修好了')?.reason).toBe('我儿子修好了');
    expect(actOf('give-back', '128去不了了，车坏了')).toMatchObject({ numbers: [128], reason: '车坏了' });
  });

  test.each([
    '退单',
    '退128',
    '来不了',
    '去不成了',
    '刚才接的那个退了',
    '这单我不做了',
    '早上接的铺地砖那单做不成了',
    '我脚崴了去不了',
    '这单我吐出来',
    '走不开，128让给别个',
  ])('the worker gives back: %s', (text) => {
    expect(actOf('give-back', text)).toBeDefined();
  });
});

describe('who does not step back', () => {
  test.each([
    '洗碗池又不通了',
    '今天下午的课取消，各位家长来接',
    '请的阿姨做两天就不来了',
    '猫在雨棚上下不来了，哪个师傅帮忙逮一下',
    '来个通厕所的，上次那个不要',
    '找到了找到了，在沙发底下',
    '电磁炉不通电修不修得了',
  ])('%s', (text) => {
    expect(actOf('withdraw', text)).toBeUndefined();
  });

  test.each(['洗碗池又不通了', '门打不开了'])('nor is satisfied: %s', (text) => {
    expect(actOf('satisfied', text)).toBeUndefined();
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
