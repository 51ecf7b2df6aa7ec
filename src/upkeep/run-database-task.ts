import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DatabaseAnswer, DatabaseTask } from './database-worker.ts';

const WORKER = new URL('./database-worker.ts', import.meta.url);
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href;

/** A task that runs in a thread of its own. */
export interface RunningTask {
  /** Never rejects. */
  readonly answer: Promise<DatabaseAnswer>;
  /** Ends it; what it leaves behind the next backup clears away. */
  stop(): Promise<void>;
}

export function runDatabaseTask(task: DatabaseTask): RunningTask {
  const worker = new Worker(WORKER, { workerData: task, execArgv: ['--import', TSX] });
  const answer = Promise.race([
    once(worker, 'message').then(([message]) => message as DatabaseAnswer),
    // An error of the thread itself rejects the former, too.
    once(worker, 'exit').then((): DatabaseAnswer => ({ kind: 'fault', fault: 'stopped' })),
  ]).catch((error: unknown): DatabaseAnswer => ({ kind: 'fault', fault: error instanceof Error ? error.name : typeof error }));
  return {
    answer,
    async stop() {
      await worker.terminate();
    },
  };
}
