import { liveOn, tellRestored } from '../application/after-restore.ts';
import type { Station } from '../application/station.ts';
import { type Config, storeFile } from '../config.ts';
import type { UtcMs } from '../domain/time.ts';
import { openLanguage } from '../language/read-message.ts';
import type { StationWords } from '../language/station-words.ts';
import { type Restored, type RestoreReport, restore } from '../store/restore.ts';

export interface RestoreOptions {
  readonly config: Config;
  readonly words: StationWords;
  /** null: the youngest backup that is sound. */
  readonly source: string | null;
  readonly discardNewer: boolean;
  readonly now: UtcMs;
}

/** Puts a backup in the place of the station's database; see `restore`. */
export function restoreStation({ config, words, source, discardNewer, now }: RestoreOptions): Promise<RestoreReport> {
  const language = openLanguage(words);
  const stationOf = ({ store }: Restored): Station => ({
    store,
    language,
    config: {
      name: config.stationName,
      adminContacts: config.adminContacts,
      stationPhone: config.stationPhone,
      gasPhone: config.gasPhone,
      retentionDays: config.retentionDays,
    },
    // Put off: the bot will try it again.
    onJobFault: () => undefined,
  });
  return restore({
    file: storeFile(config),
    source,
    discardNewer,
    now,
    liveOn: (restored) => liveOn(stationOf(restored), restored.clock, restored.livedUntil),
    tell: (restored) => tellRestored(stationOf(restored), restored.backupAt, restored.clock.now),
  });
}
