import { constants } from 'node:os';

/** Under npm one Ctrl+C comes twice: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 250;
/** Who told the process to stop waits so long, whatever hangs: systemd and people pull the plug some seconds later. */
const STOP_LIMIT_MS = 3_500;

/** Resolves at SIGINT or SIGTERM; from then on a second one ends the process at once, and the store is as after a crash. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let toldAt: number | null = null;
    const onSignal = (signal: 'SIGINT' | 'SIGTERM'): void => {
      if (toldAt === null) {
        toldAt = performance.now();
        resolve();
      } else if (performance.now() - toldAt > SAME_PRESS_MS) {
        process.exit(128 + constants.signals[signal]);
      }
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}

/** Waits for the last of the work, but not for what hangs. @returns whether it ended in time */
export async function stopInTime(work: () => Promise<void>, limitMs = STOP_LIMIT_MS): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([work().then(() => true), limit]);
  } finally {
    clearTimeout(timer);
  }
}
