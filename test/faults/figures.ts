import { POINT_NAMES } from './points.ts';

/** Everything that is counted in a run; one is added to by all stations. */
export class Figures {
  readonly kills = new Map<string, number>();
  readonly counts = new Map<string, number>();
  /** Milliseconds, by what they measure. */
  readonly #times = new Map<string, number[]>();

  add(what: string, count = 1): void {
    this.counts.set(what, this.of(what) + count);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  /** @param milliseconds one measurement */
  time(what: string, milliseconds: number): void {
    this.#times.set(what, [...(this.#times.get(what) ?? []), milliseconds]);
  }

  killed(at: string): void {
    this.kills.set(at, (this.kills.get(at) ?? 0) + 1);
  }

  get killCount(): number {
    return [...this.kills.values()].reduce((sum, count) => sum + count, 0);
  }

  get pointsMissed(): readonly string[] {
    return POINT_NAMES.filter((point) => !this.kills.has(point));
  }

  /** A table in Markdown. */
  table(): string {
    const rows = ROWS.flatMap(([name, ...counts]) =>
      counts.some((count) => this.counts.has(count)) ? [[name, counts.map((count) => this.of(count)).join(' / ')]] : [],
    );
    const all = [
      ['the bot killed', String(this.killCount)],
      ...rows,
      ...[...this.#times].map(([what, times]) => [
        `${what}: p50 / p99 / longest`,
        `${[0.5, 0.99, 1].map((share) => quantile(times, share)).join(' / ')} ms`,
      ]),
    ];
    const points = [...this.kills].sort(([a], [b]) => placeOf(a) - placeOf(b)).map(([point, count]) => `${point} ${count}`);
    return [
      '| what | how often |',
      '|---|---|',
      ...all.map(([name, value]) => `| ${name} | ${value} |`),
      ...(points.length > 0 ? ['', `Kills by point: ${points.join(', ')}.`] : []),
    ].join('\n');
  }
}

function quantile(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return at === undefined ? '–' : at.toFixed(at < 100 ? 1 : 0);
}

/** Points in their order, then the rest. */
function placeOf(point: string): number {
  const place = (POINT_NAMES as readonly string[]).indexOf(point);
  return place < 0 ? POINT_NAMES.length : place;
}

const ROWS: readonly (readonly [string, ...string[]])[] = [
  ['stations (days) played', 'stations'],
  ['the gateway killed and restarted / frozen', 'gateway kills', 'gateway freezes'],
  ['messages repeated by the platform / delayed, so that others overtook them', 'repeats', 'delays'],
  ['payloads that came late / failed at first', 'payloadSlow', 'payloadFails'],
  ['sends that failed / hung / answered after the time limit, yet delivered', 'sendFails', 'sendHangs', 'sendLate'],
  ['sends answered with an error though delivered: a code that says so / one that reads like a refusal', 'sendErrs', 'sendLies'],
  ['the disk full: times / writes that failed', 'disk full', 'full'],
  ['the host’s clock moved / time passed at a leap', 'clock moves', 'leaps'],
  ['messages said / handed over to a connected bot / committed', 'said', 'handed over', 'committed'],
  ['lost with the process, all within a recorded gap', 'lost with the process'],
  ['said while the bot was away, all within a recorded gap', 'lost while away'],
  ['gaps recorded', 'gaps'],
  ['orders / winners / stand-bys', 'orders', 'winners', 'stand-bys'],
  ['lines sent / unsure / refused', 'lines sent', 'lines unsure', 'lines refused'],
  ['lines said again after such a “refusal”', 'said again'],
  ['summaries, one a day and room', 'summaries'],
  ['files looked through for secrets / bytes', 'files', 'bytes'],
];
