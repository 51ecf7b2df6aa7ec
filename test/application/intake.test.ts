import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Intake } from '../../src/application/intake.ts';
import type { InboundMessage } from '../../src/application/ports/channel.ts';
import type { Station } from '../../src/application/station.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { ClockWorld, on } from '../support/clock-world.ts';

let world: ClockWorld;
let faults: unknown[];

beforeEach(() => {
  world = new ClockWorld(on(14, 9));
  faults = [];
});
afterEach(() => world.dispose());

/** An intake whose store throws `error` at the message of this id, as long as `fails` says so. */
function intakeFailingAt(id: string, error: Error, fails: () => boolean = () => true): Intake {
  const { store } = world;
  const receive: Station['store']['inbox']['receive'] = (message) => {
    const isNew = store.inbox.receive(message);
    if (message.id === messageId(id) && fails()) throw error;
    return isNew;
  };
  return new Intake({
    station: { ...world.station, store: { ...store, inbox: { ...store.inbox, receive } } },
    willPass: (fault) => fault instanceof StoreError && fault.fault !== 'inconsistent',
    onFault: (fault) => faults.push(fault),
  });
}

function says(id: string, text: string): InboundMessage {
  return {
    id: messageId(id),
    room: { id: roomId('三网格群'), name: '三网格群' },
    sender: { id: contactId(`contact of ${id}`), name: '张阿姨', friend: null },
    sentAt: world.now,
    content: { kind: 'text', text, quote: null, mentions: [], mentionsBot: false },
  };
}

/** Turn after turn, until it is done or blocked. */
function workOff(intake: Intake): string {
  const state = intake.workOff();
  return state === 'more' ? workOff(intake) : state;
}

const JOB = '厨房下水道堵了，请个师傅来通一下，明天上午，幸福路，60块';
const toStaff = () =>
  world.store.outbox
    .ready(world.now + 1, 50)
    .flatMap(({ target, content }) =>
      target.kind === 'room' && target.room === '工作群' && content.kind === 'text' ? [content.text] : [],
    );
const orders = () => world.store.orders.postedSince(0).length;

describe('messages that have arrived', () => {
  test('wait in their order while the disk is full, and are all there when it is not', () => {
    let full = true;
    const intake = intakeFailingAt('first', new StoreError('disk-full', 'station.sqlite', 'full', 'Free some space.'), () => full);
    intake.push(says('first', JOB), world.now);
    intake.push(says('second', '请人搬家，后天下午，从幸福路搬到团结路，200块'), world.now + 1);
    expect(workOff(intake)).toBe('blocked');
    expect([orders(), intake.waiting, intake.oldest()]).toEqual([0, 2, world.now]);
    full = false;
    expect(workOff(intake)).toBe('done');
    expect(world.store.orders.postedSince(0).map(({ rawText }) => rawText?.slice(0, 2))).toEqual(['厨房', '请人']);
    expect([intake.waiting, intake.oldest()]).toEqual([0, null]);
    expect(toStaff()).toEqual([]);
  });

  test('are not held up by one over which the program stumbles: staff are told where to look', () => {
    let stumbles = 0;
    const intake = intakeFailingAt('poison', new TypeError('no such thing'), () => stumbles++ === 0);
    intake.push(says('poison', JOB), world.now);
    intake.push(says('next', JOB), world.now + 1);
    expect(workOff(intake)).toBe('done');
    expect(faults).toHaveLength(1);
    expect(orders()).toBe(1);
    expect(toStaff()).toEqual([expect.stringContaining('9:00 三网格群')]);
    intake.push(says('poison', JOB), world.now + 2);
    expect(workOff(intake)).toBe('done');
    expect(orders()).toBe(1);
  });

  test('of which many are stumbled over are told of once', () => {
    const broken = new TypeError('no such thing');
    for (const id of ['a', 'b', 'c']) {
      let stumbles = 0;
      const intake = intakeFailingAt(id, broken, () => stumbles++ === 0);
      intake.push(says(id, JOB), world.now);
      expect(workOff(intake)).toBe('done');
    }
    expect(toStaff()).toHaveLength(1);
  });

  test('leave room for other things when very many have piled up', () => {
    const intake = intakeFailingAt('none', new Error());
    for (let n = 0; n < 2_000; n += 1) intake.push(says(`chat ${n}`, '今天天气好'), world.now);
    const turns = [];
    for (let state = intake.workOff(); state !== 'done'; state = intake.workOff()) turns.push(state);
    expect(new Set(turns)).toEqual(new Set(['more']));
    expect(intake.waiting).toBe(0);
  });
});
