import '../src/shanghai-timezone.ts';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { loadConfig, storeFile } from '../src/config.ts';
import { clockText, dayOf } from '../src/domain/time.ts';
import { loadStationWords } from '../src/station-rules.ts';
import type { RestoreMade } from '../src/store/restore.ts';
import { restoreStation } from '../src/upkeep/restore-station.ts';
import { runScript } from './command-line.ts';

const command = new Command('restore')
  .description('puts a backup in the place of the database; the bot must not be running (恢复备份)')
  .argument('[file]', 'the backup (default: the youngest sound one in DATA_DIR/backups)')
  .option('--discard-newer', 'take the backup although the present database is sound and newer')
  .addHelpText(
    'after',
    '\nThe data folder is DATA_DIR (default: data). The present database is moved aside, not removed.\nExample: npm run restore -- data/backups/nightly-20261123-034500.sqlite',
  )
  .action(putBack);

async function putBack(source: string | undefined, { discardNewer = false }: { readonly discardNewer?: boolean }): Promise<void> {
  const config = loadConfig();
  const { made, before } = await restoreStation({
    config,
    words: loadStationWords(config.dataDir),
    source: source === undefined ? null : resolve(source),
    discardNewer,
    now: Date.now(),
  });
  const lines = [
    ...(made === null ? ['上次没做完的恢复，现在做完了 (finished a restore that had not come to its end)'] : linesOf(made)),
    `${storeFile(config)} 已放好 (in place)`,
    ...(before === null ? [] : [`原来的库留在 (the former one is kept as) ${before}`]),
    '现在可以启动机器人了：npm start (now start the bot)',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function linesOf(made: RestoreMade): readonly string[] {
  const at = `${dayOf(made.backupAt)} ${clockText(made.backupAt)}`;
  return [
    ...made.passedOver.map((fault) => `跳过 (passed over)：${fault.message.split('\n', 1)[0]}`),
    `已恢复 (restored)：${made.source}`,
    `数据到 ${at}，${made.orders} 单，新单从 ${made.nextNumber} 号起 (data up to then, ${made.orders} orders, the next number is ${made.nextNumber})`,
    `备份后删过的信息，又删了 ${made.erasedAgain} 条 (erasures done again: ${made.erasedAgain})`,
    ...(made.unreadableErasures === 0
      ? []
      : [
          `注意：erasures.log 有 ${made.unreadableErasures} 行读不出，没做 (warning: ${made.unreadableErasures} of its lines are unreadable)`,
        ]),
  ];
}

await runScript(command);
