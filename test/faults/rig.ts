import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../scripts/reading/seeded.ts';
import { chanceFrom } from '../support/month/chance.ts';
import { checkSecrets, leftInHome } from './check-files.ts';
import { SECRETS } from './community.ts';
import { Figures } from './figures.ts';
import { type GatewayRun, runGatewayTrouble } from './gateway-trouble.ts';
import { LIMITS, type RigOptions } from './options.ts';
import { POINT_NAMES, type Point } from './points.ts';
import { broken } from './promise.ts';
import { Spares } from './spares.ts';
import { playStation } from './station.ts';
import { makeTemplate } from './template.ts';

/** Of all kills, so many are at any moment rather than at a named point. */
const ANY_MOMENT = 0.3;

/** Kills the bot so often, station after station, and holds what is left against what must be. @throws BrokenPromise */
export function runRig(options: RigOptions): Promise<Figures> {
  return withBots(options.folder, LIMITS, async (spares, template, figures) => {
    const points = new PointPlan(options, figures);
    for (let seed = options.seed; figures.killCount < options.kills; seed += 1) {
      const lives = Math.min(options.livesAStation, options.kills - figures.killCount);
      await playStation({ options, figures, spares, template, seed, lives, nextPoint: (interrupted) => points.next(interrupted) });
    }
  });
}

/** Kills and freezes the gateway instead, with the limits that are in use. @throws BrokenPromise */
export function runGatewayRig(run: GatewayRun): Promise<Figures> {
  return withBots(run.folder, {}, (spares, template, figures) => runGatewayTrouble(run, template, spares, figures));
}

async function withBots(
  folder: string,
  limits: Readonly<Record<string, number>>,
  play: (spares: Spares, template: string, figures: Figures) => Promise<void>,
): Promise<Figures> {
  const figures = new Figures();
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const output = openSync(join(folder, 'output.log'), 'a', 0o600);
  const spares = new Spares(home, output, limits, 2);
  try {
    await play(spares, await makeTemplate(folder, spares), figures);
    const { files, bytes } = checkSecrets([folder], [...SECRETS, 'insecure_gateway']);
    figures.add('files', files);
    figures.add('bytes', bytes);
    const left = leftInHome(home);
    if (left.length > 0) broken('the bot has left files in the home folder', left);
    return figures;
  } finally {
    await spares.close();
    closeSync(output);
  }
}

/** Which point comes next: all in turn, those that need interrupted lines when there are some; in between any moment. */
class PointPlan {
  readonly #options: RigOptions;
  readonly #figures: Figures;
  readonly #any: () => number;
  #queue: Point[] = [];

  constructor(options: RigOptions, figures: Figures) {
    this.#options = options;
    this.#figures = figures;
    this.#any = seeded(options.seed);
  }

  next(interrupted: boolean): Point | null {
    const { point, kills } = this.#options;
    if (point !== null) return needsInterrupted(point) && !interrupted ? 'handed-over' : point;
    const left = kills - this.#figures.killCount;
    const missing = this.#figures.pointsMissed.length;
    // Towards the end, what has not been hit yet comes first.
    if (left > missing + 4 && this.#any() < ANY_MOMENT) return null;
    if (this.#queue.length === 0) this.#queue = this.#shuffled();
    const at = this.#queue.findIndex((one) => interrupted || !needsInterrupted(one));
    if (at < 0) return 'handed-over';
    return this.#queue.splice(at, 1)[0] ?? null;
  }

  #shuffled(): Point[] {
    const chance = chanceFrom(this.#any);
    const missed = POINT_NAMES.filter((point) => !this.#figures.kills.has(point));
    const points = missed.length > 0 ? missed : [...POINT_NAMES];
    return points
      .map((point) => ({ point, place: chance.any() }))
      .sort((a, b) => a.place - b.place)
      .map(({ point }) => point);
  }
}

function needsInterrupted(point: Point): boolean {
  return point === 'recovering' || point === 'recovered';
}
