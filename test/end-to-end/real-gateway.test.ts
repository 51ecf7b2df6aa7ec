import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { type Gateway, startGateway } from '../support/gateway.ts';
import { rowsOf, workbookOf } from '../support/workbook.ts';

const WORKERS = Array.from({ length: 10 }, (_, index) => `师傅${index + 1}`);

/** The bot in a process of its own, on a real gRPC gateway that has the simulator's puppet behind it. */
describe('the bot on a gateway', () => {
  let gateway: Gateway;
  let bot: BotProcess;

  beforeAll(async () => {
    gateway = await startGateway();
    bot = new BotProcess({ ...gateway.environment(), STATION_NAME: '幸福社区零工驿站' });
    for (const name of ['糜主任', '张阿姨', ...WORKERS]) await gateway.addPerson({ name });
    await gateway.addRoom({ name: '幸福3网格群', members: ['糜主任', '张阿姨'] });
    await gateway.addRoom({ name: '幸福零工市场', members: ['糜主任', ...WORKERS] });
    await gateway.addRoom({ name: '驿站工作群', members: ['糜主任'] });
    bot.start();
  });

  afterAll(async () => {
    await bot.dispose();
    await gateway.close();
  });

  it('makes the one with the printed code staff, who binds the three groups', async () => {
    const [, code = ''] = await bot.prints(/\/认领 (\d{6})/);
    await bot.prints(/已登录/);
    await gateway.say('糜主任', null, `/认领 ${code}`);
    await gateway.hears('站点人员', { to: '糜主任' });
    await gateway.say('糜主任', '幸福3网格群', '/绑定 网格 3');
    await gateway.hears('绑成了', { room: '幸福3网格群' });
    await gateway.say('糜主任', '幸福零工市场', '/绑定 零工市场');
    await gateway.hears('绑成了', { room: '幸福零工市场' });
    await gateway.say('糜主任', '驿站工作群', '/绑定 工作群');
    await gateway.hears('绑成了', { room: '驿站工作群' });
    await gateway.say('糜主任', '驿站工作群', '/设置 备案 不管');
    await gateway.hears('备案', { room: '驿站工作群' });
    // The test runs at any hour of the day.
    await gateway.say('糜主任', '驿站工作群', '/设置 安静开始 00:00');
    await gateway.say('糜主任', '驿站工作群', '/设置 安静结束 00:00');
    await gateway.hears('安静结束', { room: '驿站工作群' });
  });

  it('gives an order to the first of ten workers who answer at once', async () => {
    await gateway.say('张阿姨', '幸福3网格群', '厨房下水道堵了，请个师傅来通一下，明天上午，幸福路12号3栋2单元501，80元，电话13000000011');
    const post = await gateway.hears('接单请回', { room: '幸福零工市场' });
    expect(post.text).not.toMatch(/13000000011|3栋|501/);
    await gateway.hears('101号单', { room: '幸福3网格群' });

    await Promise.all(WORKERS.map((name) => gateway.say(name, '幸福零工市场', '接单')));
    await gateway.hears('101号单 师傅1', { room: '幸福零工市场' });
    const details = await gateway.hears('13000000011', { to: '师傅1' });
    expect(details.text).toContain('3栋2单元501');
    const losers = await gateway.hears('候补', { room: '幸福零工市场', within: 8_000 });
    expect(losers.text).toContain('候补：师傅2、师傅3、师傅4');
    expect(losers.text).toContain('9人');
    const winners = gateway.posts.filter(({ room, text }) => room === '幸福零工市场' && text.includes('用时'));
    expect(winners).toHaveLength(1);
  });

  it('sends the ledger as a file that opens', async () => {
    await gateway.say('糜主任', null, '/台账');
    const { file } = await gateway.hears((post) => post.file !== null, { to: '糜主任', within: 15_000 });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(file?.bytes ?? []) as unknown as ArrayBuffer);
    const [header = [], cells = []] = [1, 2].map((row) => rowTexts(workbook, row));
    expect(cells[header.indexOf('接单人')]).toBe('师傅1');
    expect(cells[header.indexOf('联系电话')]).toBe('13000000011');
  });

  it('takes a list of workers in that was sent as a file, and sends it back', async () => {
    const list = await workbookOf([
      ['姓名', '电话', '工种'],
      ['熊明祥', 13000000021, '水电'],
      ['王强', '13000000022', '搬家'],
    ]);
    const file = await gateway.say('糜主任', '驿站工作群', '名册.xlsx', { file: { name: '名册.xlsx', bytes: list } });
    await gateway.say('糜主任', '驿站工作群', '/导入名册', { quote: file });
    await gateway.hears('新增2人，更新0人', { room: '驿站工作群', within: 15_000 });
    await gateway.say('糜主任', null, '/名册');
    const sent = await gateway.hears((post) => post.text.startsWith('名册'), { to: '糜主任', within: 15_000 });
    expect((await rowsOf(sent.file?.bytes)).map((row) => row.slice(0, 2).join(' '))).toEqual([
      '姓名 电话',
      '熊明祥 13000000021',
      '王强 13000000022',
    ]);
  });

  it('goes on within five seconds after the gateway was killed and is back', async () => {
    await gateway.kill();
    await gateway.start();
    const back = Date.now();
    // What is said before the bot has found back is lost, as on the platform: say it until it is heard.
    let heard = false;
    for (let count = 1; !heard && Date.now() - back < 5_000; count += 1) {
      await gateway.say('张阿姨', '幸福3网格群', `请师傅上门修洗衣机，后天上午，幸福路${count}2号`);
      heard = await gateway.hears('102号单 家电', { room: '幸福零工市场', within: 250 }).then(
        () => true,
        () => false,
      );
    }
    expect(heard).toBe(true);
    await gateway.hears('断线', { room: '驿站工作群' });
  });
});

function rowTexts(workbook: ExcelJS.Workbook, row: number): readonly string[] {
  const values = workbook.worksheets[0]?.getRow(row).values;
  return Array.isArray(values) ? values.map(String) : [];
}
