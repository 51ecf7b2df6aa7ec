import '../src/shanghai-timezone.ts';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { importWorkers } from '../src/application/register/import-workers.ts';
import { type ListContent, MOST_LIST_BYTES } from '../src/application/register/list-content.ts';
import { readWorkerRows, type WorkerRows } from '../src/application/register/worker-rows.ts';
import { missingColumns, rowFaultText, unreadableList } from '../src/application/replies/import-lines.ts';
import { rulesFrom } from '../src/application/rules.ts';
import { loadConfig, storeFile } from '../src/config.ts';
import { readList } from '../src/export/workers-xlsx.ts';
import { openStore } from '../src/store/open-store.ts';
import { progressOf, runScript } from './command-line.ts';

const command = new Command('import-workers')
  .description(
    'puts a list of workers on the register (导入名册). Columns: 姓名, 电话, 团队, 工种, 证书及有效期, 承诺书日期, 状态, 重点群体',
  )
  .argument('<file>', 'the list, an .xlsx file; the first of its sheets that looks like a list of workers is read')
  .option('--skip-bad', 'import the good rows although others are bad; without it one bad row stops all')
  .addHelpText(
    'after',
    '\nThe data folder is DATA_DIR (default: data). The bot may run meanwhile.\nExample: npm run import-workers -- workers.xlsx',
  )
  .action(importList);

async function importList(path: string, { skipBad = false }: { readonly skipBad?: boolean }): Promise<void> {
  const content = await readFrom(path);
  if (content.kind === 'unreadable') return command.error(unreadableList(basename(path), content.why));
  const file = storeFile(loadConfig());
  const store = openStore({ file, now: Date.now });
  try {
    const { pledgeVersion } = rulesFrom(store.settings.all());
    const list = readWorkerRows(content.sheet, (signedOn) => pledgeVersion ?? signedOn.slice(0, 4));
    refuseBadList(list, skipBad);
    const entries = list.entries.map(({ entry }) => entry);
    const { added, changed } = importWorkers(store, entries, Date.now(), null, progressOf('人'));
    process.stdout.write(`新增${added}人，更新${changed}人，跳过${list.faults.length}行\n名册在 ${file}\n`);
  } finally {
    store.close();
  }
}

/** By its name and size first: a film is not read into memory to be refused. */
async function readFrom(path: string): Promise<ListContent> {
  const { size } = statSync(path);
  if (size > MOST_LIST_BYTES) return { kind: 'unreadable', why: 'too-large' };
  const content = await readList(readFileSync(path));
  const isOther = content.kind === 'unreadable' && content.why === 'no-workbook' && !/\.xlsx$/iu.test(path);
  return isOther ? { kind: 'unreadable', why: 'other-format' } : content;
}

/** Names every bad row; ends the run unless they may be skipped. */
function refuseBadList({ missing, faults, entries }: WorkerRows, skipBad: boolean): void {
  if (missing.length > 0) command.error(missingColumns(missing));
  for (const { row, fault } of faults) process.stderr.write(`${rowFaultText(row, fault)}\n`);
  if (faults.length > 0 && !skipBad) {
    command.error(`${faults.length}行有错，一行也没导入。改好再来，或加 --skip-bad 只导入其余${entries.length}行 (nothing was imported)`);
  }
}

await runScript(command);
