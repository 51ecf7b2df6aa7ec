import { BotLife } from './bot-life.ts';

/** Processes of the bot that are loaded ahead, so that the next life begins when the last one ends. */
export class Spares {
  readonly #make: () => BotLife;
  readonly #waiting: BotLife[] = [];

  constructor(home: string, output: number, limits: Readonly<Record<string, number>>, ahead: number) {
    this.#make = () => new BotLife(home, output, limits);
    for (let i = 0; i < ahead; i += 1) this.#waiting.push(this.#make());
  }

  take(): BotLife {
    this.#waiting.push(this.#make());
    return this.#waiting.shift() ?? this.#make();
  }

  async close(): Promise<void> {
    await Promise.all(this.#waiting.splice(0).map((life) => life.kill()));
  }
}
