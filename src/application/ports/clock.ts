import type { UtcMs } from '../../domain/time.ts';

/** The application's time. It goes only forward, also when the clock of the machine is set back. */
export interface Clock {
  now(): UtcMs;
  /**
   * A message tells by when it was sent what time the platform has: a witness for or against the machine's clock.
   * A clock that depends on no machine needs none.
   *
   * @param arrivedAt by this clock
   * @returns when it arrived by this clock as it now stands
   */
  heard?(sentAt: UtcMs, arrivedAt: UtcMs): UtcMs;
}
