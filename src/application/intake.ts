import { MINUTE, type UtcMs } from '../domain/time.ts';
import type { InboundMessage } from './ports/channel.ts';
import { messageSetAside } from './replies/outage-lines.ts';
import type { Station } from './station.ts';
import { handleMessage } from './talk/handle-message.ts';
import { beginTurn, sayToStaff } from './turn.ts';

/** So long the event loop may be held up by what has piled up. */
const TURN_MS = 50;
/** Staff hear of messages set aside at most so often; a flood of them is one fault. */
const TOLD_EVERY = 10 * MINUTE;
const SET_ASIDE = 'message-set-aside';

export interface IntakeParts {
  readonly station: Station;
  /** Whether the error lies in the surroundings (a full disk, a busy database) and will pass. */
  readonly willPass: (error: unknown) => boolean;
  /** Told of every try that failed. */
  readonly onFault: (error: unknown, waiting: number) => void;
}

interface Waiting {
  readonly message: InboundMessage;
  readonly arrivedAt: UtcMs;
}

/**
 * Messages that have arrived, worked off strictly in that order.
 *
 * What cannot be written down because of the surroundings stays first in line. A message over which the program itself
 * stumbles is set aside, or nothing that comes after it would ever be heard.
 */
export class Intake {
  readonly #parts: IntakeParts;
  #line: Waiting[] = [];
  /** Of the line, how many are done: taking each off the front would move all others. */
  #done = 0;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  push(message: InboundMessage, arrivedAt: UtcMs): void {
    this.#line.push({ message, arrivedAt });
  }

  get waiting(): number {
    return this.#line.length - this.#done;
  }

  /** When the first that is not written down arrived; null: all are. */
  oldest(): UtcMs | null {
    return this.#line[this.#done]?.arrivedAt ?? null;
  }

  /** @returns done: nothing waits; more: there was not enough time; blocked: try again later */
  workOff(): 'done' | 'more' | 'blocked' {
    const turnEnds = performance.now() + TURN_MS;
    for (let next = this.#line[this.#done]; next; next = this.#line[this.#done]) {
      if (!this.#take(next)) return 'blocked';
      this.#done += 1;
      if (performance.now() > turnEnds && this.waiting > 0) return 'more';
    }
    this.#line = [];
    this.#done = 0;
    return 'done';
  }

  #take(next: Waiting): boolean {
    const { station, willPass, onFault } = this.#parts;
    try {
      handleMessage(station, next.message, next.arrivedAt);
      return true;
    } catch (error) {
      onFault(error, this.waiting);
      if (willPass(error)) return false;
    }
    try {
      setAside(station, next);
      return true;
    } catch (error) {
      onFault(error, this.waiting);
      return false;
    }
  }
}

/** The message counts as received, so that a repeat of it does not stumble again; staff learn where to look. */
function setAside(station: Station, { message, arrivedAt }: Waiting): void {
  const { store } = station;
  store.transact(() => {
    const room = message.room ? store.rooms.byId(message.room.id) : null;
    if (message.room && !room) return;
    if (!store.inbox.receive({ id: message.id, sentAt: message.sentAt, arrivedAt })) return;
    const toldLately = store.journal.since(SET_ASIDE, arrivedAt - TOLD_EVERY).length > 0;
    store.journal.append({ kind: SET_ASIDE, at: arrivedAt, by: null, person: null, room: room?.id ?? null, data: {} });
    if (!toldLately) sayToStaff(beginTurn(station, arrivedAt, null), 'staff', messageSetAside(arrivedAt, room?.name ?? null));
  });
}
