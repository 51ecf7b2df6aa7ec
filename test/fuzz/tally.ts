import type { Outcome } from './fuzz-station.ts';

const SLOWEST = 8;

interface Slow {
  readonly ms: number;
  readonly signs: number;
  readonly text: string;
}

/** What a fuzz run has led to, so that it can be seen that it led anywhere. */
export class Tally {
  messages = 0;
  lines = 0;
  groupLines = 0;
  forgotten = 0;
  readonly events: Record<string, number> = {};
  readonly changed: Record<string, number> = {};
  slowest: readonly Slow[] = [];

  count({ heard, lines, events, changes }: Outcome): void {
    this.lines += lines.length;
    this.groupLines += lines.filter(({ room, roomKind }) => room !== null && roomKind !== 'staff').length;
    for (const { kind } of events) this.events[kind] = (this.events[kind] ?? 0) + 1;
    if (heard === null) return;
    this.messages += 1;
    for (const table of new Set(changes.map((change) => change.table))) this.changed[table] = (this.changed[table] ?? 0) + 1;
    if (heard.ms > (this.slowest.at(-1)?.ms ?? 0) || this.slowest.length < SLOWEST) {
      const slow = { ms: Math.round(heard.ms), signs: heard.text.length, text: heard.text.slice(0, 60) };
      this.slowest = [...this.slowest, slow].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
    }
  }

  of(event: string): number {
    return this.events[event] ?? 0;
  }

  report(): string {
    return JSON.stringify(this, null, 1);
  }
}
