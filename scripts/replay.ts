import '../src/shanghai-timezone.ts';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Command } from 'commander';
import type { Store } from '../src/application/ports/store.ts';
import { isoShanghai } from '../src/domain/time.ts';
import { attachmentsOf } from '../src/export/attachments.ts';
import { openLanguage } from '../src/language/read-message.ts';
import { type DayLine, InputError, parseCommunity, parseDay } from '../src/replay/input.ts';
import { playDay, type SaidLine } from '../src/replay/play-day.ts';
import { reportOrders } from '../src/replay/report.ts';
import { seedCommunity } from '../src/replay/seed-community.ts';
import { openStore } from '../src/store/open-store.ts';
import { progressOf, runScript } from './command-line.ts';
import { outputFile, writeOutput } from './output-file.ts';

interface Options {
  readonly community: string;
  readonly in: string;
  readonly out: string;
  readonly report: string;
  readonly db?: string;
  readonly resume?: true;
}

const command = new Command('replay')
  .description('plays a day of group messages through the whole bot, without WeChat (把一天的群聊放给机器人听)')
  .requiredOption('--community <file>', 'the station: rooms, people, settings (JSON)')
  .requiredOption('--in <file>', 'the day: one message, clock line or restart a line (JSON lines), in order of arrival')
  .requiredOption('--out <file>', 'what the bot said (JSON lines); files that it sent are written beside it')
  .requiredOption('--report <file>', 'what became of the orders (JSON)')
  .option('--db <file>', 'keep the database here (default: a temporary file)')
  .option('--resume', 'go on with an existing --db')
  .action(replay);

async function replay(options: Options): Promise<void> {
  const community = parseCommunity(options.community, readFileSync(options.community, 'utf8'));
  const lines = parseDay(options.in, readFileSync(options.in, 'utf8'));
  if (options.db && existsSync(options.db) && !options.resume) {
    throw new InputError(options.db, null, '已经有了：加 --resume 接着用，或换一个文件 (exists: add --resume or name another file)');
  }
  const out = outputFile(options.out, options.db ?? null);
  const report = outputFile(options.report, options.db ?? null);
  const temporary = options.db ? null : mkdtempSync(join(tmpdir(), 'replay-'));
  const file = options.db ?? join(temporary ?? '', 'station.sqlite');
  try {
    const resumed = existsSync(file);
    const open = (now: () => number): Store => openStore({ file, now });
    if (!resumed) seed(open, lines, community);
    const language = openLanguage();
    const tellProgress = progressOf('行');
    const { said, result } = await playDay(
      {
        community,
        lines,
        openStore: open,
        stationOn: (store) => ({
          store,
          language,
          config: { name: community.station, adminContacts: [], stationPhone: null, gasPhone: null, retentionDays: 180, oneClock: true },
        }),
        attachmentsOf,
        onProgress: (done) => tellProgress(done, lines.length),
      },
      reportOrders,
    );
    writeResults({ out, report }, said, result);
  } finally {
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  }
}

function seed(open: (now: () => number) => Store, lines: readonly DayLine[], community: Parameters<typeof seedCommunity>[1]): void {
  const start = lines[0]?.at ?? Date.now();
  const store = open(() => start);
  seedCommunity(store, community, start);
  store.close();
}

function writeResults({ out, report }: Pick<Options, 'out' | 'report'>, said: readonly SaidLine[], result: unknown): void {
  const lines = said.map(({ at, room, to, text, file, cause }) => {
    if (file) writeOutput(outputFile(join(dirname(out), basename(file.name))), file.bytes);
    return JSON.stringify({ at: isoShanghai(at), room, to, text, ...(file ? { file: file.name } : {}), cause });
  });
  writeOutput(out, lines.length > 0 ? `${lines.join('\n')}\n` : '');
  writeOutput(report, `${JSON.stringify(result, null, 2)}\n`);
}

await runScript(command);
