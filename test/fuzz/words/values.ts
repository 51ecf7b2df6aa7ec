import fc from 'fast-check';

/** "12" in the signs that people use for it. */
const CHINESE = '零一二三四五六七八九';

function inChinese(number: number): string {
  if (number < 10) return CHINESE[number] ?? '';
  if (number > 99) return [...String(number)].map((digit) => CHINESE[Number(digit)]).join('');
  const tens = number < 20 ? '' : CHINESE[Math.floor(number / 10)];
  return `${tens}十${number % 10 === 0 ? '' : CHINESE[number % 10]}`;
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

const CAPITAL: Readonly<Record<string, string>> = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
};
const capital = (text: string): string => [...text].map((sign) => CAPITAL[sign] ?? sign).join('');

/** Mobile numbers, all with 0000 in their middle, in every spelling that is common. */
export const phone = fc
  .tuple(fc.constantFrom('138', '139', '159', '177', '199'), fc.integer({ min: 0, max: 9999 }), fc.nat(13))
  .map(([head, tail, style]) => {
    const end = String(tail).padStart(4, '0');
    const plain = `${head}0000${end}`;
    const chinese = [...plain].map((digit) => CHINESE[Number(digit)]).join('');
    const spellings = [
      plain,
      plain,
      plain,
      `${head} 0000 ${end}`,
      `${head}-0000-${end}`,
      `+86 ${plain}`,
      `0086${plain}`,
      fullWidth(plain),
      chinese,
      capital(chinese),
      chinese.replaceAll('一', '幺'),
      `${head}.0000.${end}`,
      `${head}0000 ${end}`,
      `${head}，0000，${end}`,
    ];
    return spellings[style] ?? plain;
  });

const landline = fc.integer({ min: 28_000_000, max: 29_999_999 }).map((number) => `0851-${number}`);

export const call = fc
  .tuple(
    fc.constantFrom('电话', '电话：', '打', '联系', '手机号', 'tel', '', '微信同号'),
    fc.oneof({ weight: 9, arbitrary: phone }, landline),
  )
  .map(([word, number]) => word + number);

const name = fc.constantFrom(
  ...[
    '洗马小区',
    '松山小区',
    '丽景花园',
    '粮站宿舍',
    '富民佳苑',
    '阳光城',
    '老供销社',
    '市医院',
    '松山小学',
    '农贸市场',
    '星河广场',
    '水井村',
    '茶山湾',
  ],
);
const road = fc.constantFrom('洗马路', '松山路', '北山路', '南京路', '老街', '沿江路', '环城东路', '');

/** The door of a flat; those with a number of their own that nothing else of these worlds has. */
export const door = fc
  .tuple(fc.integer({ min: 1, max: 36 }), fc.integer({ min: 1, max: 6 }), fc.constantFrom('1802', '1107', '903'), fc.nat(17))
  .map(([house, stair, flat, style]) => {
    const doors = [
      `${house}栋${stair}单元${flat}`,
      `${house}栋${flat}`,
      `${inChinese(house)}栋${inChinese(stair)}单元`,
      `${house}号楼${stair}单元${flat}室`,
      `${house}-${stair}-${flat}`,
      `${house}幢${stair}单元`,
      `B座${flat}`,
      `${fullWidth(String(house))}栋${fullWidth(flat)}`,
      `${house} 栋 ${stair} 单元 ${flat}`,
      `${house}号`,
      `${house}号附${stair}号`,
      `${flat}室`,
      `${house}栋${stair}单元${house}楼`,
      `${inChinese(house)}号楼`,
      `A${house}栋${flat}号房`,
      `${house}#${flat}`,
      `${stair}单元${flat}`,
      `${house}栋`,
    ];
    return doors[style] ?? '';
  });

export const place = fc
  .tuple(road, name, fc.oneof(door, fc.constant('')), fc.constantFrom('', '', '门口', '对面', '旁边', '楼下'))
  .map(([way, estate, itsDoor, near]) => `${way}${estate}${itsDoor}${near}`);

const clock = fc
  .tuple(
    fc.constantFrom('', '上午', '下午', '早上', '晚上', '中午'),
    fc.integer({ min: 0, max: 26 }),
    fc.constantFrom('点', '点半', ':30', '点15', '时'),
  )
  .map((parts) => parts.join(''));
const day = fc.oneof(
  fc.constantFrom(
    '今天',
    '明天',
    '后天',
    '大后天',
    '周六',
    '下周三',
    '这周末',
    '月底',
    '12月8号',
    '2月30号',
    '11.31',
    '二〇二六年十三月',
    '年后',
    '8号',
    '元旦',
    '马上',
    '现在',
    '尽快',
  ),
  fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 })).map(([month, date]) => `${month}月${date}日`),
);
export const time = fc.oneof(
  fc.tuple(day, fc.oneof(clock, fc.constantFrom('', '上午', '下午', '晚上', '一早'))).map((parts) => parts.join('')),
  fc.constantFrom(
    '每天早上8点',
    '每周三下午',
    '周一到周五',
    '一个半小时后',
    '下午2点到5点',
    '25号之前',
    '长期',
    '有空就来',
    '随时',
    '下下周三',
    '9点-11点',
  ),
);

export const amount = fc.oneof(
  fc.constantFrom(0, -1, 1, 15, 50, 60, 80, 100, 105, 120, 150, 300, 350, 1e4, 1e9, 0.01, 1e21).map(String),
  fc.constantFrom(
    '一百五',
    '999999999999999999',
    '两百',
    '五十',
    '一百零五',
    '八十块',
    '1000000000000',
    '１００',
    '一万八',
    '三五百',
    '百把块',
    '负一',
    'NaN',
    '0x10',
    '1e9',
  ),
);
export const price = fc
  .tuple(
    fc.constantFrom('', '', '给', '价格', '出', '最多', '不超过'),
    amount,
    fc.constantFrom('元', '块', '元一天', '/小时', '一个人', '起', '左右', '块钱', ''),
  )
  .map((parts) => parts.join(''));

/** Signs in the place of which the number of an order stands when it is said; the sender's own, one that he has, one that is open. */
export const OWN = '\ue000';
export const HELD = '\ue001';
export const OPEN = '\ue002';

/** Numbers of orders that exist at the beginning, soon exist, or never will. */
export const orderNumber = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(OWN, HELD, OPEN) },
  { weight: 12, arbitrary: fc.integer({ min: 101, max: 122 }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: 101, max: 116 }).map((number) => fullWidth(String(number))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0', '-1', '1', '99', '999', '1000000000', '999999999999999999', '1e9', '一百零一', '101.5', '¹⁰¹', '①', ''),
  },
);

export const headcount = fc.constantFrom(
  '要2个人',
  '2人',
  '三个人',
  '0个人',
  '-1人',
  '一个师傅',
  '5-8人',
  '100000000人',
  '两三个小工',
  '要1.5个人',
);
