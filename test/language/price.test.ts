import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PriceUnit } from '../../src/domain/job.ts';
import { normalize } from '../../src/language/normalize.ts';
import { choosePrice, findPrices } from '../../src/language/recognizers/price.ts';

type Said = readonly [min: number | null, max: number | null, unit: PriceUnit];

function read(raw: string): { price: Said | null; negotiable: boolean } {
  const text = normalize(raw);
  const { price, negotiable } = choosePrice(findPrices(text, []), text);
  const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);
  return { price: price && [yuan(price.minFen), yuan(price.maxFen), price.unit], negotiable };
}

describe('what is paid', () => {
  test.each<[string, Said]>([
    ['修水管，30元', [30, 30, 'job']],
    ['修水管30块钱', [30, 30, 'job']],
    ['通马桶，给一百五', [150, 150, 'job']],
    ['两百块', [200, 200, 'job']],
    ['工钱两百', [200, 200, 'job']],
    ['一百零五元', [105, 105, 'job']],
    ['给三十', [30, 30, 'job']],
    ['三块五一斤', [3.5, 3.5, 'piece']],
    ['1块5一斤', [1.5, 1.5, 'piece']],
    ['摘辣椒8毛一斤', [0.8, 0.8, 'piece']],
    ['￥60', [60, 60, 'job']],
    ['💰45元/小时/人', [45, 45, 'hour']],
    ['30元每小时', [30, 30, 'hour']],
    ['每小时35', [35, 35, 'hour']],
    ['40一个小时', [40, 40, 'hour']],
    ['25/小时', [25, 25, 'hour']],
    ['200一天', [200, 200, 'day']],
    ['一天180', [180, 180, 'day']],
    ['白班，一百八一天', [180, 180, 'day']],
    ['两百一天包吃', [200, 200, 'day']],
    ['150/天', [150, 150, 'day']],
    ['220元一晚', [220, 220, 'day']],
    ['一人160一天', [160, 160, 'day']],
    ['每人每天170', [170, 170, 'day']],
    ['每人80', [80, 80, 'person']],
    ['一人90', [90, 90, 'person']],
    ['70一位', [70, 70, 'person']],
    ['120/人', [120, 120, 'person']],
    ['100块一个人', [100, 100, 'person']],
    ['要3个人抬，100一个', [100, 100, 'person']],
    ['装灯，20一个', [20, 20, 'piece']],
    ['加氟一台150', [150, 150, 'piece']],
    ['90/台', [90, 90, 'piece']],
    ['刷漆18一平', [18, 18, 'piece']],
    ['每袋3元', [3, 3, 'piece']],
    ['写对联10元一副', [10, 10, 'piece']],
    ['80一次', [80, 80, 'job']],
    ['一趟25', [25, 25, 'job']],
    ['月薪3800', [3800, 3800, 'month']],
    ['3000一个月', [3000, 3000, 'month']],
    ['2600/月', [2600, 2600, 'month']],
    ['住家保姆，工资4000', [4000, 4000, 'month']],
  ])('%s', (text, price) => {
    expect(read(text).price).toEqual(price);
  });

  test.each<[string, Said]>([
    ['50-100元', [50, 100, 'job']],
    ['50到80块', [50, 80, 'job']],
    ['价格在200到260之间', [200, 260, 'job']],
    ['3-4百块', [300, 400, 'job']],
    ['工钱三四百', [300, 400, 'job']],
    ['150～180一天', [150, 180, 'day']],
    ['一百到一百五', [100, 150, 'job']],
    ['月薪3500-4500', [3500, 4500, 'month']],
    ['不超过100', [null, 100, 'job']],
    ['最多给一百二', [null, 120, 'job']],
    ['200以内', [null, 200, 'job']],
    ['预算150元以内', [null, 150, 'job']],
    ['600起', [600, null, 'job']],
    ['至少80元', [80, null, 'job']],
    ['80左右', [80, 80, 'job']],
    ['大概100块', [100, 100, 'job']],
  ])('a range or a bound: %s', (text, price) => {
    expect(read(text).price).toEqual(price);
  });

  test.each<[string, Said]>([
    ['换水管 人工60 后天', [60, 60, 'job']],
    ['搬沙发，就一层楼。给50', [50, 50, 'job']],
    ['装窗帘杆 90一起', [90, 90, 'job']],
    ['修灯，100，云杉小区', [100, 100, 'job']],
    ['洗油烟机 80', [80, 80, 'job']],
    ['通马桶80，急', [80, 80, 'job']],
    ['刮墙，包工包料八百', [800, 800, 'job']],
    ['70得行不', [70, 70, 'job']],
    ['打孔2个，240包支架', [240, 240, 'job']],
    ['米价随行就市，跑腿费15', [15, 15, 'job']],
    ['买20块钱的豆腐，跑腿费5块', [5, 5, 'job']],
    ['配件30，人工50', [50, 50, 'job']],
    ['材料费另算，工钱120', [120, 120, 'job']],
    ['空调90一台，洗衣机80，一共260', [260, 260, 'job']],
    ['一天150，三天一共450', [150, 150, 'day']],
    ['给80，不对，给100', [100, 100, 'job']],
    ['60？写错了，90元', [90, 90, 'job']],
    ['每人100外加一包烟', [100, 100, 'person']],
    ['上次给60，这次给80', [80, 80, 'job']],
    ['换锁芯包材料180可以不', [180, 180, 'job']],
    ['1400元一吨的沙，运费90', [90, 90, 'job']],
    ['背煤，每百斤10块', [10, 10, 'piece']],
  ])('in order lines: %s', (text, price) => {
    expect(read(text).price).toEqual(price);
  });

  test.each<[string, Said]>([
    ['包抄手，一个一角五', [0.15, 0.15, 'piece']],
    ['串珠子每串1毛2', [0.12, 0.12, 'job']],
    ['每户二十一共两百四', [240, 240, 'job']],
    ['工资4,200元', [4200, 4200, 'month']],
    ['3百5', [350, 350, 'job']],
    ['1千二包干', [1200, 1200, 'job']],
    ['400多块', [400, 400, 'job']],
    ['80￥', [80, 80, 'job']],
    ['跑路费二十五，油钱另外算', [25, 25, 'job']],
    ['代取药，跑腿12', [12, 12, 'job']],
    ['90请个懂行的', [90, 90, 'job']],
    ['60到90都可以', [60, 90, 'job']],
    ['140差不多吧', [140, 140, 'job']],
    ['160加两顿饭', [160, 160, 'job']],
    ['请吃饭外加60', [60, 60, 'job']],
    ['背沙五楼，水泥15包，200', [200, 200, 'job']],
    ['材料师傅带，莫超过三百五', [null, 350, 'job']],
    ['140一天+一顿饭', [140, 140, 'day']],
    ['点工，管中午，210', [210, 210, 'day']],
    ['170 日结', [170, 170, 'day']],
    ['按人头60', [60, 60, 'person']],
    ['抬石头，3人各80', [80, 80, 'person']],
    ['来四个人，一个给90', [90, 90, 'person']],
    ['打针，十块钱一针', [10, 10, 'piece']],
    ['一亩地380', [380, 380, 'piece']],
    ['洗一台空调85', [85, 85, 'job']],
    ['一周260', [260, 260, 'job']],
    ['月嫂，做28天9600', [9600, 9600, 'job']],
    ['找保姆，三千四，双休', [3400, 3400, 'month']],
    ['店家装一次要260，140我就定了', [140, 140, 'job']],
    ['上次收了150，这次给100', [100, 100, 'job']],
    ['送到KTV 306，跑腿20', [20, 20, 'job']],
  ])('as people also say it: %s', (text, price) => {
    expect(read(text).price).toEqual(price);
  });

  test.each([
    '水泥30包',
    '瓷片掉了几十块',
    '上次收160那个师傅',
    '别人收了220',
    '金源大厦1206',
    '血压140',
    '7、8个箱子',
    '快点来多给30',
    '满200减30',
    '用工人数:7',
    '12斤米',
    '55寸电视',
    '住3号楼',
    '5000提成',
    '卧室12平米',
    '20年经验',
    '押金200',
    '1.5匹空调',
    '换一块玻璃',
    '三块木板',
    '2个角阀',
    '3条毛巾',
    '三楼到六楼',
    '洗马路5-2-903',
    '128号单',
    '接128',
    '完成128',
    '9:30到11:00',
    '12/4',
    '老人80岁',
    '要6-8名',
    '20袋沙子',
    '一人在家',
    '十一天',
    '网上买才60',
    '材料费50',
    '型号A12',
    '6楼',
    '3个小时',
  ])('no price in "%s"', (text) => {
    expect(read(text).price).toBeNull();
  });

  test('what is time, phone or place is no price', () => {
    expect(findPrices('修灯 80 明天', [{ from: 3, to: 5 }])).toEqual([]);
    expect(findPrices('修灯 80 明天', []).map((span) => span.text)).toEqual(['80']);
  });
});

describe('the price is left open', () => {
  test.each([
    '价格面议',
    '工钱你们说',
    '师傅报个价',
    '看着给',
    '好多钱哦',
    '咋个收费',
    '要多少钱',
    '钱好说',
    '按市场价',
    '看了现场再谈',
    '收多少',
    '可以商量',
    '什么价',
    '安装费多少',
    '车费好说',
    '费用来看了说',
    '工钱你们讲 莫太高',
    '工钱当面讲',
    '量了再说价',
    '换一个多少，东西你带',
    '开一次好多',
    '刮一平几块钱嘛',
    '价格报一下',
    '收费先讲清楚',
    '给个实在价',
    '喊个痛快价',
    '照市面价',
    '估个价',
    '钱咋算',
  ])('%s', (text) => {
    expect(read(`修门锁，${text}`).negotiable).toBe(true);
  });

  test.each([
    '给80',
    '看看水管',
    '得多少人',
    '要多少时间',
    '一口价100',
    '菜多少钱一斤',
    '钥匙给王姐',
    '日子您定',
    '时间好商量',
    '出价200',
    '材料费实报',
    '不讲价',
    '一次要多少袋灰',
    '先试两天合适就做满月',
  ])('not with "%s"', (text) => {
    expect(read(`修门锁，${text}`).negotiable).toBe(false);
  });

  test('a price may stand beside it', () => {
    expect(read('月薪4000，面议')).toEqual({ price: [4000, 4000, 'month'], negotiable: true });
  });
});

describe('whatever is written', () => {
  const pieces = fc.constantFrom(
    '80',
    '一百',
    '元',
    '块',
    '/',
    '-',
    '每',
    '人',
    '天',
    ' ',
    '，',
    '给',
    '5-2-903',
    '\ud800',
    '😀',
    '起',
    '.',
    '13800000001',
    '两',
    '个',
    '\n',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  test('nothing throws, spans lie inside the text in order, amounts are whole fen', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spans = findPrices(text, []);
        let end = 0;
        for (const span of spans) {
          expect(span.from).toBeGreaterThanOrEqual(end);
          expect(text.slice(span.from, span.to)).toBe(span.text);
          for (const fen of [span.value.minFen, span.value.maxFen]) expect(fen === null || (Number.isInteger(fen) && fen > 0)).toBe(true);
          end = span.to;
        }
        choosePrice(spans, text);
      }),
      { numRuns: 500 },
    );
  });
});
