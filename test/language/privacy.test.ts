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

describe('a nickname that is a telephone number', () => {
  test.each(['102号单 13900000088请找网格员', '101号单 13900000088师傅接了，用时5秒'])('does not stand in a group: %s', (line) => {
    expect(publicText(line)).not.toContain('13900000088');
  });
});

test('a telephone in the numerals of receipts is hidden, whichever they are', () => {
  expect(hidesDoor('壹叁玖捌捌捌捌柒柒柒柒')).toBe(true);
  expect(hidesDoor('洗马小区门口')).toBe(false);
});
