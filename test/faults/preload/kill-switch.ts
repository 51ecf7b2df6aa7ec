import { openSync, writeSync } from 'node:fs';
import type { KillAt, Point } from '../points.ts';

let killAt: KillAt | null = null;
let passed = 0;
let trace: number | null = null;

/** @param file where it is written down, a line each, at once: what stands there survives the kill */
export function armKillSwitch(plan: KillAt | null, file: string): void {
  killAt = plan;
  trace = openSync(file, 'a', 0o600);
}

/** Writes down something that happened: one word and what it is about. */
export function note(what: string, about: string | number): void {
  if (trace !== null) writeSync(trace, `${what} ${about}\n`);
}

/** The program is at this point; it ends here if this is the pass that it is to end at. */
export function reach(point: Point): void {
  if (killAt?.point !== point) return;
  passed += 1;
  if (passed < killAt.pass) return;
  note('killed', point);
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way: not a step further.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
