import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Post, Speech, World } from '../channels/simulator/world.ts';
import { clockText } from '../domain/time.ts';

const DIM = '\u001b[2m';
const GREEN = '\u001b[32m';
const CYAN = '\u001b[36m';
const PLAIN = '\u001b[0m';

/** Prints what is said, as the groups would show it, and keeps the files that the bot sends. */
export class Transcript {
  readonly #world: World;
  readonly #folder: string;
  readonly #colours: boolean;
  readonly #write: (line: string) => void;

  /** @param folder where the bot's files are written */
  constructor(world: World, folder: string, colours: boolean, write: (line: string) => void) {
    this.#world = world;
    this.#folder = folder;
    this.#colours = colours;
    this.#write = write;
    world.onSpeech((speech) => this.#show(speech));
    world.onPost((post) => this.#keep(post));
  }

  #show(speech: Speech): void {
    const fromBot = speech.from === this.#world.bot;
    const who = this.#world.person(speech.from).name;
    const direct = speech.with === null ? '' : this.#world.person(speech.with).name;
    const place = speech.room === null ? `私信 ${direct}` : this.#world.room(speech.room).name;
    const [first = '', ...rest] = textOf(speech).split('\n');
    const indent = ' '.repeat(6);
    const head = `${this.#paint(DIM, clockText(speech.at).padStart(5))} ${this.#paint(CYAN, `[${place}]`)}`;
    const words = [first, ...rest.map((line) => indent + line)].map((line) => (fromBot ? this.#paint(GREEN, line) : line)).join('\n');
    this.#write(`${head} ${who}: ${words}`);
  }

  #keep({ file }: Post): void {
    if (file) this.#write(`      文件存到了 ${saveFile(this.#folder, file)}`);
  }

  #paint(colour: string, text: string): string {
    return this.#colours ? `${colour}${text}${PLAIN}` : text;
  }
}

/** Writes a file that holds people's data: for the owner's eyes only. @returns its path */
export function saveFile(folder: string, file: { readonly name: string; readonly bytes: Uint8Array }): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, file.name);
  writeFileSync(path, file.bytes, { mode: 0o600 });
  return path;
}

function textOf(speech: Speech): string {
  switch (speech.type) {
    case 'text':
      return speech.text;
    case 'voice':
      return '[语音]';
    case 'image':
      return '[图片]';
    case 'file':
      return `[文件] ${speech.file?.name ?? ''}`;
    case 'recall':
      return '撤回了一条消息';
    case 'location':
    case 'pat':
    case 'slow-down':
      return `[${speech.type}]`;
  }
}
