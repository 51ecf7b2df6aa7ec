import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStationWorld, type Place, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, expectSilence, FRIDGE, MOVING, orderCount, stateOf, textsKept } from './telling.ts';

/** What neighbours say to one another all day long. Work is talked about, and nobody asks for any. */
const AMONG_NEIGHBOURS = [
  '早上好[太阳]',
  '今天赶场的人多得很',
  '哪个捡到一把伞没得，昨天掉在凉亭的',
  '物业费几时交哦',
  '我家那个水龙头上个月才换的，花了八十',
  '楼上又在装修，电钻响一天',
  '熊师傅手艺好，上回我家下水道就是他通的',
  '停水通知：明天上午9点到11点松山路停水',
  '收到，谢谢通知',
  '三栋的电梯修好了',
  '电梯又坏了，物业在修了',
  '娃娃感冒了，哪家诊所看得好',
  '转让儿童床一张，九成新，200元',
  '出租两室一厅，松山小区6栋，900一个月',
  '搬家公司好贵哦，上次收了我一千二',
  '楼下那家修鞋的还在不在',
  '请大家把楼道里的纸板清理一下',
  '明天打疫苗，带身份证',
  '哈哈哈哈哈',
  '哪个晓得居委会下午上不上班',
  '我自己修好了，换个垫片就行',
  '油烟机清洗一次要好多钱',
  '今晚广场舞跳不跳',
  '有没有一起拼车去市里的，明早8点',
  '团购的橙子到了，来三栋门口拿',
  '孩子作业发一下',
  '刘孃家的糯米饭好吃',
  '请人吃饭请不动',
  '哪个屋头在炒辣椒，呛死人',
  '谢谢王师傅，东西都搬好了的',
  '老张，你屋头洗衣机是啥子牌子的',
  '我请了三天假',
  '医院排队排死个人',
  '找到了找到了，在沙发底下',
  '帮我家娃投个票，编号12',
  '五楼的，晚上走路轻点',
  '天气预报说后天下雪',
  '那个开锁的好像是骗子哦，大家注意',
  '要是水管爆了就麻烦了',
  '去年请的那个阿姨做事马虎',
  '不要在楼道充电，容易起火',
  '修路修了半年还没修好',
  '我妈今天出院了',
  '老年大学报名，3月1日开始',
  '送一盆多肉，要的来拿',
  '快递柜又满了',
  '[图片]',
  '👍👍👍',
  '好的',
  '要得',
  '嗯嗯',
  '可以',
  '行',
  '知道了',
  '1',
  '+1',
  '是的',
  '对头',
  '不是哦',
  '满意',
  '好了好了',
  '没来',
  '一般般',
  '算了，不要了',
  '取消吧',
  '换一个',
  '同意',
];

/** What workers say to one another while orders are open. */
const AMONG_WORKERS = [
  '今天累惨了，腰杆痛',
  '搬家那单路太远了',
  '昨天那家七楼没电梯',
  '哪个有电钻借一下',
  '中午吃啥子',
  '你们那边好多钱一天',
  '洗衣机这个不好修，配件难买',
  '赵师傅手快哦[强]',
  '收到',
  '看情况',
  '再说',
  '谁去哦',
  '没空',
  '去不了',
  '我在医院排队',
  '又是你抢到的',
  '钱少了点',
  '300太低了',
  '下水道的活臭得很',
  '接单大王又是熊师傅',
  '接娃娃放学去了',
  '等下回来',
  '明天要去贵阳',
  '我那把扳手在哪个那里',
  '辛苦了',
  '晚上喝酒',
  '这两天单子少',
  '要过年了',
  '不接',
  '我不接电的',
  '接不了，在修冰箱',
  '哪个接的哦',
  '群里刚才卡了一下',
  '大家注意安全，楼梯滑',
  '加油站排队',
  '三轮车坏了',
  '工钱结了没',
  '那个业主难讲话得很',
  '现在搬家都涨价了',
  '考电工证要好多钱',
  '驿站今天开门不',
  '王师傅你到哪点了',
];

/** What grid workers write in a working day. */
const AMONG_STAFF = [
  '早，今天街道来检查',
  '台账都补齐哈',
  '下午三点开会',
  '曾婆婆我认得',
  '收到',
  '张阿姨家那个单接了没',
  '我去看看',
  '好的主任',
  '101号楼的表交了',
];

let world: StationWorld;
beforeAll(async () => {
  world = await openStationWorld();
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.grid(3).from('罗大爷', DRAIN);
  await world.market.from('田哥', MOVING);
  await world.grid(1).from('邓姐', CLEANING);
  await world.market.from('刘孃', '接104');
  await world.passes(4);
});
afterAll(() => world.end());

describe('ordinary talk while orders are open leads to nothing', () => {
  it.each(AMONG_NEIGHBOURS)('in a grid’s group: %s', async (line) => {
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', line));
    await expectSilence(world, () => world.grid(1).from('蒋姐', line));
  });

  it.each(AMONG_NEIGHBOURS)('from a resident in the market: %s', async (line) => {
    await expectSilence(world, () => world.market.from('余老师', line));
  });

  it.each(AMONG_WORKERS)('among workers: %s', async (line) => {
    await expectSilence(world, () => world.market.from('赵师傅', line));
    await expectSilence(world, () => world.market.from('吴师傅', line));
  });

  it.each(AMONG_STAFF)('among staff: %s', async (line) => {
    await expectSilence(world, () => world.staffRoom.from('杨网格', line));
  });

  it('made no order, took none, and no word of it is kept', () => {
    expect(orderCount(world)).toBe(4);
    expect([101, 102, 103, 104].map((number) => stateOf(world, number))).toEqual(['open', 'open', 'open', 'claimed']);
    const kept = textsKept(world);
    expect(kept).toContain('抬冰箱');
    const long = [...AMONG_NEIGHBOURS, ...AMONG_WORKERS, ...AMONG_STAFF].filter((line) => line.length >= 7);
    expect(long.filter((line) => kept.includes(JSON.stringify(line).slice(1, -1)))).toEqual([]);
    for (const name of ['何嬢嬢', '蒋姐', '余老师']) expect(kept).not.toContain(name);
  });
});

describe('where the bot has no ears', () => {
  let elsewhere: Place;
  it('an unbound group gets silence and nothing of it is kept, whatever is said', async () => {
    elsewhere = world.elsewhere('象棋群');
    const lines = [
      '找师傅通下水道，今天下午，象棋巷8栋，80元，电话13900000077',
      '接101',
      '/帮助',
      '/派单 通象棋巷的下水道',
      '登记 老陈 13800000077',
    ];
    for (const line of lines) {
      await expectSilence(world, () => elsewhere.from('象棋老陈', line));
      await expectSilence(world, () => elsewhere.from('杨网格', line));
    }
    expect(textsKept(world)).not.toMatch(/象棋|13900000077|13800000077/);
    expect(stateOf(world, 101)).toBe('open');
  });
});
