import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Category } from '../../src/domain/glossary.ts';
import { normalize } from '../../src/language/normalize.ts';
import { hidesDoor } from '../../src/language/privacy.ts';
import { findPhones } from '../../src/language/recognizers/phone.ts';
import { choosePlaces, findPlaces } from '../../src/language/recognizers/place.ts';

function read(raw: string, category?: Category, own?: readonly string[]) {
  const text = normalize(raw);
  return choosePlaces(findPlaces(text, findPhones(text), own), text, category);
}

describe('where the work is', () => {
  test.each<[string, string, string | null]>([
    ['厨房漏水，上海路云杉小区2栋1单元1403，今天来', '上海路云杉小区2栋1单元1403', '上海路云杉小区'],
    ['洗马路12号3单元', '洗马路12号3单元', '洗马路'],
    ['洗马路洗马小区3栋2单元501', '洗马路洗马小区3栋2单元501', '洗马路洗马小区'],
    ['老纱厂宿舍4栋', '老纱厂宿舍4栋', '老纱厂宿舍'],
    ['修灯，住广州路帝都新城8-1-502', '广州路帝都新城8-1-502', '广州路帝都新城'],
    ['换锁 珠江印象5-802 急', '珠江印象5-802', '珠江印象'],
    ['香港路星河广场B座1107', '香港路星河广场B座1107', '香港路星河广场'],
    ['新庄还房小区B5栋3单元902', '新庄还房小区B5栋3单元902', '新庄还房小区'],
    ['苏州路供电局宿舍二栋三单元五楼', '苏州路供电局宿舍二栋三单元五楼', '苏州路供电局宿舍'],
    ['昆明路盛世豪庭A1栋', '昆明路盛世豪庭A1栋', '昆明路盛世豪庭'],
    ['沿江路47号', '沿江路47号', '沿江路'],
    ['洗马路62号附3号', '洗马路62号附3号', '洗马路'],
    ['老城三岔口老街18号', '老城三岔口老街18号', '老城三岔口老街'],
    ['洗马路12号洗马小区3栋', '洗马路12号洗马小区3栋', '洗马路洗马小区'],
    ['汇川大厦1403', '汇川大厦1403', '汇川大厦'],
    ['香港路金沙花园 3栋2单元 601', '香港路金沙花园 3栋2单元 601', '香港路金沙花园'],
    ['我在香港路，请来一趟', '香港路', '香港路'],
    ['家住高坪镇木杨村，屋顶漏', '高坪镇木杨村', '高坪镇木杨村'],
    ['北海路家具城后面7栋1单元', '北海路家具城后面7栋1单元', '北海路家具城后面'],
    ['董公寺街上信用社背后', '董公寺街上信用社背后', '董公寺街上信用社背后'],
    ['在朝阳小学对面', '朝阳小学对面', '朝阳小学对面'],
    ['上海路口袋面馆', '上海路口袋面馆', '上海路口袋面馆'],
    ['车坏在厦门路路口', '厦门路路口', '厦门路路口'],
    ['厦门路三中门口', '厦门路三中门口', '厦门路三中门口'],
    ['深圳路雅居乐', '深圳路雅居乐', '深圳路雅居乐'],
    ['新蒲大学城那边', '新蒲大学城那边', '新蒲大学城那边'],
    ['政务中心3楼', '政务中心3楼', '政务中心'],
    ['6栋', '6栋', null],
    ['帮2号楼的老人买菜', '2号楼', null],
    ['📍大连路东风小区', '大连路东风小区', '大连路东风小区'],
    ['汇川区 宁波路 阳光城2栋', '汇川区 宁波路 阳光城2栋', '汇川区宁波路阳光城'],
    ['地址：老茶馆里头进去', '老茶馆里头进去', '老茶馆里头'],
  ])('%s', (text, full, open) => {
    expect(read(text).place).toEqual({ full, open });
  });

  test.each<[string, string, string | null]>([
    // A name behind a road may hold signs that end one elsewhere.
    ['水管爆了 宁波路运通大厦1205', '宁波路运通大厦1205', '宁波路运通大厦'],
    ['修灯，大连路工人俱乐部活动中心', '大连路工人俱乐部活动中心', '大连路工人俱乐部活动中心'],
    ['招牌灯不亮 天津路幺妹豆花', '天津路幺妹豆花', '天津路幺妹豆花'],
    ['卷帘门坏了，丁字口德克士楼上', '丁字口德克士楼上', '丁字口德克士楼上'],
    // Where exactly: in the house, in the market, how to walk.
    ['苏州路盐业宿舍2栋4楼左手边', '苏州路盐业宿舍2栋4楼左手边', '苏州路盐业宿舍'],
    ['珠海路卫生局二楼大会议室', '珠海路卫生局二楼大会议室', '珠海路卫生局'],
    ['冰柜不冷，长青农贸市场B区17号摊位', '长青农贸市场B区17号摊位', '长青农贸市场'],
    ['新雪域市场蔬菜区8号铺面', '新雪域市场蔬菜区8号铺面', '新雪域市场'],
    ['万里路粮站对门巷子15号', '万里路粮站对门巷子15号', '万里路粮站对门巷子'],
    ['老城菜场后面那栋5楼', '老城菜场后面那栋5楼', '老城菜场后面'],
    ['尚嵇镇乌江村坪上组，过桥第二家', '尚嵇镇乌江村坪上组,过桥第二家', '尚嵇镇乌江村坪上组'],
    ['割草，三渡镇水坝村桥头组', '三渡镇水坝村桥头组', '三渡镇水坝村桥头组'],
    ['乐山镇街上我家老屋', '乐山镇街上我家老屋', '乐山镇街上'],
    ['凤凰大桥头二楼', '凤凰大桥头二楼', '凤凰大桥头'],
    ['钥匙断了 狮子桥下面', '狮子桥下面', '狮子桥下面'],
    ['龙坑镇卫生院对面冉家院坝', '龙坑镇卫生院对面冉家院坝', '龙坑镇卫生院对面冉家院坝'],
    ['苟江镇卫生院对面张家院坝', '苟江镇卫生院对面张家院坝', '苟江镇卫生院对面'],
    // Doors without 栋 and 单元.
    ['坪丰移民点C12', '坪丰移民点C12', '坪丰移民点'],
    ['宁波路师范宿舍B-402', '宁波路师范宿舍B-402', '宁波路师范宿舍'],
    ['大兴路老酒厂宿舍3-2', '大兴路老酒厂宿舍3-2', '大兴路老酒厂宿舍'],
    ['延安路邮局背后筒子楼306', '延安路邮局背后筒子楼306', '延安路邮局背后筒子楼'],
    ['沿江路滨江壹号2期3栋1602', '沿江路滨江壹号2期3栋1602', '沿江路滨江壹号2期'],
    // Labels.
    ['【地点】老城菜市场二楼豆腐摊', '老城菜市场二楼豆腐摊', '老城菜市场'],
    ['集合点：忠庄转盘加油站', '忠庄转盘加油站', '忠庄转盘加油站'],
    // In the middle of talk.
    ['喂我住官井路粮食局宿舍三楼右手边灯坏了来个人换一哈', '官井路粮食局宿舍三楼右手边', '官井路粮食局宿舍'],
    ['我家在海龙镇街上粮管所隔壁修一哈电视嘛', '海龙镇街上粮管所隔壁', '海龙镇街上粮管所隔壁'],
  ])('%s', (text, full, open) => {
    expect(read(text).place).toEqual({ full, open });
  });

  test.each<[string, string | null]>([
    ['市一医骨科8楼', '市一医'],
    ['遵医附院神经外科12楼36床', '遵医附院'],
    ['市医院内科二病区15床', '市医院'],
    ['市妇幼住院部8楼25床', '市妇幼'],
    ['3楼王家', null],
    ['洗马苑5栋张阿姨家', '洗马苑'],
    ['大兴路63号张大爷家', '大兴路'],
    ['香港路李大姐家', '香港路'],
    ['联系人王二洗马路洗马苑3栋', '洗马路洗马苑'],
    ['金桂园2栋，钥匙在门口鞋柜', '金桂园'],
    ['大连路天成苑1栋804老人一个人在家', '大连路天成苑'],
  ])('no door, bed or name is open in %s', (text, open) => {
    expect(read(text).place?.open ?? null).toBe(open);
  });

  test.each([
    '在小区门口等',
    '一路顺风',
    '线路老化，电路跳闸',
    '下水道堵了',
    '火锅店缺人',
    '住院两天了',
    '三楼搬到一楼',
    '上门服务',
    '今天天气好',
    '在家等你',
    '走楼梯上去',
    '我去上街',
    '老人家走不得路',
    '店里忙不过来',
    '市场价多少',
    '送到楼上',
    '3-4百块',
    '需男工6-8名',
    '两条活路一起做',
    '跑路费二十',
    '天冷路滑，帮买点菜',
    '走不动路了',
    '门口那盏路灯黑了',
    '老人独居，每天看一眼',
    '社区出材料',
    '师傅到现场看了再谈',
    '娃儿大学毕业了，东西要拉',
    '带娃到上幼儿园',
    '砖堆在院坝头',
    '工费60-80',
    '请人挖条路出来',
    '听说路要封',
    '来碗羊肉粉',
  ])('no place in "%s"', (text) => {
    expect(read(text).place).toBeNull();
  });
});

describe('a way has two ends', () => {
  test.each<[string, Category | undefined, string | null, string | null]>([
    ['从昆明路万和小区搬到新蒲长征花园', 'moving', '昆明路万和小区', '新蒲长征花园'],
    ['搬到苏州路财富名城，从大连路丝绸厂宿舍5栋', 'moving', '大连路丝绸厂宿舍5栋', '苏州路财富名城'],
    ['洗马苑搬到武汉路', 'moving', '洗马苑', '武汉路'],
    ['从天津路菜市场拉白菜到昆明路翠湖公寓', 'delivery', '昆明路翠湖公寓', '天津路菜市场'],
    ['装货：北海路建材城\n卸货：洗马路粮站宿舍3栋', 'delivery', '洗马路粮站宿舍3栋', '北海路建材城'],
    ['送桶水到汇川大厦1403', 'delivery', '汇川大厦1403', null],
    ['拉钢琴去团泽', 'delivery', '团泽', null],
    ['从洗马小区拿衣服送到市妇幼', 'errand', '市妇幼', '洗马小区'],
    ['帮我从珠海路送到新蒲', undefined, '新蒲', '珠海路'],
    ['从珠海路搬到新蒲', undefined, '珠海路', '新蒲'],
    ['打扫洗马小区', 'cleaning', '洗马小区', null],
    ['到社保局拿个表，送到延安路14号', 'errand', '延安路14号', '社保局'],
    ['起点 忠庄客车站\n终点 金顶山小区2栋', 'moving', '忠庄客车站', '金顶山小区2栋'],
    ['搬家 起始地：香港路鑫海小区 到达地：南白步行街', 'moving', '香港路鑫海小区', '南白步行街'],
    ['扫完丢到垃圾站去，洗马路7号附1号', 'errand', '洗马路7号附1号', null],
  ])('%s', (text, category, place, other) => {
    const { place: first, otherPlace } = read(text, category);
    expect([first?.full ?? null, otherPlace?.full ?? null]).toEqual([place, other]);
  });

  test.each([
    ['高桥？不是，是忠庄', '忠庄'],
    ['东方宾馆？更正：云杉大酒店', '云杉大酒店'],
    ['上海路明珠苑C栋，不对，是D栋', '上海路明珠苑D栋'],
    ['在香港路，说错了，在昆明路', '昆明路'],
    ['不是在香港路，是在澳门路', '澳门路'],
    ['是大连路不是大兴路', '大连路'],
    ['以前住高桥，现在搬到忠庄了', '忠庄'],
    ['宁波路纺织厂宿舍3栋 哦不是 5栋1单元201', '宁波路纺织厂宿舍5栋1单元201'],
  ])('the corrected place counts: %s', (text, full) => {
    expect(read(text).place?.full).toBe(full);
  });
});

describe('where somebody only is, or bought it, is not the place', () => {
  test.each([
    ['我在丁字口上班，屋头灯坏了，洗马路12号', '洗马路12号'],
    ['儿子在新蒲读书，帮送床被子', null],
    ['在国美买的空调要人装', null],
    ['垃圾抬到垃圾站，汇川大道金山小区', '汇川大道金山小区'],
  ])('%s', (text, full) => {
    expect(read(text).place?.full ?? null).toBe(full);
  });
});

describe('a station has words of its own', () => {
  test.each([
    ['我家住香樟林语三栋二单元灯不亮了来个师傅', '香樟林语三栋二单元'],
    ['厨房堵了香樟林语2-3-501快来人', '香樟林语2-3-501'],
    ['请师傅今天来搬运社帮我修灯', '搬运社'],
    ['修灯3537社区5栋', '3537社区5栋'],
    ['洗马路香樟林语隔壁面馆', '洗马路香樟林语隔壁面馆'],
    ['李四云上（老）有人没得', '云上(老)'],
  ])('found without any sign around it: %s', (text, full) => {
    expect(read(text, undefined, ['香樟林语', '搬运社', '3537社区', '云上（老）']).place?.full).toBe(full);
  });

  test('a name that nobody else knows', () => {
    expect(read('到磨盘石来修灯').place).toBeNull();
    expect(read('到磨盘石来修灯', undefined, ['磨盘石', 'A+B(老)']).place).toEqual({ full: '磨盘石', open: '磨盘石' });
  });
});

describe('whatever is written', () => {
  const roads = fc.constantFrom('洗马路', '上海路', '外环路', '人民大道', '高坪镇');
  const estates = fc.constantFrom('云杉小区', '金桂园', '帝都新城', '锦程花园', '粮站宿舍', '翠湖公寓');
  const number = fc.integer({ min: 1, max: 40 }).map(String);
  const room = fc.tuple(fc.integer({ min: 1, max: 33 }), fc.integer({ min: 1, max: 8 })).map(([floor, flat]) => `${floor}0${flat}`);
  const doors = fc.oneof(
    fc.tuple(number, number, room).map(([house, stair, flat]) => `${house}栋${stair}单元${flat}`),
    fc.tuple(number, number, room).map(([house, stair, flat]) => `${house}-${stair}-${flat}`),
    fc.tuple(number, room).map(([house, flat]) => `${house}幢${flat}室`),
    fc.tuple(fc.constantFrom('A', 'B', '三', '十二'), room).map(([house, flat]) => `${house}栋${flat}`),
    number.map((house) => `${house}号楼`),
  );
  const befores = fc.constantFrom('', '修灯，', '请到', '我家在', '张阿姨住', '地址：', '麻烦师傅来');
  const afters = fc.constantFrom('', '，80元', '王家', '，钥匙在门口', ' 13800000001', '张大爷家', '，老人一个人在家');

  test('the open part of an address is road and estate, nothing else', () => {
    fc.assert(
      fc.property(befores, roads, estates, doors, afters, (before, road, estate, door, after) => {
        const { place } = read(`${before}${road}${estate}${door}${after}`);
        expect(place?.full.startsWith(`${road}${estate}${door}`)).toBe(true);
        expect(place?.open).toBe(`${road}${estate}`);
      }),
      { numRuns: 500 },
    );
  });

  const pieces = fc.constantFrom(
    '洗马路',
    '3栋',
    '12号',
    '小区',
    '张',
    '对面',
    '-',
    '5',
    ' ',
    '，',
    '从',
    '到',
    '搬',
    '\ud800',
    '😀',
    '地址：',
    '医',
    'A',
    '\n',
    '13800000001',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  test('nothing throws, spans lie inside the text in order, and nothing open hides a door', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spans = findPlaces(text, []);
        let end = 0;
        for (const span of spans) {
          expect(span.from).toBeGreaterThanOrEqual(end);
          expect(text.slice(span.from, span.to)).toBe(span.text);
          expect(span.value.full).toBe(span.text);
          expect(span.value.open === null || !hidesDoor(span.value.open)).toBe(true);
          end = span.to;
        }
        choosePlaces(spans, text);
      }),
      { numRuns: 500 },
    );
  });
});
