import { HOUR, startOfDay, type UtcMs } from '../../../src/domain/time.ts';
import type { Chance } from './chance.ts';

/** What somebody wants done, in the words of different people; `many`: for several workers. */
interface Wish {
  readonly weight: number;
  readonly asks: readonly string[];
  readonly least: number;
  readonly most: number;
}

/** About as a station sees them: moving, repair and cleaning come first. */
const WISHES: readonly Wish[] = [
  { weight: 14, asks: ['厨房下水道堵了，请师傅来通', '马桶堵了，找人来通一下', '卫生间地漏堵了，哪个师傅能来通下'], least: 50, most: 120 },
  {
    weight: 14,
    asks: ['厨房水龙头坏了关不紧，找人来换一个', '请师傅来换个水龙头', '插座没电了，请电工来看看', '客厅灯不亮了，找师傅来换'],
    least: 30,
    most: 100,
  },
  { weight: 3, asks: ['水管爆了到处漏水，找师傅马上来修'], least: 80, most: 150 },
  { weight: 9, asks: ['洗衣机不脱水了，找师傅上门修', '空调不制冷，请师傅来修一下', '找人上门修冰箱'], least: 60, most: 180 },
  {
    weight: 14,
    asks: ['找个阿姨来打扫卫生，两室一厅', '请人来擦玻璃', '找保洁做新房开荒', '找阿姨打扫卫生，三室两厅'],
    least: 80,
    most: 260,
  },
  { weight: 10, asks: ['找人把旧冰箱抬下楼', '请个师傅帮忙抬柜子上楼', '找人搬沙发下楼'], least: 40, most: 120 },
  { weight: 5, asks: ['请师傅来换门锁', '找师傅来修门锁'], least: 80, most: 200 },
  { weight: 5, asks: ['找护工陪护老人', '请人照顾病人'], least: 150, most: 260 },
  { weight: 4, asks: ['墙面掉灰，请师傅来补墙', '卫生间要贴瓷砖，找师傅'], least: 150, most: 400 },
  { weight: 3, asks: ['请人来修剪树枝', '找人割草'], least: 80, most: 200 },
  { weight: 3, asks: ['找人送货，一车家具', '请人拉货'], least: 60, most: 160 },
  { weight: 3, asks: ['找个钟点工做饭', '找阿姨做家务'], least: 60, most: 120 },
];

/** For two or three. */
const WISHES_FOR_MANY: readonly Wish[] = [
  { weight: 3, asks: ['搬家，要N个人', '搬家，需要N个师傅'], least: 300, most: 700 },
  { weight: 2, asks: ['卸水泥，要N个小工', '找N个小工搬砖'], least: 200, most: 500 },
  { weight: 1, asks: ['新房开荒保洁，要N个阿姨'], least: 240, most: 480 },
];

const ESTATES = ['松山路松山小区', '北山路丽景小区', '团结路幸福里', '南山路阳光花园', '中华路天成花园', '大连路文化小区'];
const PART_WORDS = ['上午', '下午', '上午9点', '上午10点半', '下午2点', '下午3点', '下午4点半'];

export interface WishSaid {
  readonly text: string;
  readonly headcount: number;
}

/** An order as people write it; sometimes its price, its time or its phone is left out. */
export function sayWish(chance: Chance, at: UtcMs): WishSaid {
  const isForMany = chance.isLucky(0.09);
  const headcount = isForMany ? chance.between(2, 3) : 1;
  const wish = wishOf(chance, isForMany ? WISHES_FOR_MANY : WISHES);
  const parts = [
    chance.oneOf(wish.asks).replace('N', String(headcount)),
    whenSaid(chance, at),
    `${chance.oneOf(ESTATES)}${chance.between(1, 40)}栋${chance.between(1, 6)}单元${chance.between(1, 18)}0${chance.between(1, 4)}`,
    priceSaid(chance, wish),
    chance.isLucky(0.85) ? `电话1390000${String(chance.between(0, 9999)).padStart(4, '0')}` : null,
  ];
  return { text: parts.filter((part) => part !== null).join('，'), headcount };
}

function wishOf(chance: Chance, wishes: readonly Wish[]): Wish {
  const place = chance.weighed(Object.fromEntries(wishes.map(({ weight }, index) => [String(index), weight])));
  return wishes[Number(place)] as Wish;
}

function whenSaid(chance: Chance, at: UtcMs): string | null {
  const hour = (at - startOfDay(at)) / HOUR;
  const far = chance.any();
  if (far < 0.05) return null;
  if (far < 0.45 && hour > 6 && hour < 11) return `今天${chance.oneOf(['上午11点半', '下午', '下午2点', '下午3点', '下午5点'])}`;
  if (far < 0.45 && hour >= 11 && hour < 16) return `今天${chance.oneOf(['下午5点', '晚上7点', '下午6点'])}`;
  if (far < 0.8) return `明天${chance.oneOf(PART_WORDS)}`;
  if (far < 0.93) return `后天${chance.oneOf(PART_WORDS)}`;
  return `下周${chance.oneOf(['一', '三', '五'])}${chance.oneOf(PART_WORDS)}`;
}

function priceSaid(chance: Chance, { least, most }: Wish): string | null {
  const way = chance.any();
  if (way < 0.08) return null;
  if (way < 0.14) return '价格面议';
  const yuan = Math.round(chance.between(least, most) / 10) * 10;
  return chance.isLucky(0.5) ? `${yuan}元` : `${yuan}块`;
}

/** What neighbours and workers say all day and what concerns no order. */
export const CHAT = [
  '早上好',
  '今天又降温了，老人小孩多穿点',
  '收到，谢谢',
  '团购的橙子到了，在三栋门口自己拿',
  '楼下那家羊肉粉今天没开门',
  '昨天那家七楼没电梯，腰杆都累断了',
  '有人捡到一串钥匙没，昨晚在菜市场门口掉的',
];
