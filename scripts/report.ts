import '../src/shanghai-timezone.ts';
import { Command, InvalidArgumentError } from 'commander';
import { monthReportOf, whyNoReport } from '../src/application/figures/month-report-of.ts';
import type { Store } from '../src/application/ports/store.ts';
import { noReport, reportInFull } from '../src/application/replies/month-lines.ts';
import { type Month, monthBounds } from '../src/domain/month.ts';
import type { MonthReport } from '../src/domain/month-report.ts';
import type { UtcMs } from '../src/domain/time.ts';
import { makeMonthReportFile } from '../src/export/month-file.ts';
import { openStore } from '../src/store/open-store.ts';
import { existingStoreFile, runScript } from './command-line.ts';
import { outputFile, writeOutput } from './output-file.ts';

interface Options {
  readonly month: Month;
  readonly out?: string;
}

const command = new Command('report')
  .description('writes the report of a month as a file and prints its figures (导出月报)')
  .requiredOption('--month <month>', 'the month, as 2026-12', month)
  .option('--out <file>', 'where to write it (default: a name made of the month, in this folder)')
  .addHelpText(
    'after',
    '\nA complete month that is reported for the first time is filed so; later corrections stand beside it as adjustments.\nThe data folder is DATA_DIR (default: data). The bot may run meanwhile.\nExample: npm run report -- --month 2026-12 --out december.xlsx',
  )
  .action(writeReport);

function month(text: string): Month {
  try {
    monthBounds(text);
    return text;
  } catch {
    throw new InvalidArgumentError('没有这个月，请写成 2026-12 (no such month, write it as 2026-12)');
  }
}

async function writeReport({ month: wanted, out }: Options): Promise<void> {
  const database = existingStoreFile(command);
  // A bad place is said before the month is filed.
  if (out !== undefined) outputFile(out, database);
  const report = takeReport(wanted, Date.now(), database);
  const file = await makeMonthReportFile(report);
  const path = outputFile(out ?? file.name, database);
  writeOutput(path, file.bytes);
  process.stdout.write(`${reportInFull(report)}\n${path}\n`);
}

function takeReport(wanted: Month, now: UtcMs, database: string): MonthReport {
  const store = openStore({ file: database, now: Date.now });
  try {
    return store.transact(() => reportFrom(store, wanted, now));
  } finally {
    store.close();
  }
}

function reportFrom(store: Store, wanted: Month, now: UtcMs): MonthReport {
  const why = whyNoReport(store, wanted, now);
  if (why) command.error(inShell(noReport(why)));
  const report = monthReportOf(store, wanted, now, null);
  const data = { month: wanted, complete: now >= monthBounds(wanted).to };
  store.journal.append({ kind: 'report-exported', at: now, by: null, person: null, room: null, data });
  return report;
}

/** "/月报 2026-12" is what one writes in a chat. */
function inShell(line: string): string {
  return line.replace('/月报 ', '--month ');
}

await runScript(command);
