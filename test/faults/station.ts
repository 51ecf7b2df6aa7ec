import type { Trace } from './bot-life.ts';
import { endCalmly } from './calm-end.ts';
import { openDay, type StationDay } from './day.ts';
import type { Figures } from './figures.ts';
import { live } from './life.ts';
import type { RigOptions } from './options.ts';
import type { Point } from './points.ts';
import type { Spares } from './spares.ts';
import { withEvidence } from './witness.ts';

export interface StationParts {
  readonly options: RigOptions;
  readonly figures: Figures;
  readonly spares: Spares;
  readonly template: string;
  readonly seed: number;
  readonly lives: number;
  /** The next point to be killed at; null: any moment. @param interrupted lines were under way when the last life ended */
  readonly nextPoint: (interrupted: boolean) => Point | null;
}

/** A busy day at one station, with one life of the bot after the other, and all checks at its end. @throws BrokenPromise */
export async function playStation(parts: StationParts): Promise<void> {
  const day = await openDay(parts.template, parts.options.folder, parts.seed);
  try {
    for (let life = 0; life < parts.lives; life += 1) await playLife(parts, day, life);
    await endCalmly(day, parts.spares.take(), parts.figures);
  } finally {
    await day.gateway.close();
  }
}

async function playLife({ options, figures, spares, seed, nextPoint }: StationParts, day: StationDay, life: number): Promise<void> {
  const point = nextPoint(isInterrupted(day.file));
  const bot = spares.take();
  try {
    const { at, calm } = await live({ ...day, bot, figures, options, point, trace: day.trace(life) });
    figures.killed(at);
    options.tell(`station ${seed}, life ${life + 1}: ${at}${point !== null && at !== point ? ` (instead of ${point})` : ''}`);
    addTrace(figures, bot.trace(), calm);
  } finally {
    await bot.kill();
  }
  day.clock.add(bot.trace().clock);
}

function isInterrupted(file: string): boolean {
  return withEvidence(file, (evidence) => evidence.rows("SELECT 1 FROM outbox WHERE state = 'sending'").length > 0);
}

/** @param calm how long commits took tells something */
function addTrace(figures: Figures, { commits, full }: Trace, calm: boolean): void {
  if (calm) for (const milliseconds of commits) figures.time('receipt → COMMIT where nothing was held up', milliseconds);
  if (full > 0) figures.add('full', full);
}
