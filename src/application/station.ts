import type { ContactId } from '../domain/ids.ts';
import type { Language } from '../language/read-message.ts';
import type { DueJob, Store } from './ports/store.ts';

/** What one station is set up with at start. */
export interface StationConfig {
  readonly name: string;
  /** Staff from the first moment on. */
  readonly adminContacts: readonly ContactId[];
  readonly stationPhone: string | null;
  readonly gasPhone: string | null;
  /** Days after which personal values of closed orders are blanked. */
  readonly retentionDays: number;
  /** A replayed or simulated WeChat: platform and bot go by one clock, so whatever took long was held up. */
  readonly oneClock?: boolean;
}

/** The parts that the application works with. */
export interface Station {
  readonly config: StationConfig;
  readonly store: Store;
  readonly language: Language;
  /** Told of a job of the clock that failed and is put off; without it the error is thrown. */
  readonly onJobFault?: (job: DueJob, error: unknown) => void;
}
