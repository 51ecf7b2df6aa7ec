import '../src/shanghai-timezone.ts';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Subject } from '../src/application/ports/personal-store.ts';
import { makePersonFile } from '../src/export/person-file.ts';
import { openStore } from '../src/store/open-store.ts';
import { existingStoreFile, runScript } from './command-line.ts';

interface Options {
  readonly phone?: string;
  readonly name?: string;
  readonly contact?: string;
  readonly out?: string;
}

const command = new Command('person')
  .description('prints everything that is kept about one person, as JSON, for the person to read (个人信息)')
  .option('--phone <number>', 'a phone on the register or in an order', (text) => text.replace(/[\s-]/g, ''))
  .option('--name <name>', 'a nickname or a registered name, exactly')
  .option('--contact <id>', 'the id of the WeChat contact')
  .option('--out <file>', 'where to write it; a file that is there already is left as it is (default: the terminal)')
  .addHelpText(
    'after',
    '\nWhat is given must all fit; where several people do, they are listed.\nThe data folder is DATA_DIR (default: data). The bot may run meanwhile.\nExample: npm run person -- --phone 13800000001 --out person.json',
  )
  .action(writePerson);

function writePerson({ out, ...wanted }: Options): void {
  if (Object.keys(wanted).length === 0) command.error('请写 --phone、--name 或 --contact (say who: --phone, --name or --contact)');
  const store = openStore({ file: existingStoreFile(command), now: Date.now });
  try {
    const subject = theOne(store.personal.find(wanted));
    const text = makePersonFile(store, subject, Date.now());
    if (out === undefined) process.stdout.write(text);
    else writeNew(resolve(out), text);
    store.journal.append({ kind: 'person-exported', at: Date.now(), by: null, person: subject.person, room: null, data: {} });
  } finally {
    store.close();
  }
}

function theOne(found: readonly Subject[]): Subject {
  const [one] = found;
  if (one === undefined) return command.error('没有这个人的信息 (nothing is kept about anybody like that)');
  if (found.length === 1) return one;
  const lines = found.map(
    ({ name, contact, phone }) =>
      `  ${name || '(没有名字)'}  ${contact === null ? `--phone ${phone ?? '?'} --name ${name}` : `--contact ${contact}`}`,
  );
  return command.error(`有${found.length}个人，请写清楚是哪一个 (several fit, say which):\n${lines.join('\n')}`);
}

function writeNew(path: string, text: string): void {
  try {
    // Never over another file, the database least of all.
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    command.error(`${path} 已经有了，请换个名字 (it exists already: choose another name)`);
  }
  process.stdout.write(`${path}\n`);
}

await runScript(command);
