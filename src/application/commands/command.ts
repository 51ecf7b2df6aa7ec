import type { Person } from '../../domain/people.ts';
import type { Role } from '../../domain/permissions.ts';
import { superfluous } from '../replies/command-problem-lines.ts';
import { type CommandName, exampleFor, HELP } from '../replies/help-lines.ts';
import type { Incoming, Turn } from '../turn.ts';

/** Who asks for what: an argument may need the store, the mentions or the quoted order to be understood. */
export interface Asking {
  readonly turn: Turn;
  readonly incoming: Incoming;
  readonly by: Person;
}

/** An argument taken off the front of the line; or what is wrong with it, to be said to whoever wrote it. */
export type Read<Value> = { readonly kind: 'read'; readonly value: Value; readonly rest: string } | Wrong;

interface Wrong {
  readonly kind: 'wrong';
  readonly problem: string;
  /** The form of the line is right: an example would not help. */
  readonly wellFormed: boolean;
}

/** Why a command was not carried out, and how it is written; without an example where that would not help. */
export interface Problem {
  readonly problem: string;
  readonly example: string | null;
}

export interface Argument<Value> {
  readonly read: (rest: string, asking: Asking) => Read<Value>;
  /** Whether the text, standing right behind the command's name, is this argument and not the rest of another word. */
  readonly glues: (text: string) => boolean;
  /** The order's number, for the example if what follows is wrong. */
  readonly orderNumber?: (value: Value) => number | null;
}

/** `direct`: by direct message only; `room`: in a group only. */
export type Where = 'anywhere' | 'direct' | 'room';

/** A row of the table. Help, permission and parsing are made from it. */
export interface Command {
  readonly name: CommandName;
  readonly aliases: readonly string[];
  readonly may: readonly Role[];
  readonly where: Where;
  /** Shown by /帮助 and suggested for a typo. */
  readonly listed: boolean;
  readonly help: string;
  readonly example: string;
  readonly glues: (text: string) => boolean;
  /** Reads the arguments and does it. Returns what is wrong with an argument, null when it was carried out. */
  readonly execute: (rest: string, asking: Asking) => Problem | null;
}

type ArgumentsOf<Values> = { readonly [Key in keyof Values]: Argument<Values[Key]> };

interface CommandSpec<Values> {
  readonly name: CommandName;
  readonly aliases?: readonly string[];
  readonly may: readonly Role[];
  readonly where?: Where;
  readonly listed?: boolean;
  /** In the order in which they stand in the line. */
  readonly args: ArgumentsOf<Values>;
  readonly run: (asking: Asking, args: Values) => void;
}

const SECOND_VALUE = /^[\s,，、和]*[@\d/]/u;

/** Makes a row of the table out of its typed arguments. */
export function command<Values extends object>(spec: CommandSpec<Values>): Command {
  const entries = Object.entries(spec.args) as [keyof Values, Argument<Values[keyof Values]>][];
  return {
    name: spec.name,
    aliases: spec.aliases ?? [],
    may: spec.may,
    where: spec.where ?? 'anywhere',
    listed: spec.listed ?? true,
    ...HELP[spec.name],
    glues: (text) => entries[0]?.[1].glues(text) ?? false,
    execute: (rest, asking) => {
      const values: Partial<Values> = {};
      let left = rest;
      let number: number | null = null;
      for (const [key, argument] of entries) {
        const read = argument.read(left, asking);
        if (read.kind === 'wrong') {
          return { problem: read.problem, example: read.wellFormed ? null : exampleFor(HELP[spec.name].example, number) };
        }
        values[key] = read.value;
        number = argument.orderNumber?.(read.value) ?? number;
        left = read.rest;
      }
      // A remark does no harm, but a second number or person would be dropped unseen.
      if (SECOND_VALUE.test(left)) return { problem: superfluous(left), example: exampleFor(HELP[spec.name].example, number) };
      spec.run(asking, values as Values);
      return null;
    },
  };
}

export const read = <Value>(value: Value, rest: string): Read<Value> => ({ kind: 'read', value, rest: rest.trim() });
export const wrong = (problem: string): Wrong => ({ kind: 'wrong', problem, wellFormed: false });
/** As `wrong`, where the line is written as it should be. */
export const wrongThough = (problem: string): Wrong => ({ kind: 'wrong', problem, wellFormed: true });
