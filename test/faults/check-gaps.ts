import type { BotClock } from './bot-clock.ts';
import { broken } from './promise.ts';
import type { Evidence } from './witness.ts';

/** Something that was said, by the platform's clock. */
export interface Said {
  /** null: nobody was there to give it one (the gateway was down). */
  readonly message: string | null;
  readonly at: number;
  /** Told of to a bot that was connected, as far as the gateway knew; false also while nobody was. */
  readonly handedOver: boolean;
}

export interface GapFigures {
  readonly handedOver: number;
  readonly committed: number;
  readonly lostWithProcess: number;
  readonly lostWhileAway: number;
  readonly gaps: number;
}

/** On its way from the gateway; a gap begins with the last thing that has come in. */
const ON_THE_WAY = 1_000;

/** What was said and is not committed lies in a gap that stands in the journal. @throws BrokenPromise */
export function checkGaps(said: readonly Said[], committed: ReadonlyMap<string, unknown>, clock: BotClock, evidence: Evidence): GapFigures {
  const gaps = evidence
    .rows<{ data: string }>("SELECT data FROM journal WHERE kind = 'gap'")
    .map(({ data }) => JSON.parse(data) as { readonly since: number; readonly until: number })
    .map(({ since, until }) => ({ since: clock.shown(since).first, until: clock.shown(until).last }));
  const isMissed = (at: number) => gaps.some(({ since, until }) => since - ON_THE_WAY <= at && at <= until);
  const lost = said.filter(({ message }) => message === null || !committed.has(message));
  for (const one of lost) {
    if (isMissed(one.at)) continue;
    const near = gaps.toSorted((a, b) => Math.abs(a.until - one.at) - Math.abs(b.until - one.at)).slice(0, 3);
    broken('a message was lost, and no gap tells of it', {
      ...one,
      near: near.map(({ since, until }) => `${since - one.at} … ${until - one.at} ms from it`),
    });
  }
  const handedOver = said.filter((one) => one.handedOver).length;
  return {
    handedOver,
    committed: committed.size,
    lostWithProcess: lost.filter((one) => one.handedOver).length,
    lostWhileAway: lost.filter((one) => !one.handedOver).length,
    gaps: gaps.length,
  };
}
