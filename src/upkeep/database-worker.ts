import { parentPort, workerData } from 'node:worker_threads';
import { type Backup, backUp, checkLiveDatabase } from '../store/backup.ts';
import { StoreError } from '../store/store-error.ts';

/** Work on the database that takes seconds: with a connection and a thread of its own, so that the bot answers meanwhile. */
export type DatabaseTask =
  | { readonly kind: 'backup'; readonly file: string; readonly target: string }
  | { readonly kind: 'check'; readonly file: string };

export type DatabaseAnswer =
  /** `backup`: of that task only. */
  | { readonly kind: 'done'; readonly backup: Backup | null }
  /** A code of the store's errors, or the name of another. */
  | { readonly kind: 'fault'; readonly fault: string };

async function work(task: DatabaseTask): Promise<DatabaseAnswer> {
  try {
    if (task.kind === 'backup') return { kind: 'done', backup: await backUp(task.file, task.target) };
    checkLiveDatabase(task.file);
    return { kind: 'done', backup: null };
  } catch (error) {
    return { kind: 'fault', fault: error instanceof StoreError ? error.fault : error instanceof Error ? error.name : typeof error };
  }
}

parentPort?.postMessage(await work(workerData as DatabaseTask));
