import type { JobDraft } from '../../src/domain/job.ts';
import type { Order } from '../../src/domain/order.ts';
import type { ClockWorld } from '../support/clock-world.ts';

/** 张阿姨's job, taken by 吴师傅 after five seconds and done for 80.5 元. */
export function finishedJob(world: ClockWorld, job: Partial<JobDraft> = {}): Order {
  const wu = world.worker('吴师傅', ['unclogging'], '13800000007');
  const order = world.post(world.resident('张阿姨'), job);
  world.now += 5_000;
  world.takes(wu, order);
  world.completes(wu, order, 8050);
  return order;
}

export function addNoteFor(world: ClockWorld, order: Order, text: string): void {
  world.turn((turn) => turn.store.orders.addNote(order.id, { kind: 'reason', text, by: null, at: turn.now }));
}
