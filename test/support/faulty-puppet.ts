import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../../scripts/reading/seeded.ts';
import { SimulatedPuppet } from '../../src/channels/simulator/puppet.ts';
import type { Speech, World } from '../../src/channels/simulator/world.ts';

/** What a gateway does wrong; shares from 0 to 1, times in milliseconds. What is left out it does well. */
export interface Misbehaviour {
  /** For the choices. */
  readonly seed?: number;
  /** The line does not go out, and the answer is an error. */
  readonly sendFails?: number;
  /** The line goes out, but the answer is an error that says nothing ("INTERNAL"). */
  readonly sendErrs?: number;
  /** The line goes out, but the answer is an error that reads like a refusal (no code of gRPC's own). */
  readonly sendLies?: number;
  /** There is never an answer, and the line does not go out. */
  readonly sendHangs?: number;
  /** Line and answer come only after `lateBy`. */
  readonly sendLate?: number;
  readonly lateBy?: number;
  /** The next line goes out, and there is never an answer. */
  readonly holdNext?: boolean;
  /** A message is told of up to `delayBy` later than it was said: others overtake it. */
  readonly delays?: number;
  readonly delayBy?: number;
  /** A message is told of a second time, up to `delayBy` later. */
  readonly repeats?: number;
  /** The payload of a message comes up to `payloadBy` late. */
  readonly payloadSlow?: number;
  readonly payloadBy?: number;
  /** The first question for the payload of a message is answered by an error. */
  readonly payloadFails?: number;
}

export const FAULTS = [
  'sendFails',
  'sendErrs',
  'sendLies',
  'sendHangs',
  'sendLate',
  'delays',
  'repeats',
  'payloadSlow',
  'payloadFails',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultyPuppetEvents {
  /** `text`: of a line. */
  onFault(fault: Fault | 'holdNext', about: { readonly id?: string; readonly to?: string; readonly text?: string }): void;
  /** A message was told of. `live`: somebody was connected. */
  onTold(id: string, live: boolean): void;
}

const INTERNAL = 13;

/** The simulator's puppet on a bad day. */
export class FaultyPuppet extends SimulatedPuppet {
  #bad: Misbehaviour = {};
  #random: () => number = seeded(1);
  readonly #events: FaultyPuppetEvents;
  readonly #remembered = new Map<string, Speech>();
  readonly #asked = new Set<string>();
  readonly #own: string;

  constructor(world: World, events: FaultyPuppetEvents) {
    super(world);
    this.#events = events;
    this.#own = world.bot;
    world.onSpeech((speech) => this.remember(speech));
    const emit = this.emit.bind(this) as (event: string, payload: unknown) => boolean;
    Object.assign(this, {
      emit: (event: string, payload: { readonly messageId?: string }) =>
        event === 'message' && payload.messageId !== undefined
          ? this.#tell(payload.messageId, () => emit(event, payload))
          : emit(event, payload),
    });
  }

  misbehave(bad: Misbehaviour): void {
    this.#bad = bad;
    this.#random = seeded(bad.seed ?? 1);
  }

  /** A message of an earlier process of this gateway: it can be asked for still. */
  remember(speech: Speech): void {
    this.#remembered.set(speech.id, speech);
  }

  override async messageSendText(conversation: string, text: string, mentions?: string[]): Promise<string> {
    const send = () => super.messageSendText(conversation, text, mentions);
    const note = (fault: Fault | 'holdNext') => this.#events.onFault(fault, { to: conversation, text });
    if (this.#bad.holdNext) {
      this.#bad = { ...this.#bad, holdNext: false };
      note('holdNext');
      await send();
      return await never();
    }
    switch (this.#draw(['sendFails', 'sendErrs', 'sendLies', 'sendHangs', 'sendLate'])) {
      case null:
        return await send();
      case 'sendFails':
        note('sendFails');
        throw new Error('the platform did not take it');
      case 'sendErrs':
        note('sendErrs');
        await send();
        throw Object.assign(new Error('something went wrong'), { code: INTERNAL, details: '' });
      case 'sendLies':
        note('sendLies');
        await send();
        throw new Error('something went wrong');
      case 'sendHangs':
        note('sendHangs');
        return await never();
      case 'sendLate':
        note('sendLate');
        await pause(this.#bad.lateBy ?? 0);
        return await send();
    }
  }

  override async messageRawPayload(id: string): Promise<Speech> {
    const first = !this.#asked.has(id);
    this.#asked.add(id);
    const fault = first ? this.#draw(['payloadFails', 'payloadSlow']) : null;
    if (fault !== null) this.#events.onFault(fault, { id });
    if (fault === 'payloadFails') throw new Error('not now');
    if (fault === 'payloadSlow') await pause(this.#random() * (this.#bad.payloadBy ?? 0));
    return this.#remembered.get(id) ?? (await super.messageRawPayload(id));
  }

  #tell(id: string, emit: () => void): boolean {
    const tell = () => {
      this.#events.onTold(id, this.listenerCount('message') > 0);
      emit();
    };
    const isOwn = this.#remembered.get(id)?.from === this.#own;
    const late = () => this.#random() * (this.#bad.delayBy ?? 0);
    if (!isOwn && this.#draw(['repeats']) !== null) {
      this.#events.onFault('repeats', { id });
      setTimeout(tell, late());
    }
    if (!isOwn && this.#draw(['delays']) !== null) {
      this.#events.onFault('delays', { id });
      setTimeout(tell, late());
    } else tell();
    return true;
  }

  #draw<Of extends Fault>(faults: readonly Of[]): Of | null {
    let left = this.#random();
    for (const fault of faults) {
      left -= this.#bad[fault] ?? 0;
      if (left < 0) return fault;
    }
    return null;
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
