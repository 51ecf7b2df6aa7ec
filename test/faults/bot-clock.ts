import type { ClockReading } from './bot-life.ts';

/** Two readings that lie so many milliseconds apart are the same. */
const SAME = 200;

/**
 * Tells at which time of the platform the bot's clock showed what. The bot's own time runs on evenly when the host's clock
 * is set while it lives, takes it over when it starts, and never goes back: so the two drift apart from life to life.
 */
export class BotClock {
  readonly #readings: ClockReading[] = [];

  /** What a life has written down. */
  add(readings: readonly ClockReading[]): void {
    this.#readings.push(...readings);
  }

  /** The first and the last time of the platform at which it showed that; a second life may show again what one before did. */
  shown(bot: number): { readonly first: number; readonly last: number } {
    const candidates = this.#readings.map((reading, at) => {
      const wanted = bot - reading.bot + reading.platform;
      const end = this.#readings[at + 1]?.platform ?? Number.POSITIVE_INFINITY;
      const platform = Math.min(Math.max(wanted, reading.platform), end);
      return { platform, off: Math.abs(platform - wanted) };
    });
    const least = Math.min(...candidates.map(({ off }) => off));
    const times = candidates.filter(({ off }) => off <= Math.max(least, SAME)).map(({ platform }) => platform);
    return { first: Math.min(...times), last: Math.max(...times) };
  }
}
