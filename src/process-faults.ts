import type { Logger } from 'pino';

/** Where in the code: "at name (file:line:column)". */
const FRAME = /^at (?:[^()]+ \()?[^()\s]+:\d+:\d+\)?$/;
const FRAMES_SHOWN = 5;

/**
 * What nobody has caught.
 *
 * A rejection is logged: Wechaty's background calls reject at every broken connection. After an exception nothing is certain
 * of the state of the program: it ends, so that whoever watches over it (systemd) starts it anew; the store is as after a
 * crash.
 */
export function watchProcessFaults(log: Logger): void {
  process.on('unhandledRejection', (reason) => log.error({ event: 'process.unhandled', ...whereOf(reason) }));
  process.on('uncaughtException', (error) => {
    log.fatal({ event: 'process.uncaught', ...whereOf(error) });
    process.exit(1);
  });
}

/** As lines for the console. */
export function faultText(error: unknown): string {
  const { why, at } = whereOf(error);
  return [why, ...at.map((frame) => `    ${frame}`)].join('\n');
}

/** Name, code and place, without the error's own words: they may hold what somebody said. */
function whereOf(error: unknown): { readonly why: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { why: typeof error, at: [] };
  const { code } = error as NodeJS.ErrnoException;
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return {
    why: typeof code === 'string' ? `${error.name} ${code}` : error.name,
    at: lines.filter((line) => FRAME.test(line)).slice(0, FRAMES_SHOWN),
  };
}
