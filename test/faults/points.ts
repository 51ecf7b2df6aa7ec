/**
 * The named points at which the bot is killed, each with where it lies and at which of its passes (drawn up to that
 * number) within one life.
 */
export const POINTS = {
  received: { at: 'the gateway has told of a message; nothing is asked for yet', passes: 12 },
  loaded: { at: 'the payload of the message is there, before its transaction', passes: 12 },
  'half-written': { at: 'within the transaction, its first line stands in the outbox', passes: 6 },
  'in-transaction': { at: 'within the transaction, all is written, before COMMIT', passes: 12 },
  committed: { at: 'after COMMIT, before the outbox wakes', passes: 12 },
  'marked-sending': { at: 'a line is marked `sending`, nothing is called yet', passes: 8 },
  calling: { at: 'just before the call to the gateway', passes: 8 },
  'handed-over': { at: 'the gateway has the line, its answer has not come', passes: 1 },
  answered: { at: 'the answer has come, before the line is marked', passes: 8 },
  'marked-sent': { at: 'after the line is marked `sent`', passes: 8 },
  'marked-retry': { at: 'after a line that failed is put off', passes: 2 },
  'marked-unsure': { at: 'after a line is marked `unsure`, and what follows from it', passes: 2 },
  'job-taken': { at: 'within the transaction of a job of the clock, nothing is done yet', passes: 2 },
  'job-in-transaction': { at: 'within it, all is written, before COMMIT', passes: 2 },
  'job-committed': { at: 'after its COMMIT', passes: 2 },
  starting: { at: 'at the start, before anything is written', passes: 1 },
  recovering: { at: 'at the start, interrupted lines are marked, before COMMIT', passes: 1 },
  recovered: { at: 'at the start, after that COMMIT', passes: 1 },
  'start-noted': { at: 'at the start, after the start is noted', passes: 1 },
  'gap-in-transaction': { at: 'within the transaction that notes a gap, before COMMIT', passes: 1 },
  'gap-noted': { at: 'after its COMMIT', passes: 1 },
  heartbeat: { at: 'just before a sign of life is written', passes: 1 },
  'heartbeat-written': { at: 'after it', passes: 1 },
} as const satisfies Readonly<Record<string, { readonly at: string; readonly passes: number }>>;

export type Point = keyof typeof POINTS;
export const POINT_NAMES = Object.keys(POINTS) as readonly Point[];

/** At which pass of which point the process kills itself. */
export interface KillAt {
  readonly point: Point;
  readonly pass: number;
}

/** How a bot's host tells the time, in milliseconds. */
export interface HostTime {
  /** How far time has gone on in leaps (the machine slept), for everybody: the platform's time less the real one. */
  readonly leapt: number;
  /** How far somebody has set the host's clock before the platform's. */
  readonly setAhead: number;
}

/** What the rig tells a bot process. */
export type ToBot =
  /** The process waits for it before it runs the first line of the program. */
  | {
      readonly kind: 'go';
      readonly environment: Readonly<Record<string, string>>;
      readonly killAt: KillAt | null;
      readonly time: HostTime;
      /** The file for what happened, a line each; see `trace.ts`. */
      readonly trace: string;
    }
  | { readonly kind: 'set-time'; readonly time: HostTime }
  | { readonly kind: 'fill-disk' }
  | { readonly kind: 'free-disk' };

/** What a bot process tells the rig. */
export type FromBot =
  | { readonly kind: 'warm' }
  | { readonly kind: 'logged-in' }
  | { readonly kind: 'done' }
  | { readonly kind: 'committed'; readonly message: string };
