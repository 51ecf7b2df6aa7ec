import { describe, expect, test } from 'vitest';
import { openLanguage } from '../../src/language/read-message.ts';
import { findDanger } from '../../src/language/recognizers/danger.ts';

const language = openLanguage();
const sentAt = Date.parse('2026-12-08T09:00:00+08:00');
const read = (text: string) => language.readMessage(text, { sentAt, sender: 'resident', room: 'grid' });

// None of these lines was tuned on.
describe('a cry for help is an order that cannot wait, and says whom to call', () => {
  test.each([
    ['我老公摔了一跤起不来，请人来帮忙抬一下', 'person'],
    ['老伴摔倒了，快来个人', 'person'],
    ['有个老人晕倒在楼梯口了，哪个来帮一下', 'person'],
    ['我妈喘不上气，麻烦来个人搭把手送医院', 'person'],
    ['我爹在院坝摔倒了，一个人抬不动，哪个来帮个忙', 'person'],
    ['有个大姐晕在公交站了，附近的来看一下', 'person'],
    ['邻居张叔喝多了从台阶上摔下来，后脑勺流血，来个人帮忙', 'person'],
    ['救命啊，我妈没呼吸了', 'person'],
    ['我婆婆呼吸困难，120说要二十分钟，哪个能先来帮忙看一下', 'person'],
    ['老人摔倒在楼下花坛边，爬不起来，快来两个人扶', 'person'],
    ['孩子从滑梯上摔下来了，胳膊动不了，哪个有车送一下', 'person'],
    ['请人帮忙把我爸背下楼，他心口痛得厉害', 'person'],
    ['麻烦来个人，我妈一下子站不稳倒在沙发边上了', 'person'],
    ['我一个人在家，摔了，手动不了，谁能来一趟', 'person'],
    ['求助，我家老人从轮椅上翻下来了，我扶不起来', 'person'],
    ['有没有人在7号楼，有位大妈在电梯口晕倒了', 'person'],
    ['我老婆突然肚子疼得打滚，谁能送我们去医院', 'person'],
    ['我爷爷不小心滑倒了，起不来，家里就我一个，快来个大人', 'person'],
    ['代发：王婆婆摔了，儿女都在外地，请个人过去看看', 'person'],
    ['我困在电梯里了，按铃没人应，快来人', 'person'],
    ['电梯里关着我和孩子，门打不开，救命', 'person'],
    ['我爸倒在厕所里了，门从里面锁着，快来人开门', 'person'],
    ['一位老大爷在路口被车撞了，腿动不了，来几个人帮忙抬到路边', 'person'],
    ['二楼着火了，快来人啊', 'fire'],
    ['我家阳台起火，邻居们快来帮忙', 'fire'],
    ['灶上的锅烧着了，火苗窜起来了，快来人帮忙', 'fire'],
    ['充电器冒烟了还有火星，哪个会弄的快来', 'fire'],
    ['厨房有股煤气味，不敢开火，请师傅来看看', 'gas'],
    ['楼道里一股天然气味，哪个赶紧来看一下', 'gas'],
    ['煤气泄漏了，快来人', 'gas'],
    ['家里插线板冒火花了，请人来看看', 'electric'],
    ['水管边上的插座漏电，把我妈电了一下，请电工', 'electric'],
  ])('%s', (text, danger) => {
    expect(read(text)).toMatchObject({ decision: 'make', jobs: [{ urgent: true, danger }] });
  });

  test('of what ails somebody nothing stands in the job line', () => {
    expect(read('我妈在厨房洗碗时晕倒了，快来个人').jobs).toMatchObject([{ category: 'care', task: '送医院' }]);
    expect(read('我外婆滑倒在浴室了，哪个来帮忙抬一下').jobs).toMatchObject([{ category: 'care', task: '扶人' }]);
    expect(read('电梯卡住了，我们被困在里面，快来人').jobs).toMatchObject([{ category: 'other', task: '救被困的人' }]);
  });
});

describe('talk of it leads to nothing', () => {
  test.each([
    '我昏过去了，这题谁会，帮忙看下',
    '老人摔了一跤要不要拍片子，怎么办',
    '今早路上看到有人摔了一跤，大家小心点',
    '王大爷昨天摔了一跤，现在好多了',
    '路滑，小心摔跤',
    '笑得我喘不过气',
    '谢谢各位邻居帮忙送我妈去医院，已经没事了',
    '新闻上说一栋楼着火了，死了好几个',
    '我妈去年摔过一次，从那以后走路都慢',
    '楼下又在烧烤，烟好大',
    '老人摔倒有医保报销吗',
    '今天健身房练腿，现在站都站不起来',
    '这部电影看得我心口疼',
    '刚才救护车把5栋的老人接走了，不知道咋样了',
    '昨天那个晕倒的小姑娘醒了，是低血糖',
    '冬天用煤气的注意通风，别中毒了',
    '灭火器过期了哪里换',
    '我家电梯房不怕停电，就怕关人',
    '小孩子摔一跤没得事，自己会爬起来',
    '幸好有人扶了一把，不然我就摔下去了',
    '跑完八百米喘不上气，真的要锻炼了',
    '娃打疫苗哭得喘不过气，心疼',
    '老公打呼噜喊都喊不醒',
    '昨晚停电我摸黑摔了一跤，笑死我了',
    '下周二消防演练，楼道会放烟，大家不要慌',
    '你再不来我要晕倒了，等你半天了',
    '股市跌得我心脏病都要犯了，哪个来救救我',
    '三缺一快来人，急',
    '刚才那声爆炸是哪里，没着火吧',
    '这天气热得人都要晕了',
    '感谢热心邻居扶我爸起来，好人一生平安',
    '谁家锅烧糊了，一股烟味',
    '燃气公司明天来安检，家里要留人',
    '他被困在外地回不来过年',
    '想找人说说话，心里堵得慌',
    '扶老人过马路的那个小伙子点赞',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ decision: 'quiet', jobs: [] });
  });
});

describe('no danger', () => {
  test.each([
    '我妈上个月摔了一跤，请个阿姨来做饭，一天两顿',
    '婆婆摔断了腿要卧床，找个护工白天照顾',
    '昨晚厨房着火熏黑了墙，找师傅重新刷一遍',
    '手机掉到床缝里了，找人来搬下床',
    '猫被困在空调外机上，哪个来帮忙抱一下',
    '电动车掉沟里了，来两个人帮忙抬',
    '灶打不着火，请师傅来看',
  ])('%s', (text) => {
    expect(findDanger(text)).toBeNull();
  });
});
