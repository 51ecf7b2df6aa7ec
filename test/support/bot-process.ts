import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The bot as its owner runs it: `npm start`'s process, with settings in the environment and a data folder of its own. */
export class BotProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'bot-'));
  readonly #environment: Record<string, string>;
  #child: ChildProcess | null = null;
  #printed = '';

  constructor(environment: Record<string, string>) {
    this.#environment = environment;
  }

  /** Standard output and standard error so far. */
  get printed(): string {
    return this.#printed;
  }

  /** The number of the process that was started last. */
  get process(): number {
    return this.#child?.pid ?? 0;
  }

  start(): void {
    const child = spawn(process.execPath, ['--import', 'tsx/esm', 'src/main.ts'], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: this.dataDir,
        DATA_DIR: this.dataDir,
        SEND_SPACING_MS: '0',
        LOG_LEVEL: 'warn',
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stdout.on('data', (chunk: Buffer) => this.#note(chunk));
    child.stderr.on('data', (chunk: Buffer) => this.#note(chunk));
  }

  /** Waits until it has printed something of this form. @throws Error with what it printed when it does not in time */
  async prints(form: RegExp, within = 15_000): Promise<RegExpExecArray> {
    const until = Date.now() + within;
    for (;;) {
      const found = form.exec(this.#printed);
      if (found) return found;
      if (Date.now() > until) throw new Error(`not printed: ${form.source}; printed was:\n${this.#printed}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Resolves with the exit status; null when a signal ended it. */
  async ends(): Promise<number | null> {
    const child = this.#child;
    if (!child) throw new Error('it was not started');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(signal);
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Ends it and deletes its data. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  #note(chunk: Buffer): void {
    this.#printed += chunk.toString('utf8');
  }
}
