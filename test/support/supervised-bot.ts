import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** As systemd does with Restart=always: whatever the end was, it begins anew; told to stop, it passes that on and is over. */
const LOOP = `
trap 'kill -TERM "$bot"; wait "$bot"; echo "the loop ends after $?"; exit 0' TERM
while :; do
  "$NODE" --import tsx/esm src/main.ts & bot=$!
  echo "process $bot"
  wait "$bot"
  echo "it ended with $?"
  sleep 0.1
done`;

/** The bot under a shell loop that starts it again however it ends. */
export class SupervisedBot {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'bot-'));
  readonly #environment: Record<string, string>;
  #loop: ChildProcess | null = null;
  #printed = '';

  constructor(environment: Record<string, string>) {
    this.#environment = environment;
  }

  get printed(): string {
    return this.#printed;
  }

  /** The process that runs now, or ran last. */
  get process(): number {
    return Number([...this.#printed.matchAll(/^process (\d+)$/gm)].at(-1)?.[1] ?? 0);
  }

  /** How often it was started. */
  get starts(): number {
    return [...this.#printed.matchAll(/^process \d+$/gm)].length;
  }

  start(): void {
    const loop = spawn('bash', ['-c', LOOP], {
      cwd: ROOT,
      env: {
        NODE: process.execPath,
        PATH: process.env.PATH ?? '',
        HOME: this.dataDir,
        DATA_DIR: this.dataDir,
        SEND_SPACING_MS: '0',
        LOG_LEVEL: 'warn',
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const note = (chunk: Buffer): void => {
      this.#printed += chunk.toString('utf8');
    };
    loop.stdout.on('data', note);
    loop.stderr.on('data', note);
    this.#loop = loop;
  }

  /** SIGKILL to the bot, not to the loop. */
  killBot(): void {
    process.kill(this.process, 'SIGKILL');
  }

  /** As `systemctl stop`. */
  async stop(): Promise<void> {
    const loop = this.#loop;
    if (!loop || loop.exitCode !== null) return;
    const gone = once(loop, 'exit');
    loop.kill('SIGTERM');
    await gone;
  }

  /** Ends all of it and deletes the data. */
  async dispose(): Promise<void> {
    const loop = this.#loop;
    if (loop?.pid !== undefined && loop.exitCode === null && loop.signalCode === null) {
      const gone = once(loop, 'exit');
      process.kill(-loop.pid, 'SIGKILL');
      await gone;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
