import type { UtcMs } from '../../domain/time.ts';

/** The application's time. It goes only forward, also when the clock of the machine is set back. */
export interface Clock {
  now(): UtcMs;
}
