import type { Logger } from 'pino';
import type { Clock } from '../application/ports/clock.ts';
import type { OutboxLine, OutboxStore, Undelivered } from '../application/ports/outbox.ts';
import type { Store } from '../application/ports/store.ts';

/** What became of lines that were handed over. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'retry'; readonly notBefore: number }
  /** There was no connection. */
  | { readonly kind: 'untried' }
  | { readonly kind: 'over'; readonly why: Undelivered };

export interface SettlingParts {
  readonly store: Store;
  readonly clock: Clock;
  /** What follows from it is written in the transaction in which the line's state changes. */
  readonly onUndelivered: (line: OutboxLine, why: Undelivered) => void;
  readonly log: Logger;
}

/** Writes down what became of lines; nothing that has gone out may be forgotten because the disk was full. */
export interface Settling {
  /** Writes it, now or, where the store fails, later: until then the lines stay `sending`, and nothing follows them in their lane. Says whether it could be written. */
  settle(lines: readonly OutboxLine[], outcome: Outcome): boolean;
  /** Writes what could not be written before. */
  catchUp(): void;
  /** Whether something could not be written yet. */
  isBehind(): boolean;
}

interface Unsettled {
  readonly lines: readonly OutboxLine[];
  readonly outcome: Outcome;
  tries: number;
}

/** Then the fault is taken to lie in what would follow: if the store takes the mark alone, the line is over without it. */
const MOST_TRIES = 20;

export function openSettling(parts: SettlingParts): Settling {
  const { store, log } = parts;
  let unsettled: readonly Unsettled[] = [];

  const tryOne = (one: Unsettled): boolean => {
    one.tries += 1;
    try {
      store.transact(() => write(parts, one, true));
      return true;
    } catch (error) {
      logFault(log, one, error);
      return one.tries > MOST_TRIES && tryWithoutWhatFollows(one);
    }
  };
  const tryWithoutWhatFollows = (one: Unsettled): boolean => {
    try {
      store.transact(() => write(parts, one, false));
      return true;
    } catch {
      return false;
    }
  };

  return {
    settle(lines, outcome) {
      const one = { lines, outcome, tries: 0 };
      const isWritten = tryOne(one);
      if (!isWritten) unsettled = [...unsettled, one];
      return isWritten;
    },
    catchUp() {
      unsettled = unsettled.filter((one) => !tryOne(one));
    },
    isBehind: () => unsettled.length > 0,
  };
}

function write({ store, clock, onUndelivered }: SettlingParts, { lines, outcome }: Unsettled, withWhatFollows: boolean): void {
  const now = clock.now();
  for (const line of lines) {
    mark(store.outbox, line, outcome, now);
    if (outcome.kind === 'over' && withWhatFollows) onUndelivered(line, outcome.why);
  }
}

/** The first time, and then ever more seldom. */
function logFault(log: Logger, { lines, tries }: Unsettled, error: unknown): void {
  if ((tries & (tries - 1)) !== 0) return;
  const ids = lines.map(({ id }) => id);
  log.error({ event: 'outbox.unsettled', lines: ids, tries, why: error instanceof Error ? error.name : typeof error });
}

function mark(outbox: OutboxStore, { id }: OutboxLine, outcome: Outcome, now: number): void {
  switch (outcome.kind) {
    case 'sent':
      outbox.markSent(id, now);
      return;
    case 'retry':
      outbox.markRetry(id, outcome.notBefore);
      return;
    case 'untried':
      outbox.markUntried(id, now);
      return;
    case 'over':
      if (outcome.why === 'unsure') outbox.markUnsure(id, now);
      else outbox.markRefused(id, now);
      return;
  }
}
