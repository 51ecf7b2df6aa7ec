import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FromBot, HostTime, KillAt, ToBot } from './points.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PRELOAD = './test/faults/preload/preload.ts';

/** How one process of the bot runs. */
export interface LifePlan {
  readonly environment: Readonly<Record<string, string>>;
  readonly killAt: KillAt | null;
  readonly time: HostTime;
  readonly trace: string;
}

export interface ClockReading {
  readonly bot: number;
  readonly platform: number;
}

/** What a process wrote down while it lived. */
export interface Trace {
  /** The point at which it ended itself. */
  readonly killed: string | null;
  /** Receipt to COMMIT of each message, in milliseconds. */
  readonly commits: readonly number[];
  /** How often the disk was full. */
  readonly full: number;
  /** What the application's clock showed at which time of the platform, whenever the two had moved against each other. */
  readonly clock: readonly ClockReading[];
}

/** One process of the bot (`npm start`'s, with the preload): warmed up, let go, killed. */
export class BotLife {
  readonly #child: ChildProcess;
  readonly #warm: Promise<void>;
  readonly #loggedIn: Promise<void>;
  #trace = '';
  #done: (() => void)[] = [];
  readonly #committed = new Set<string>();

  /** @param home its HOME; @param output a descriptor for all that it prints */
  constructor(home: string, output: number, limits: Readonly<Record<string, number>>) {
    const child = spawn(process.execPath, ['--import', 'tsx/esm', '--import', PRELOAD, 'src/main.ts'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '', HOME: home, TZ: 'Asia/Shanghai', FAULT_LIMITS: JSON.stringify(limits) },
      stdio: ['ignore', output, output, 'ipc'],
    });
    this.#child = child;
    const told = (kind: FromBot['kind']) =>
      new Promise<void>((resolve) => {
        child.on('message', (message: FromBot) => {
          if (message.kind === kind) resolve();
        });
      });
    this.#warm = told('warm');
    this.#loggedIn = told('logged-in');
    child.on('message', (message: FromBot) => {
      if (message.kind === 'done') this.#done.shift()?.();
      if (message.kind === 'committed') this.#committed.add(message.message);
    });
  }

  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** The exit status, should it have ended by itself. */
  get status(): number | null {
    return this.#child.exitCode;
  }

  /** Lets the program run; waits until the process is warm. */
  async go(plan: LifePlan): Promise<void> {
    await Promise.race([this.#warm, this.over()]);
    this.#trace = plan.trace;
    this.#tell({ kind: 'go', ...plan });
  }

  /** Waits until it is logged in, has ended, or the time is over. @returns whether it is logged in */
  async loggedIn(within: number): Promise<boolean> {
    const timer = timeout(within);
    const answer = await Promise.race([this.#loggedIn.then(() => true), this.over().then(() => false), timer.over.then(() => false)]);
    timer.stop();
    return answer;
  }

  async setTime(time: HostTime): Promise<void> {
    await this.#ask({ kind: 'set-time', time });
  }

  async fillDisk(): Promise<void> {
    await this.#ask({ kind: 'fill-disk' });
  }

  async freeDisk(): Promise<void> {
    await this.#ask({ kind: 'free-disk' });
  }

  /** Waits until it has committed the messages, has ended, or the time is over. */
  async commits(messages: readonly string[], within: number): Promise<void> {
    const until = Date.now() + within;
    while (!this.isOver && Date.now() < until && messages.some((message) => !this.#committed.has(message))) await pause(5);
  }

  hasCommitted(message: string): boolean {
    return this.#committed.has(message);
  }

  /** Resolves when the process has ended. */
  async over(): Promise<void> {
    if (!this.isOver) await once(this.#child, 'exit');
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    if (this.isOver) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
  }

  /** What it wrote down; once it has ended. */
  trace(): Trace {
    const lines = existsSync(this.#trace) ? readFileSync(this.#trace, 'utf8').split('\n') : [];
    const about = (what: string) => lines.filter((line) => line.startsWith(`${what} `)).map((line) => line.slice(what.length + 1));
    return {
      killed: about('killed')[0] ?? null,
      commits: about('committed').map((us) => Number(us) / 1_000),
      full: about('full').length,
      clock: about('clock').map((reading) => {
        const [platform = Number.NaN, bot = Number.NaN] = reading.split(' ').map(Number);
        return { platform, bot };
      }),
    };
  }

  async #ask(order: ToBot): Promise<void> {
    if (this.isOver) return;
    const done = new Promise<void>((resolve) => {
      this.#done.push(resolve);
    });
    this.#tell(order);
    await Promise.race([done, this.over()]);
  }

  #tell(order: ToBot): void {
    // It may end itself at any moment.
    if (this.#child.connected) this.#child.send(order, () => undefined);
  }
}

function timeout(milliseconds: number): { readonly over: Promise<void>; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return { over, stop: () => clearTimeout(timer) };
}
