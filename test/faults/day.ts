import { join } from 'node:path';
import { seeded } from '../../scripts/reading/seeded.ts';
import { type Gateway, startGateway } from '../support/gateway.ts';
import { type Chance, chanceFrom } from '../support/month/chance.ts';
import { BotClock } from './bot-clock.ts';
import { OrderCheck } from './check-orders.ts';
import { Community, furnish } from './community.ts';
import type { OrderView } from './reference.ts';
import { Talk } from './talk.ts';
import { copyTemplate, environmentOf } from './template.ts';
import { withEvidence } from './witness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** It begins so long before its summary. */
const BEFORE_SUMMARY = 12 * MINUTE;

/** A busy day at one station: its gateway and file, and all that is known of it. */
export interface StationDay {
  readonly gateway: Gateway;
  readonly chance: Chance;
  readonly talk: Talk;
  readonly check: OrderCheck;
  readonly clock: BotClock;
  readonly environment: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly file: string;
  /** Checks what was written since the last look. @throws BrokenPromise */
  readonly look: () => readonly OrderView[];
  /** The file in which one life of the bot writes down what happens. */
  readonly trace: (life: string | number) => string;
}

/** Starts a gateway for a station that is as the template. @param folder for all that is written */
export async function openDay(template: string, folder: string, seed: number): Promise<StationDay> {
  const chance = chanceFrom(seeded(seed));
  const dataDir = join(folder, `station-${seed}`);
  const file = copyTemplate(template, dataDir);
  const gateway = await startGateway({ remembers: true });
  await furnish(gateway);
  const talk = new Talk(gateway, new Community(chance), chance, aheadOfSummary(Date.now(), chance));
  await talk.leap(0);
  const check = new OrderCheck(talk.meanings);
  return {
    ...{ gateway, chance, talk, check, dataDir, file },
    clock: new BotClock(),
    environment: environmentOf(gateway, dataDir),
    look: () => {
      withEvidence(file, (evidence) => check.goOn(evidence));
      return check.orders;
    },
    trace: (life) => join(folder, `${seed}-${life}.trace`),
  };
}

/** Milliseconds from now to a little before eight in the evening. */
function aheadOfSummary(now: number, chance: Chance): number {
  const sinceMidnight = (now + 8 * HOUR) % DAY;
  return ((20 * HOUR - BEFORE_SUMMARY - sinceMidnight + 2 * DAY) % DAY) + chance.between(0, 5 * MINUTE);
}
