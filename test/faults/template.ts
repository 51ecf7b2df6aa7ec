import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Gateway, startGateway } from '../support/gateway.ts';
import { DIRECTOR, furnish, GRID_WORKER, GRIDS, MARKET, STAFF_ROOM } from './community.ts';
import type { Spares } from './spares.ts';
import { installWitness } from './witness.ts';

const FILE = 'station.sqlite';

/** Settings of the bot for a gateway and a folder. */
export function environmentOf(gateway: Gateway, dataDir: string): Record<string, string> {
  return {
    ...gateway.environment(),
    DATA_DIR: dataDir,
    STATION_NAME: '保密路零工驿站',
    ADMIN_CONTACT_IDS: DIRECTOR,
    SEND_SPACING_MS: '0',
    SEND_PER_MINUTE: '0',
    SEND_PER_DAY: '0',
    LOG_LEVEL: 'debug',
  };
}

const SETTINGS = ['备案 不管', '承诺书 不管', '证书 不管', '接单上限 0', '安静开始 00:00', '安静结束 00:00'];

/** A station with its groups bound, in which anybody may claim and it is never night; made by speech, as staff make it. */
export async function makeTemplate(folder: string, spares: Spares): Promise<string> {
  const dataDir = join(folder, 'template');
  mkdirSync(dataDir, { mode: 0o700 });
  const gateway = await startGateway();
  const bot = spares.take();
  try {
    await furnish(gateway);
    await bot.go({
      environment: environmentOf(gateway, dataDir),
      killAt: null,
      time: { leapt: 0, setAhead: 0 },
      trace: join(folder, 'template.trace'),
    });
    if (!(await bot.loggedIn(60_000))) throw new Error('the bot does not log in; see the output');
    const say = async (room: string, text: string, answer: string, mentions: readonly string[] = []) => {
      const after = gateway.posts.length;
      await gateway.say(DIRECTOR, room, text, { mentions });
      await gateway.hears(answer, { room, after, within: 30_000 });
    };
    for (const [at, room] of GRIDS.entries()) await say(room, `/绑定 网格 ${at + 1}`, '绑成了');
    await say(MARKET, '/绑定 零工市场', '绑成了');
    await say(STAFF_ROOM, '/绑定 工作群', '绑成了');
    for (const setting of SETTINGS) await say(STAFF_ROOM, `/设置 ${setting}`, setting.split(' ')[0] ?? '');
    for (const at of GRIDS.keys()) await say(STAFF_ROOM, `/设角色 @杨网格绝密 网格员 ${at + 1}`, '网格员', [GRID_WORKER]);
    await bot.kill('SIGTERM');
    if (bot.status !== 0) throw new Error(`the bot ended with ${bot.status}`);
  } finally {
    await bot.kill();
    await gateway.close();
  }
  const file = join(dataDir, FILE);
  installWitness(file);
  return file;
}

/** @returns the file of a new station that is as the template was */
export function copyTemplate(template: string, dataDir: string): string {
  mkdirSync(dataDir, { mode: 0o700 });
  const file = join(dataDir, FILE);
  copyFileSync(template, file);
  return file;
}
