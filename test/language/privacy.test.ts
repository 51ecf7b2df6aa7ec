import { describe, expect, test } from 'vitest';
import { hidesDoor, publicText } from '../../src/language/privacy.ts';

describe('no door and no telephone leaves for a group', () => {
  test.each([
    ['洗马小区3栋2单元501', '洗马小区'],
    ['三栋门口', '门口'],
    ['B5栋3单元902', ''],
    ['星河广场B座1107', '星河广场'],
    ['五号楼', ''],
    ['二单元三零二', ''],
    ['锦程花园 5-2-903', '锦程花园 '],
    ['秋水印象5-802', '秋水印象'],
    ['洗马路12号', '洗马路'],
    ['洗马路十二号附3号', '洗马路'],
    ['老街15号', '老街'],
    ['街上巷子15号', '街上巷子'],
    ['师范宿舍B-501', '师范宿舍'],
    ['学府苑C1203', '学府苑'],
    ['农贸市场8号门面', '农贸市场'],
    ['101室', ''],
    ['五零一室', ''],
    ['住院部5楼23床', '住院部5楼'],
    ['６栋', ''],
    ['电话13800000001', '电话'],
    ['138 0000 0001找我', '找我'],
    ['一三八零零零零零零零一', ''],
    ['0851-28000001', ''],
  ])('%s', (text, shown) => {
    expect(hidesDoor(text)).toBe(true);
    expect(publicText(text)).toBe(shown);
  });

  test.each([
    '128号单 水电维修',
    '128号单 熊明祥师傅接了，用时5秒',
    '12月18日(周五)9:30',
    '明天(周二)下午2:00-4:00',
    '60元',
    '80-120元',
    '300到350元，按次',
    '价格 150-200',
    '用时3分20秒',
    '还差1人',
    '要6-8人',
    '搬家 3楼到6楼 没电梯',
    '打扫三室两厅',
    '2室1厅',
    '换灯泡2个',
    '接单请回：接128',
    '还没人接：128、131',
    '20261123-128',
    '11-23小结：发布6单，接单5单',
    '18号上午9点',
    '12348 法律援助，110',
    '洗马路洗马小区',
    '洗2床被子',
    '一座桥',
    '报名 1',
  ])('"%s" may be said', (text) => {
    expect(hidesDoor(text)).toBe(false);
    expect(publicText(text)).toBe(text);
  });

  test("the station's own number may stand, another one beside it not", () => {
    const line = '驿站电话 0851-28000001，熊师傅13800000001';
    expect(publicText(line, ['085128000001'])).toBe('驿站电话 0851-28000001，熊师傅');
    expect(hidesDoor('驿站电话 0851-28000001', ['085128000001'])).toBe(false);
  });
});

describe('a telephone number or another way to somebody, written so that no machine should find it', () => {
  test.each([
    '①③⑧⓪⓪⓪⓪⓪⓪⓪①',
    '❶❸❽⓿⓿⓿⓿⓿⓿⓿❶',
    '⒈⒊⒏⒐⒐⒐⒐⒐⒐⒐⒈',
    '138\u200b0000\u200b0001',
    '1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣1️⃣',
    '𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟏',
    '١٣٨٠٠٠٠٠٠٠١',
    '138O000OO01',
    'l3800000001',
    '138🍎0000🍎0001',
    '138a0000b0001',
    '138~0000~0001',
    '138\n0000\n0001',
    '1,3,8,0,0,0,0,0,0,0,1',
    '1、3、8、0、0、0、0、0、0、0、1',
    '一三八零零零零0001',
    '微信号 wxid_abc123',
    '加微信zhang_san88',
    'vx：abc12345',
    'QQ 12345678',
    'https://example.com/x?y=1',
    'www.example.com',
    'zhang.san@example.com',
    'example.top',
  ])('%j', (text) => {
    const shown = publicText(`找我${text}就行`);
    expect(hidesDoor(text)).toBe(true);
    expect(shown).toMatch(/^找我.*就行$/su);
    expect(shown.normalize('NFKC')).not.toMatch(/\d{2}|[A-Za-z]{2}/u);
  });

  test.each(['3#2-501', '3#501', '叁栋贰单元', '3棟2單元', '门牌302', '502号', '5楼502', '2单元5-1', '3栋\u200b2单元501'])(
    'a door as %j',
    (text) => {
      expect(publicText(text).replace(/\d楼/u, '')).not.toMatch(/\d/u);
    },
  );

  test.each(['6楼 150元', '128号单 有人接了', '3号培训 报名', '下午1:00-4:00 150元', '131、135、136、137', '1300、1301、1302', '138元'])(
    '%j may be said',
    (text) => {
      expect(publicText(text)).toBe(text);
    },
  );

  test('is looked for in time, however long the line', () => {
    for (const piece of ['1、', '138 ', 'a.', '①', '微信a', 'x@', '3#', '1️⃣']) {
      const from = performance.now();
      publicText(piece.repeat(5_000));
      expect(performance.now() - from, piece).toBeLessThan(1_000);
    }
  });
});

describe('a nickname that is a telephone number', () => {
  test.each([
    '102号单 13900000088请找网格员',
    '101号单 13900000088师傅接了，用时5秒',
    '101号单 一三九零零零零零零八八请找网格员',
    '101号单 0851-28000001请找网格员',
  ])('does not stand in a group: %s', (line) => {
    expect(publicText(line)).toMatch(/^10\d号单 (?:请找|师傅)/u);
  });
});

test('a telephone in the numerals of receipts is hidden, whichever they are', () => {
  expect(hidesDoor('壹叁玖捌捌捌捌柒柒柒柒')).toBe(true);
  expect(hidesDoor('洗马小区门口')).toBe(false);
});
