import type { Category } from './glossary.ts';
import type { ContactId, PersonId, RoomId } from './ids.ts';
import type { Day, UtcMs } from './time.ts';

export type GridNumber = number;

export const ROOM_KINDS = ['grid', 'market', 'staff'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** A group that staff have bound. In any other the bot is deaf and dumb. */
export interface Room {
  readonly id: RoomId;
  readonly name: string;
  readonly kind: RoomKind;
  /** Only of a grid's group. */
  readonly grid: GridNumber | null;
}

/** 重点群体: whom a community counts apart when it reports upwards; a mark in the register that only staff see. */
export const KEY_GROUPS = ['older', 'disabled', 'lifted-from-poverty', 'hard-to-employ'] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];

export interface Certificate {
  readonly name: string;
  /** The last day on which it is valid; null: no expiry. */
  readonly expires: Day | null;
}

/** An entry of the register (备案). */
export interface Worker {
  readonly name: string;
  readonly phone: string | null;
  readonly team: string | null;
  readonly trades: readonly Category[];
  readonly certificates: readonly Certificate[];
  readonly pledge: { readonly signedOn: Day; readonly version: string } | null;
  /** null: active. `until` null: until somebody lifts it. */
  readonly suspension: { readonly until: UtcMs | null; readonly reason: string | null } | null;
}

/** Somebody who has spoken where the bot listens, or whom staff have named. Roles hang on the person, never on a nickname. */
export interface Person {
  readonly id: PersonId;
  readonly contact: ContactId;
  /** The nickname as last seen. */
  readonly name: string;
  /** Whether the bot can write to them directly; null: unknown, it is tried. */
  readonly friend: boolean | null;
  readonly staff: boolean;
  /** The grids whose grid worker this is. */
  readonly grids: readonly GridNumber[];
  readonly worker: Worker | null;
}

/** The name under which a person is spoken of: the registered one, else the nickname. */
export function nameOf(person: Person): string {
  return person.worker?.name ?? person.name;
}

/** Grid workers and staff: staff may do all that grid workers may. */
export function isGridWorker(person: Person): boolean {
  return person.staff || person.grids.length > 0;
}

/** Whether the worker may not claim at that time. */
export function isSuspended({ suspension }: Worker, now: UtcMs): boolean {
  return suspension !== null && (suspension.until === null || suspension.until > now);
}
