import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { type Gateway, startGateway } from '../support/gateway.ts';
import { workbookOf } from '../support/workbook.ts';

let gateway: Gateway;
let bot: BotProcess;
const home = mkdtempSync(join(tmpdir(), 'home-'));
const umaskBefore = process.umask(0o022);

beforeAll(async () => {
  gateway = await startGateway();
  bot = new BotProcess({ ...gateway.environment(), HOME: home });
  for (const name of ['糜主任', '张阿姨', '王师傅']) await gateway.addPerson({ name });
  await gateway.addRoom({ name: '幸福零工市场', members: ['糜主任', '张阿姨', '王师傅'] });
  bot.start();
});
afterAll(async () => {
  process.umask(umaskBefore);
  await bot.dispose();
  await gateway.close();
  rmSync(home, { recursive: true, force: true });
});

/** Everything below a folder, with its mode. */
function modesIn(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
    const found = statSync(join(folder, name));
    return [name, `${found.isDirectory() ? 'folder' : 'file'} ${(found.mode & 0o777).toString(8)}`];
  });
}

it('nothing that the bot writes can be read by others, and nothing lies outside of its folder, though others may read what is new', async () => {
  const [, code = ''] = await bot.prints(/\/认领 (\d{6})/);
  await bot.prints(/已登录/);
  await gateway.say('糜主任', null, `/认领 ${code}`);
  await gateway.hears('站点人员', { to: '糜主任' });
  await gateway.say('糜主任', '幸福零工市场', '/绑定 零工市场');
  await gateway.hears('绑成了', { room: '幸福零工市场' });
  await gateway.say('张阿姨', '幸福零工市场', '厨房下水道堵了，请个师傅来通一下，现在，幸福路12号3栋2单元501，80元，电话13900000011');
  await gateway.hears('101号单', { room: '幸福零工市场' });
  const bytes = await workbookOf([
    ['姓名', '电话'],
    ['熊明祥', '13900000021'],
  ]);
  await gateway.say('糜主任', null, '', { file: { name: '名单.xlsx', bytes } });
  await gateway.say('糜主任', null, '/台账');
  await gateway.hears((post) => post.file !== null, { to: '糜主任', within: 15_000 });

  const files = modesIn(bot.dataDir);
  expect(files.map(([name]) => name)).toContain('station.sqlite-wal');
  expect(files.filter(([, mode]) => mode !== 'file 600' && mode !== 'folder 700')).toEqual([]);
  expect(modesIn(home)).toEqual([]);
});
