import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import type { Heard, StationWorld } from '../support/station-world.ts';

/** An order with everything said: a job for the movers. */
export const FRIDGE = '找人把旧冰箱抬下楼，今天下午3点，松山路松山小区3栋2单元，60元，电话13900000011';
/** A job for those who do water and drains. */
export const DRAIN = '厨房下水道堵了，请师傅来通，明天上午，松山路松山小区3栋2单元，80元，电话13900000012';
/** A job for the cleaners. */
export const CLEANING = '找阿姨来打扫卫生，后天上午9点，北山路丽景小区5栋，100元，电话13900000013';
/** Posted by whoever moves house, with all that movers ask. */
export const MOVING = '明天上午9点搬家，从北山路丽景小区4栋1802搬到南山路，300元，电话13900000014';

/** The order with this number as it now stands. */
export function orderOf(world: StationWorld, number: number): Order {
  const order = world.station.store.orders.byNumber(number);
  if (!order) throw new Error(`there is no order ${number}`);
  return order;
}

export function stateOf(world: StationWorld, number: number): string {
  return orderOf(world, number).state.kind;
}

export function holdersOf(world: StationWorld, number: number): readonly string[] {
  return orderOf(world, number).holders.map(({ person }) => world.station.store.people.byId(person).name);
}

export function standbyOf(world: StationWorld, number: number): readonly string[] {
  return orderOf(world, number).standby.map((person) => world.station.store.people.byId(person).name);
}

export function orderCount(world: StationWorld): number {
  return world.station.store.orders.postedSince(0).length;
}

/** What was heard in groups of residents and workers. */
export function publicLines(heard: readonly Heard[]): readonly string[] {
  return heard.filter(({ room }) => room !== null && room !== '工作群').map(({ text }) => text);
}

/** Everything heard while something happens. */
export async function heardDuring(world: StationWorld, happens: () => Promise<unknown>): Promise<readonly Heard[]> {
  const before = world.heard.length;
  await happens();
  return world.heard.slice(before);
}

export async function expectSilence(world: StationWorld, happens: () => Promise<unknown>): Promise<void> {
  const lines = await heardDuring(world, happens);
  expect(lines.map(({ room, to, text }) => `${room ?? to}: ${text}`)).toEqual([]);
}

/** Every text that stands anywhere in the database. */
export function textsKept(world: StationWorld): string {
  const db = new Database(world.file, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    return tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
  } finally {
    db.close();
  }
}
