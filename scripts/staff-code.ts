import '../src/shanghai-timezone.ts';
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { newStaffCode } from '../src/application/staff-code.ts';
import { ConfigError, loadConfig, storeFile } from '../src/config.ts';
import { openStore } from '../src/store/open-store.ts';
import { StoreError } from '../src/store/store-error.ts';

const command = new Command('staff-code')
  .description('prints a new one-time code: whoever sends it to the bot becomes staff; earlier codes are void (取新的认领码)')
  .action(printNewCode);

function printNewCode(): void {
  const file = storeFile(loadConfig());
  const store = openStore({ file, now: Date.now });
  try {
    const code = store.transact(() => newStaffCode(store, () => randomInt(2 ** 40) / 2 ** 40));
    process.stdout.write(`把这一行私信发给机器人 (send this to the bot as a direct message):\n/认领 ${code}\n`);
  } finally {
    store.close();
  }
}

try {
  command.parse();
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof StoreError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
