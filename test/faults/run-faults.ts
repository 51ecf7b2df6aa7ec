import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Trouble } from './options.ts';
import { POINT_NAMES } from './points.ts';
import { runGatewayRig, runRig } from './rig.ts';

const USAGE = `npm run faults -- [--kills 60] [--seed N] [--point NAME] [--without gateway,sends,…] [--keep]
       npm run faults -- --gateway [--kills 20] [--freezes 5] [--seed N]
Points: ${POINT_NAMES.join(', ')}`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    seed: { type: 'string' },
    point: { type: 'string' },
    without: { type: 'string', default: '' },
    'lives-a-station': { type: 'string', default: '25' },
    gateway: { type: 'boolean', default: false },
    freezes: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const point = POINT_NAMES.find((name) => name === values.point) ?? null;
if (values.help || !Number.isInteger(seed) || (values.point !== undefined && point === null)) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(values.help ? 0 : 2);
}

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const began = Date.now();
const kills = Number(values.kills);
const tell = (line: string): void => {
  if (!values.quiet) process.stderr.write(`${line}\n`);
};
process.stdout.write(`seed ${seed}, ${kills} kills\n`);
try {
  const figures = values.gateway
    ? await runGatewayRig({ seed, kills, freezes: Number(values.freezes), folder, tell })
    : await runRig({
        ...{ seed, kills, point, folder, tell },
        without: values.without.split(',').filter((one) => one !== '') as Trouble[],
        livesAStation: Number(values['lives-a-station']),
      });
  process.stdout.write(`\n${figures.table()}\n\nEvery promise was kept, in ${Math.round((Date.now() - began) / 1_000)} s.\n`);
  const missed = point === null && !values.gateway ? figures.pointsMissed : [];
  if (missed.length > 0) {
    process.stdout.write(`Points that were not reached: ${missed.join(', ')}\n`);
    process.exitCode = 1;
  }
  if (!values.keep) rmSync(folder, { recursive: true });
} catch (error) {
  process.stdout.write(
    `\nA promise was broken (seed ${seed}; what was written lies in ${folder}):\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
process.exit();
