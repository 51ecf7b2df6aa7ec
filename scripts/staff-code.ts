import '../src/shanghai-timezone.ts';
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { newStaffCode } from '../src/application/staff-code.ts';
import { openStore } from '../src/store/open-store.ts';
import { existingStoreFile, runScript } from './command-line.ts';

const command = new Command('staff-code')
  .description('prints a new one-time code: whoever sends it to the bot becomes staff; earlier codes are void (取新的认领码)')
  .action(printNewCode);

function printNewCode(): void {
  const store = openStore({ file: existingStoreFile(command), now: Date.now });
  try {
    const code = store.transact(() => newStaffCode(store, () => randomInt(2 ** 40) / 2 ** 40));
    process.stdout.write(`把这一行私信发给机器人 (send this to the bot as a direct message):\n/认领 ${code}\n`);
  } finally {
    store.close();
  }
}

await runScript(command);
