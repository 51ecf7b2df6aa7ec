import '../src/shanghai-timezone.ts';
import { cpus } from 'node:os';
import { Command, Option } from 'commander';
import { benchReading } from './bench/reading.ts';
import type { Comparison } from './bench/side-by-side.ts';

/** Each figure is a ratio against a named baseline that ran beside it, in turns, in the same process. */
const BENCHES: Readonly<Record<string, () => Promise<readonly Comparison[]>>> = { read: benchReading };

const command = new Command('bench')
  .description('Measures how fast the parts are, beside a baseline in the same run.')
  .argument('[name]', `one of: ${Object.keys(BENCHES).join(', ')}; all without one`)
  .addOption(new Option('--json', 'write the figures as JSON'))
  .parse();
const [name] = command.args;
if (name !== undefined && !(name in BENCHES)) command.error(`no bench is called "${name}"; there are: ${Object.keys(BENCHES).join(', ')}`);

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
const figures: Comparison[] = [];
for (const [key, run] of Object.entries(BENCHES)) if (name === undefined || name === key) figures.push(...(await run()));

if (command.opts<{ json?: boolean }>().json) process.stdout.write(`${JSON.stringify({ machine, figures }, null, 2)}\n`);
else {
  process.stdout.write(`${machine}\n`);
  for (const { what, perSecond, baseline, baselinePerSecond, ratio } of figures) {
    process.stdout.write(
      `${what.padEnd(34)}${perSecond.toFixed(0).padStart(8)}/s   ${baseline} ${baselinePerSecond.toFixed(0)}/s   ratio ${ratio.toFixed(2)}\n`,
    );
  }
}
