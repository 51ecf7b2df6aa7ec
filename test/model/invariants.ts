import { isNight, overdue } from './clock.ts';
import type { Life } from './life.ts';
import type { Model, OrderModel } from './model.ts';
import { MARKET, STAFF_ROOM } from './people.ts';
import { type Line, type OrderRow, type RealStation, STATION_PHONE } from './station.ts';

/** Throws when something holds no more that holds always. */
export function holdTo(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** Of every order, after every step. */
export function checkOrders(model: Model, real: RealStation): void {
  const rows = new Map(real.orders().map((row) => [row.number, row]));
  holdTo(rows.size === model.orders.length, `there are ${rows.size} orders, ${model.orders.length} were posted`);
  for (const order of model.orders) {
    const row = rows.get(order.number);
    holdTo(row !== undefined, `${order.number} is not there`);
    if (row) checkRow(order, row);
    checkLife(order);
    const late = overdue(model, order);
    holdTo(late === null, `${order.number}: ${late}`);
  }
  checkDueJobs(model, real);
}

/** The row says what the history says. */
function checkRow({ number, life }: OrderModel, row: OrderRow): void {
  const ofRow: Life = {
    state: row.state as Life['state'],
    headcount: row.headcount,
    holders: row.holders,
    standby: row.standby,
    called: row.called,
    paidFen: row.paidFen,
    rating: row.rating,
    elsewhere: row.elsewhere,
    disputed: row.disputed,
    announced: row.announced,
  };
  const [said, kept] = [JSON.stringify(life), JSON.stringify(ofRow)];
  holdTo(said === kept, `${number}: the history says ${said}, the row says ${kept}`);
}

function checkLife({ number, life }: OrderModel): void {
  const { state, holders, standby, headcount, called } = life;
  holdTo(holders.length <= headcount, `${number} has ${holders.length} workers for ${headcount} places`);
  holdTo(new Set(holders).size === holders.length, `${number}: ${holders.join()} has it twice`);
  holdTo(new Set(standby).size === standby.length, `${number}: ${standby.join()} waits twice`);
  holdTo(!standby.some((who) => holders.includes(who)), `${number}: somebody has it and waits for it`);
  holdTo(state !== 'claimed' || holders.length === headcount, `${number} is claimed by ${holders.length} of ${headcount}`);
  holdTo(state !== 'open' || holders.length < headcount, `${number} is open and has all its workers`);
  holdTo((state !== 'done' && state !== 'closed') || holders.length > 0 || life.elsewhere, `${number} is done by nobody`);
  holdTo(state !== 'expired' || holders.length === 0, `${number} ended for nobody and has a worker`);
  holdTo(called === null || (state === 'open' && standby.includes(called)), `${number} is kept for ${called}, who does not wait for it`);
}

/** What the clock may still have to do about an order that is over. */
const AFTER_THE_END: Readonly<Record<string, readonly string[]>> = {
  // Closed of itself; the question for a rating that waits for the morning.
  done: ['confirm', 'ask-done'],
  closed: [],
  cancelled: [],
  // That it ended at night is told in the morning.
  expired: ['expire'],
};

function checkDueJobs(model: Model, real: RealStation): void {
  const states = new Map(model.orders.map(({ number, life }) => [number, life.state]));
  for (const { kind, order, at } of real.dueJobs()) {
    const allowed = AFTER_THE_END[states.get(order) ?? ''];
    holdTo(allowed?.includes(kind) ?? true, `${order} is ${states.get(order)} and still waits for '${kind}'`);
    holdTo(at > model.now, `${order}: '${kind}' is overdue`);
  }
}

const PHONE = /1[3-9]\d{9}|0\d{2,3}[-\s]?\d{7,8}/;
const DOOR = /(?:\d|[一二三四五六七八九十])\s*(?:栋|单元|室|号楼|幢)|门牌|1802|路\d+号(?!单)/;
const SHAME = /不满意|没来|承诺书|停接|爽约/;

/** Of every line in a group. */
export function checkLine(model: Model, { room, text, order, kind, cause, at }: Line): void {
  const shown = `“${text}” in ${room}`;
  if (room !== null && order !== null) holdTo(text.startsWith(`${order}号单`), `does not begin with its number: ${shown}`);
  if (room !== null && room !== STAFF_ROOM) {
    holdTo(!PHONE.test(text.replaceAll(STATION_PHONE, '')), `a phone: ${shown}`);
    holdTo(!DOOR.test(text), `a door: ${shown}`);
    holdTo(!SHAME.test(text), `shames somebody: ${shown}`);
  }
  const urgent = model.orders.find(({ number }) => number === order)?.job.urgent ?? false;
  // The summary of a day must come that day: its time is set by staff, and after an outage it is caught up.
  const mayWakePeople = cause !== null || room === null || urgent || kind === 'summary';
  holdTo(mayWakePeople || !isNight(model, at), `the clock speaks at night: ${kind} ${shown}`);
}

/** Each line once, and at most one winner's line for one winner. */
export function checkLines(lines: readonly Line[]): void {
  const seen = new Set<string>();
  for (const { room, to, text, order, cause, at, kind } of lines) {
    if (kind === 'file') continue;
    const key = JSON.stringify([room, to, text, order, cause ?? at]);
    holdTo(!seen.has(key), `twice: “${text}” to ${room ?? to}`);
    seen.add(key);
  }
}

/** In the market group as many lines say who has the job as there are people who got it. */
export function checkWinners(lines: readonly Line[], winners: number): void {
  const told = lines.filter(({ room, kind }) => room === MARKET && kind === 'winner').length;
  holdTo(told === winners, `${winners} got a job, the market heard of ${told}`);
}
