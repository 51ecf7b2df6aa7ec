import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { ForwardClock } from '../../../src/forward-clock.ts';
import type { HostTime } from '../points.ts';
import { note } from './kill-switch.ts';

/** By so many milliseconds the application's clock may move against the platform's without a word. */
const SAME = 100;

let time: HostTime = { leapt: 0, setAhead: 0 };
const realNow = Date.now.bind(Date);
const realUptime = os.uptime.bind(os);

/** The machine has slept, or its clock was set, since. */
export function moveTime(to: HostTime): void {
  time = to;
}

/** Patches the machine's clock and uptime; the application's clock is watched, which goes by them and by its own judgement. */
export function watchClock(): void {
  Date.now = () => realNow() + time.leapt + time.setAhead;
  os.uptime = () => realUptime() + time.leapt / 1_000;
  syncBuiltinESMExports();

  const { now } = ForwardClock.prototype;
  let noted = Number.NaN;
  ForwardClock.prototype.now = function (this: ForwardClock): number {
    const bot = now.call(this);
    const platform = realNow() + time.leapt;
    if (!(Math.abs(bot - platform - noted) <= SAME)) {
      noted = bot - platform;
      note('clock', `${platform} ${bot}`);
    }
    return bot;
  };
}
