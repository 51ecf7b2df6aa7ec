import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { DatabaseAnswer, DatabaseTask } from './database-worker.ts';

const START = new URL('./database-worker-start.mjs', import.meta.url);

/** A task that runs in a thread of its own. */
export interface RunningTask {
  /** Never rejects. */
  readonly answer: Promise<DatabaseAnswer>;
  /** Ends it; what it leaves behind the next backup clears away. */
  stop(): Promise<void>;
}

export function runDatabaseTask(task: DatabaseTask): RunningTask {
  const worker = new Worker(START, { workerData: task, execArgv: [] });
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
