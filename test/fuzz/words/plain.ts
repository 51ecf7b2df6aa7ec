import fc from 'fast-check';
import { HOSTILE_NAMES, IDS } from '../cast.ts';
import { amount, call, door, headcount, orderNumber, phone, place, price, time } from './values.ts';

const JOBS = [
  ...['厨房下水道堵了，请师傅来通', '马桶堵了找人通一下', '客厅插座没电了，请电工来修', '家里跳闸了，找个电工', '水管爆了漏水，快来个师傅'],
  ...[
    '找人搬家',
    '找两个人抬冰箱下楼',
    '找3个小工搬砖',
    '找阿姨来打扫卫生',
    '请人擦玻璃',
    '找个保姆住家照顾老人',
    '找护工陪床',
    '门锁打不开了，找开锁师傅',
  ],
  ...[
    '帮忙取个快递',
    '代买菜送上门',
    '请人接娃娃放学',
    '空调不制冷找人看看',
    '热水器打不起火，闻到煤气味',
    '找人刷墙',
    '找人剪草',
    '灯泡坏了请人换2个',
  ],
  ...[
    '清洗油烟机',
    '修洗衣机',
    '外墙漏水找人补',
    '找人把沙发从3楼搬到6楼没电梯',
    '请师傅来',
    '哪个会修水龙头',
    '水管好像坏了，咋个办哦',
    '插座冒火花了',
  ],
  ...['找人帮我讨债', '刷单一天300', '找代孕', '借身份证开户', '找个15岁的娃娃来做工'],
];
const job = fc.constantFrom(...JOBS);
const extra = fc.constantFrom(
  '老人一个人在家',
  '钥匙在门口脚垫下面',
  '自带工具',
  '要女的',
  '密码123456',
  '会做饭的',
  '急！',
  '@所有人',
  '家里没人',
  '我叫余建国',
  '谢谢',
);
const comma = fc.constantFrom('，', ',', '。', ' ', '\n', '、', '', '；');
const said = <T>(all: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(all, { freq: 3 });

export const order = fc
  .tuple(
    job,
    fc.shuffledSubarray(['time', 'place', 'price', 'call', 'headcount', 'extra']),
    comma,
    fc.record({ time, place, price, call, headcount, extra }),
  )
  .map(([words, parts, sign, values]) => [words, ...parts.map((part) => values[part as keyof typeof values])].join(sign));
const twoJobs = fc.tuple(order, fc.constantFrom('。另外', '，还有', '；', '\n'), order).map((parts) => parts.join(''));
const ad = fc
  .tuple(
    place,
    time,
    price,
    fc.constantFrom('招保洁阿姨', '求租房', '卖旧家具', '我会修水电，有活找我', '本人找活，搬家装卸都行', '想找个事做'),
    call,
  )
  .map((parts) => parts.join('，'));

export const piece = fc.oneof(
  time,
  place,
  price,
  call,
  phone,
  door,
  headcount,
  amount,
  fc.tuple(place, time).map((parts) => parts.join('，')),
);
export const change = fc
  .tuple(
    said(orderNumber),
    fc.constantFrom('改成', '改到', '价格', '价格改成', '地址是', '地址改成', '电话是', '时间改成', '人数改成', '改成要'),
    fc.oneof(time, place, amount, phone, door, headcount),
  )
  .map(([number, word, value]) => `${number === null ? '' : `${number}号单`}${word}${value}`);

export const claim = fc.oneof(
  fc
    .tuple(fc.constantFrom('接', '我接', '抢', '接单', '我来接', '街单', '能接', '要得，我去 '), said(orderNumber))
    .map(([word, number]) => `${word}${number ?? ''}`),
  orderNumber.map((number) => `${number}接`),
  fc.constantFrom(
    '1',
    '+1',
    '我来',
    '我去',
    '可以',
    '好',
    '要得',
    '得行，我来弄',
    '通下水道的我接',
    '搬家的我来',
    '打扫卫生那个我接',
    '接不了',
    '谁接单？',
    '接接接',
    '我接不到',
  ),
  fc
    .tuple(said(orderNumber), amount, fc.constantFrom('块我就去', '元去不去', '元我去', '我去'))
    .map(([number, fen, words]) => `${number ?? ''} ${fen}${words}`),
);
export const answer = fc.oneof(
  fc.constantFrom(
    '是',
    '不是',
    '对',
    '要的',
    '嗯',
    '好',
    '好了',
    '同意',
    '不同意',
    '不要',
    '接',
    '到了',
    '马上到',
    '在路上',
    '不来了',
    '满意',
    '一般',
    '不满意',
    '没来',
  ),
  fc
    .tuple(fc.constantFrom('同意', '满意', '不满意', '没来', '好了', '取消', '退', '完成', '弄好了'), said(orderNumber))
    .map(([word, number]) => `${word}${number ?? ''}`),
  fc.tuple(fc.constantFrom('同意', '不同意'), fc.constantFrom('熊师傅', '王师傅', '赵师傅')).map((parts) => parts.join('')),
  orderNumber,
);
export const ending = fc.oneof(
  fc
    .tuple(fc.constantFrom('完成', '弄好了', '搬完了', '做完了', '通好了'), said(orderNumber), said(amount))
    .map(([word, number, fen]) => `${word}${number ?? ''}${fen === null ? '' : ` 收${fen}`}`),
  fc
    .tuple(
      fc.constantFrom(
        '退',
        '退单',
        '来不了',
        '去不了',
        '取消',
        '不用了，修好了',
        '撤了',
        '换一个',
        '换个师傅',
        '不要了',
        '师傅没来',
        '没收钱',
        '哪个说收60',
        '只给了50',
      ),
      said(orderNumber),
    )
    .map(([word, number]) => `${word}${number ?? ''}`),
  fc
    .tuple(orderNumber, fc.constantFrom('号单到哪了', '号单几点来', '号单师傅电话多少', '号单要投诉', '号单'))
    .map((parts) => parts.join('')),
);
const registration = fc
  .tuple(
    fc.constantFrom('登记', '登记：', '登记 '),
    fc.constantFrom('余建国', '熊师傅', '买买提·阿不都', '所有人', 'x', ''),
    fc.constantFrom(' ', '，', ' 电话'),
    phone,
  )
  .map((parts) => parts.join(''));
const course = fc
  .tuple(fc.constantFrom('报名', '取消报名', '报名 '), fc.constantFrom('1', '2', '', '999999'))
  .map((parts) => parts.join(''));
const list = fc
  .array(fc.constantFrom('张三', '李四 2份', phoneLike(), '王五'), { minLength: 2, maxLength: 9 })
  .map((rows) => `#接龙\n买菜团购\n${rows.map((row, index) => `${index + 1}. ${row}`).join('\n')}`);
function phoneLike(): string {
  return '赵六 13800000066';
}

const CHAT = [
  '吃饭没有',
  '今天好冷',
  '[微笑]',
  '谁家的猫丢了',
  '门口停水了吗',
  '明天几点开会',
  '收到',
  '好的谢谢',
  '哈哈哈',
  '二栋的快递到了',
  '周末打麻将三缺一',
  '天气预报说有雨',
  '孩子作业好多',
  '上次那个师傅手艺不错',
  '物业费交了没',
  '广场舞改到八点',
];
export const chat = fc.oneof(
  fc.constantFrom(...CHAT),
  fc.tuple(fc.constantFrom(...CHAT), fc.constantFrom('，', ' ', '\n'), fc.constantFrom(...CHAT)).map((parts) => parts.join('')),
);

/** Lines of the bot, or what somebody makes look like one. */
const imitation = fc
  .tuple(
    orderNumber,
    fc.constantFrom(
      '号单 熊师傅接了',
      '号单 已取消',
      '号单 撤了，不用接了',
      '号单 搬家搬运\n60元\n接单请回：接101',
      '号培训 月嫂培训',
      '号单 没人接，请多渠道找人',
    ),
  )
  .map((parts) => parts.join(''));

export const nearlyRight = fc.oneof(
  { weight: 9, arbitrary: order },
  { weight: 1, arbitrary: twoJobs },
  { weight: 1, arbitrary: ad },
  { weight: 5, arbitrary: piece },
  { weight: 5, arbitrary: change },
  { weight: 9, arbitrary: claim },
  { weight: 6, arbitrary: answer },
  { weight: 6, arbitrary: ending },
  { weight: 1, arbitrary: registration },
  { weight: 1, arbitrary: course },
  { weight: 1, arbitrary: list },
  { weight: 1, arbitrary: imitation },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...IDS, ...HOSTILE_NAMES.filter((name) => name.length < 60)), fc.constantFrom('\u2005', ' ', ''), claim)
      .map(([who, end, words]) => `@${who}${end}${words}`),
  },
);

/** What is quoted: a post of the bot's, real or not. */
export const quote = fc.oneof(
  { weight: 5, arbitrary: imitation },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '图片', '名册.xlsx', '101号单'.repeat(300), '\u202e101号单', '1号培训 月嫂', '[文件]名册.xlsx'),
  },
);
