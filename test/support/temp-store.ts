import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/application/ports/store.ts';
import type { UtcMs } from '../../src/domain/time.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';

export interface TempStore {
  /** The open store; another object after `reopen`. */
  readonly store: Store;
  readonly file: string;
  /** Closes the store and opens the same file again, as a restart does. */
  reopen(): Store;
  /** Closes the store and deletes its folder. */
  dispose(): void;
}

/** A real store on a file of its own, by default in the system's folder for temporary files. */
export function openTempStore(options: Partial<Omit<StoreOptions, 'file'>> = {}, within = tmpdir()): TempStore {
  const folder = mkdtempSync(join(within, 'station-'));
  const file = join(folder, 'station.sqlite');
  const open = () => openStore({ now: (): UtcMs => Date.now(), ...options, file });
  let store = open();
  return {
    get store() {
      return store;
    },
    file,
    reopen() {
      store.close();
      store = open();
      return store;
    },
    dispose() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
