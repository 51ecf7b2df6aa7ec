import fc from 'fast-check';
import { type Deed, Says, type StationCommand } from '../deed.ts';
import { isUnfinished, type Model, type OrderModel } from '../model.ts';
import { NOTHING } from '../outcomes.ts';
import { MARKET, POSTERS, STAFF, STAFF_ROOM, WORKERS } from '../people.ts';

/** Free numbers from which a command chooses order, speaker and words by what there is. */
export interface Dice {
  readonly order: number;
  readonly who: number;
  readonly words: number;
  readonly luck: number;
}

const die = fc.nat(999);
const dice = fc.record<Dice>({ order: die, who: die, words: die, luck: die });

/** A command that somebody says; `choose` answers null where there is nothing to say it about. */
export function says(name: string, choose: (model: Readonly<Model>, dice: Dice) => Deed | null): fc.Arbitrary<StationCommand> {
  return dice.map((thrown) => new Says(name, (model) => choose(model, thrown)));
}

/** Each command as often as its weight says. */
export function weighed(
  ...commands: readonly (readonly [weight: number, command: fc.Arbitrary<StationCommand>])[]
): readonly fc.Arbitrary<StationCommand>[] {
  return commands.flatMap(([weight, command]) => Array.from({ length: weight }, () => command));
}

export const isTaken = (order: OrderModel): boolean => isUnfinished(order) && order.life.holders.length + order.life.standby.length > 0;

export function pick<Item>(items: readonly Item[], die: number): Item | null {
  return items[die % items.length] ?? null;
}

/** An order: mostly one of those that fit, else any of the last ones. */
export function pickOrder(
  model: Readonly<Model>,
  { order, luck }: Dice,
  fits: (order: OrderModel) => boolean = isUnfinished,
): OrderModel | null {
  const fitting = model.orders.filter(fits).slice(-6);
  return luck % 8 === 0 || fitting.length === 0 ? pick(model.orders.slice(-6), order) : pick(fitting, order);
}

/** Mostly one of those whom it concerns, else anybody who works. */
export function pickWorker(concerned: readonly string[], { who, luck }: Dice): string {
  return (luck % 5 === 0 ? null : pick(concerned, who)) ?? pick(WORKERS, who) ?? '王师傅';
}

/** Where the poster of an order speaks of it. */
export function placeOf(order: OrderModel, speaker: string): string | null {
  return speaker === order.behalf ? null : order.room;
}

/** Mostly her who posted it; else somebody whom it does not concern. */
export function pickPoster(order: OrderModel, { luck, who }: Dice): { readonly name: string; readonly room: string | null } {
  const stranger = luck % 7 === 3 ? pick(POSTERS, who) : null;
  if (stranger) return stranger;
  const name = order.behalf !== null && luck % 2 === 0 ? order.behalf : order.poster;
  return { name, room: placeOf(order, name) };
}

export const quoteOf = ({ number }: OrderModel): string => `${number}号单 搬家搬运`;
export const inMarket = (from: string, text: string): Deed['says'] => ({ room: MARKET, from, text });
export const inStaffRoom = (from: string, text: string, mentions: readonly string[] = []): Deed['says'] => ({
  room: STAFF_ROOM,
  from,
  text,
  mentions,
});
export const alone = (from: string, text: string): Deed['says'] => ({ room: null, from, text });
export const byStaff = (text: string): Deed['says'] => alone(STAFF, text);
export const nothing = (saying: Deed['says']): Deed => ({ says: saying, expects: NOTHING });
