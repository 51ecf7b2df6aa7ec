import '../src/shanghai-timezone.ts';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { LedgerSpec } from '../src/application/ports/outbox.ts';
import { type Day, dayStart } from '../src/domain/time.ts';
import { makeLedgerFile } from '../src/export/ledger-file.ts';
import { openStore } from '../src/store/open-store.ts';
import { existingStoreFile, progressOf, runScript } from './command-line.ts';
import { outputFile, writeOutput } from './output-file.ts';

interface Options {
  readonly date: Day;
  readonly to?: Day;
  readonly format: 'xlsx' | 'csv';
  readonly masked?: boolean;
  readonly out?: string;
}

const command = new Command('ledger')
  .description('writes the ledger of one or more days as a file (导出台账)')
  .requiredOption('--date <day>', 'the day, or the first of several, as 2026-12-01', day)
  .option('--to <day>', 'the last day, included', day)
  .addOption(new Option('--format <format>', 'kind of file').choices(['xlsx', 'csv']).default('xlsx'))
  .option('--masked', 'hide phone numbers and door numbers')
  .option('--out <file>', 'where to write it (default: a name made of the days, in this folder)')
  .addHelpText(
    'after',
    '\nThe data folder is DATA_DIR (default: data). The bot may run meanwhile.\nExample: npm run ledger -- --date 2026-12-01 --to 2026-12-31 --out december.xlsx',
  )
  .action(writeLedger);

function day(text: string): Day {
  try {
    dayStart(text);
    return text;
  } catch {
    throw new InvalidArgumentError('没有这一天，请写成 2026-12-01 (no such day, write it as 2026-12-01)');
  }
}

async function writeLedger({ date, to = date, format, masked = false, out }: Options): Promise<void> {
  if (dayStart(to) < dayStart(date)) command.error(`--to ${to} 比 --date ${date} 早，请对调 (--to is before --date)`);
  const spec: LedgerSpec = { kind: 'ledger', from: date, to, masked, format };
  const database = existingStoreFile(command);
  // A bad place is said before anything is exported: each export is on record.
  if (out !== undefined) outputFile(out, database);
  const file = await makeFile(spec, database);
  const path = outputFile(out ?? file.name, database);
  writeOutput(path, file.bytes);
  process.stdout.write(`${path}\n`);
}

async function makeFile(spec: LedgerSpec, database: string): ReturnType<typeof makeLedgerFile> {
  const store = openStore({ file: database, now: Date.now });
  try {
    const made = await makeLedgerFile(store, spec, progressOf('单'));
    const { from, to, masked } = spec;
    store.journal.append({ kind: 'ledger-exported', at: Date.now(), by: null, person: null, room: null, data: { from, to, masked } });
    return made;
  } finally {
    store.close();
  }
}

await runScript(command);
