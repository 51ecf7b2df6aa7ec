import Database from 'better-sqlite3';
import { note, reach } from './kill-switch.ts';

type MovedLine = 'marked-sending' | 'marked-sent' | 'marked-retry';
type Mark = 'message' | 'line' | 'job' | 'gap' | 'started' | 'unsure' | MovedLine;
type Watch = { readonly before?: (args: readonly unknown[]) => void; readonly after?: (args: readonly unknown[], result: unknown) => void };

let station: Database.Database | null = null;
let depth = 0;
let marks = new Set<Mark>();
/** The start is noted: what an interrupted life has left is settled. */
let hasStarted = false;
let message: string | null = null;
const MOVED: readonly MovedLine[] = ['marked-sending', 'marked-sent', 'marked-retry'];
const receivedAt = new Map<string, number>();

/** A message has come in: from here on the time to its COMMIT is taken. */
export function noteReceipt(id: string): void {
  if (!receivedAt.has(id)) receivedAt.set(id, performance.now());
}

/** No page more than there are: what needs one fails with SQLITE_FULL. */
export function fillDisk(): void {
  station?.pragma(`max_page_count = ${station.pragma('page_count', { simple: true }) as number}`);
}

export function freeDisk(): void {
  station?.pragma('max_page_count = 1073741823');
}

let onCommit: (message: string) => void = () => undefined;

/** Patches the driver: the program's statements and transactions are passed through, and the points among them reached. */
export function watchStore(tellCommit: (message: string) => void): void {
  onCommit = tellCommit;
  const { prepare, transaction } = Database.prototype;
  Database.prototype.prepare = function (this: Database.Database, text: string) {
    if (this.name.endsWith('station.sqlite')) station = this;
    const statement = prepare.call(this, text);
    const watch = watchOf(text);
    if (watch) wrapStatement(statement as unknown as Record<string, unknown>, watch);
    return statement;
  } as typeof prepare;
  Database.prototype.transaction = function (this: Database.Database, work: (...args: unknown[]) => unknown) {
    const inner = transaction.call(this, (...args: unknown[]) => withinTransaction(() => work(...args)));
    const immediate = inner.immediate.bind(inner) as (...args: unknown[]) => unknown;
    return Object.assign((...args: unknown[]) => aroundTransaction(() => inner(...args)), {
      immediate: (...args: unknown[]) => aroundTransaction(() => immediate(...args)),
    });
  } as unknown as typeof transaction;
}

function aroundTransaction(run: () => unknown): unknown {
  if (depth > 0) return run();
  marks = new Set();
  message = null;
  reach('starting');
  try {
    const result = run();
    afterCommit();
    return result;
  } catch (error) {
    noteFault(error);
    throw error;
  }
}

function withinTransaction(work: () => unknown): unknown {
  depth += 1;
  try {
    const result = work();
    if (depth === 1) beforeCommit();
    return result;
  } finally {
    depth -= 1;
  }
}

function beforeCommit(): void {
  if (marks.has('message')) reach('in-transaction');
  if (marks.has('job')) reach('job-in-transaction');
  if (marks.has('gap')) reach('gap-in-transaction');
  if (marks.has('unsure') && !hasStarted) reach('recovering');
}

function afterCommit(): void {
  if (marks.has('message')) {
    noteCommit();
    reach('committed');
  }
  for (const point of MOVED) if (marks.has(point)) reach(point);
  if (marks.has('job')) reach('job-committed');
  if (marks.has('gap')) reach('gap-noted');
  if (marks.has('started')) {
    hasStarted = true;
    reach('start-noted');
  }
  if (marks.has('unsure')) reach(hasStarted ? 'marked-unsure' : 'recovered');
}

/** Committed with the transaction that it is in, or by itself. */
function moved(point: MovedLine): void {
  if (depth > 0) marks.add(point);
  else reach(point);
}

function noteCommit(): void {
  if (message === null) return;
  const at = receivedAt.get(message);
  if (at !== undefined) note('committed', Math.round((performance.now() - at) * 1_000));
  onCommit(message);
}

function noteFault(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'SQLITE_FULL' || (error instanceof Error && 'fault' in error && error.fault === 'disk-full')) note('full', 1);
}

/** By the statement's words; most are of no interest. */
function watchOf(text: string): Watch | null {
  return WATCHES.find(([words]) => words.test(text))?.[1] ?? null;
}

const WATCHES: readonly (readonly [RegExp, Watch])[] = [
  [
    /^insert into "?inbox"?/i,
    {
      after: ([row], result) => {
        if ((result as Database.RunResult).changes !== 1) return;
        marks.add('message');
        message = (row as { readonly id: string }).id;
      },
    },
  ],
  [
    /^insert into "?outbox"?/i,
    {
      after: () => {
        if (marks.has('message') && !marks.has('line')) reach('half-written');
        marks.add('line');
      },
    },
  ],
  [
    /^delete from "?due_jobs"? .*returning/is,
    {
      after: (_, result) => {
        if (result === undefined) return;
        marks.add('job');
        reach('job-taken');
      },
    },
  ],
  [
    /^insert into "?journal"?/i,
    {
      after: (args) => {
        const values = args.flat();
        if (values.includes('gap')) marks.add('gap');
        if (values.includes('started')) marks.add('started');
      },
    },
  ],
  [
    /^insert into "?settings"?/i,
    {
      before: (args) => {
        if (depth === 0 && isHeartbeat(args)) reach('heartbeat');
      },
      after: (args) => {
        if (depth === 0 && isHeartbeat(args)) reach('heartbeat-written');
      },
    },
  ],
  [/^update "?outbox"? set state = 'sending'/i, { after: () => moved('marked-sending') }],
  [/^update "?outbox"? set state = 'sent'/i, { after: () => moved('marked-sent') }],
  [
    /^update "?outbox"? set state = 'unsure'/i,
    {
      after: () => {
        marks.add('unsure');
      },
    },
  ],
  [/^update "?outbox"? set state = 'waiting'[\s\S]*state in \('sending'\)/i, { after: () => moved('marked-retry') }],
];

function isHeartbeat(args: readonly unknown[]): boolean {
  return args.some((arg) => (arg instanceof Object ? Object.values(arg) : [arg]).includes('heartbeat'));
}

function wrapStatement(statement: Record<string, unknown>, { before, after }: Watch): void {
  for (const name of ['run', 'get', 'all']) {
    const call = statement[name];
    if (typeof call !== 'function') continue;
    statement[name] = (...args: unknown[]): unknown => {
      before?.(args);
      let result: unknown;
      try {
        result = Reflect.apply(call, statement, args);
      } catch (error) {
        if (depth === 0) noteFault(error);
        throw error;
      }
      after?.(args, result);
      return result;
    };
  }
}
