import type { Connection } from './connection.ts';

/**
 * Erased values stay readable in the write-ahead log until its pages are written to the database and the log is cut off:
 * by itself SQLite does the one late and the other never.
 *
 * @returns `wish`: to be called in a transaction that erases; `fulfil`: to be called after each transaction
 */
export function logEmptier({ client }: Connection): { readonly wish: () => void; readonly fulfil: () => void } {
  let wished = false;
  return {
    wish: () => {
      wished = true;
    },
    fulfil: () => {
      if (wished && !client.inTransaction) wished = !truncate(client);
    },
  };
}

/** Whether it is done: while somebody reads the older pages (an export, a backup) it cannot be, and nobody waits for that. */
function truncate(client: Connection['client']): boolean {
  const wait = client.pragma('busy_timeout', { simple: true });
  client.pragma('busy_timeout = 0');
  try {
    const [result] = client.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    return result?.busy === 0;
  } catch {
    // Another time: that the log is not empty is no reason to undo what has been committed.
    return false;
  } finally {
    client.pragma(`busy_timeout = ${String(wait)}`);
  }
}
