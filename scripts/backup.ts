import '../src/shanghai-timezone.ts';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { BACKUP_AT, BACKUP_FAULT } from '../src/application/ports/backup.ts';
import { backUp, megabytes } from '../src/store/backup.ts';
import { backupName, backupsFolder } from '../src/store/backup-files.ts';
import { openStore } from '../src/store/open-store.ts';
import { existingStoreFile, runScript } from './command-line.ts';

const command = new Command('backup')
  .description('copies the database while the bot runs, and checks the copy (备份数据)')
  .option('--out <file>', 'where to write it (default: DATA_DIR/backups/station-DATE-TIME.sqlite)')
  .addHelpText(
    'after',
    '\nThe data folder is DATA_DIR (default: data). The bot may run meanwhile.\nBesides, the bot makes one every night and keeps 14; those made by this command are yours to remove.\nExample: npm run backup -- --out /media/usb/station.sqlite',
  )
  .action(makeBackup);

async function makeBackup({ out }: { readonly out?: string }): Promise<void> {
  const file = existingStoreFile(command);
  const now = Date.now();
  const target = out === undefined ? join(backupsFolder(file), backupName('station', now)) : resolve(out);
  const { path, bytes, orders } = await backUp(file, target);
  if (out === undefined) noteBackup(file, now);
  process.stdout.write(`${path}\n${megabytes(bytes)}，${orders} 单，查过，完好 (${orders} orders, checked)\n`);
}

function noteBackup(file: string, now: number): void {
  const store = openStore({ file, now: () => now });
  try {
    store.transact(() => {
      store.settings.set(BACKUP_AT, String(now));
      store.settings.set(BACKUP_FAULT, '');
    });
  } finally {
    store.close();
  }
}

await runScript(command);
