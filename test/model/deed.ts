import { type Command, cloneMethod } from 'fast-check';
import { clockFault } from './clock.ts';
import { checkLine, checkLines, checkOrders, checkWinners, holdTo } from './invariants.ts';
import type { Happening } from './life.ts';
import { absorb, hasSpoken, type Model, type Posting, type Said, type Saying } from './model.ts';
import type { Outcomes } from './outcomes.ts';
import type { Line, RealStation } from './station.ts';

/** What somebody says, and what may come of it. */
export interface Deed {
  readonly says: Saying;
  readonly expects: Outcomes;
  /** Nothing is answered. */
  readonly inSilence?: boolean;
  /** What the message would order, if it does. */
  readonly posts?: Posting;
  /** What is known afterwards beside the history. */
  readonly leaves?: (model: Model, happened: readonly string[], lines: readonly Line[]) => void;
}

export type StationCommand = Command<Model, RealStation>;

/** Lets somebody say something: it is chosen by the state of the model, so that a month shrinks to a shorter one. */
export class Says implements StationCommand {
  #shown: string | null = null;
  constructor(
    readonly name: string,
    readonly choose: (model: Readonly<Model>) => Deed | null,
  ) {}

  check(model: Readonly<Model>): boolean {
    return this.choose(model) !== null;
  }

  run(model: Model, real: RealStation): void {
    const deed = this.choose(model);
    if (!deed) return;
    const said = { ...deed.says, id: `m${model.said.length + 1}`, at: model.now };
    this.#shown = shownAs(said);
    carryOut(model, real, said, deed);
    model.said = [...model.said, said];
    passes(model, real, model.now + 2_000);
  }

  toString(): string {
    return this.#shown ?? this.name;
  }

  /** Each run of a month shows its own words. */
  [cloneMethod](): Says {
    return new Says(this.name, this.choose);
  }
}

/** Lets the bot hear a message and holds what comes of it to what may come of it. */
export function carryOut(model: Model, real: RealStation, said: Said, deed: Deed): void {
  const before = real.historyLength();
  real.hear(said);
  holdTo(real.hasReceived(said.id), `${said.id} was not kept`);
  const happened = real.newEvents();
  const lines = real.newLines();
  holdTo(real.historyLength() === before + happened.length, 'the history shrank');
  const known = [said, ...model.said].map(({ id }) => id);
  holdTo(
    happened.every(({ message }) => message !== null && known.includes(message)),
    `${shownAs(said)}\n  left an event without a message`,
  );
  const told = happened.filter(({ kind }) => kind !== 'announced').map(sign);
  const fits = deed.expects.some((outcome) => JSON.stringify(outcome) === JSON.stringify(told));
  holdTo(fits, `${shownAs(said)}\n  led to ${JSON.stringify(told)},\n  expected one of ${JSON.stringify(deed.expects)}`);
  holdTo(!deed.inSilence || lines.length === 0, `${shownAs(said)}\n  was answered: ${lines.map(({ text }) => text).join(' ¶ ')}`);
  for (const event of happened) absorb(model, event, deed.posts ?? null);
  checkAll(model, real, lines, happened);
  hasSpoken(model, said.from);
  deed.leaves?.(model, told, lines);
}

/** Lets time pass: the clock does what it may, and leaves nothing undone. */
export function passes(model: Model, real: RealStation, until: number): void {
  real.passTo(until);
  settle(model, real);
}

/** Takes in what the clock has done. */
export function settle(model: Model, real: RealStation): void {
  const lines = real.newLines();
  const happened = real.newEvents();
  for (const event of happened) {
    model.now = event.at;
    const fault = clockFault(model, event);
    holdTo(fault === null, `the clock ${fault}: ${sign(event)}`);
    absorb(model, event, null);
  }
  model.now = real.now;
  model.pending = model.pending.filter((one) => one.until > real.now);
  checkAll(model, real, lines, happened);
}

function checkAll(model: Model, real: RealStation, lines: readonly Line[], happened: readonly Happening[]): void {
  for (const line of lines) checkLine(model, line);
  checkLines(lines);
  checkWinners(lines, happened.filter(({ kind }) => kind === 'claimed' || kind === 'assigned' || kind === 'handed-over').length);
  checkOrders(model, real);
}

/** "101 claimed 王师傅", "101 given-back 王师傅 no-show". */
function sign({ order, kind, who, data }: Happening): string {
  const detail = [data.reason, data.how, data.rating, data.from, data.to, data.paidFen].filter((one) => one !== null && one !== undefined);
  const flags = (['late', 'first', 'forced'] as const).filter((flag) => data[flag] === true);
  return [order, kind, who, ...detail, ...flags].filter((one) => one !== null).join(' ');
}

function shownAs({ room, from, text, quote, kind, recalls, sentAt, at }: Said): string {
  const where = room === null ? '(私信)' : `[${room}]`;
  const what = kind === 'recall' ? `撤回 ${recalls}` : (kind ?? text);
  const late = sentAt === undefined ? '' : ` (${Math.round((at - sentAt) / 1000)} s late)`;
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(5, 19)} ${where} ${from}: ${quote === undefined ? '' : `「${quote}」 `}${what}${late}`;
}
