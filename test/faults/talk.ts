import type { Gateway } from '../support/gateway.ts';
import type { Chance } from '../support/month/chance.ts';
import type { Said } from './check-gaps.ts';
import { type Community, MARKET, type Speech } from './community.ts';
import type { HostTime } from './points.ts';
import type { Meaning, OrderView } from './reference.ts';

interface Spoken {
  readonly message: string | null;
  readonly at: number;
}

/** What people say to a station, through its gateway, and when; the clocks of platform and host. */
export class Talk {
  readonly meanings = new Map<string, Meaning>();
  readonly #gateway: Gateway;
  readonly #community: Community;
  readonly #chance: Chance;
  readonly #spoken: Spoken[] = [];
  #worldAhead: number;
  #hostAhead = 0;
  /** Posts of before were heard already. */
  #heard = 0;
  readonly #announced = new Map<number, string>();

  constructor(gateway: Gateway, community: Community, chance: Chance, ahead: number) {
    this.#gateway = gateway;
    this.#community = community;
    this.#chance = chance;
    this.#worldAhead = ahead;
  }

  /** The platform's time. */
  get now(): number {
    return Date.now() + this.#worldAhead;
  }

  /** What the bot's host is to be told. */
  get hostTime(): HostTime {
    return { leapt: this.#worldAhead, setAhead: this.#hostAhead };
  }

  /** Time passes at a leap, for everybody; the host has to be told too. */
  async leap(milliseconds: number): Promise<void> {
    this.#worldAhead += milliseconds;
    await this.#gateway.setTime(this.#worldAhead);
  }

  /** The host's clock goes wrong, by so much. */
  moveHost(milliseconds: number): void {
    this.#hostAhead = milliseconds;
  }

  /** Says it; does not wait for what comes of it. */
  async say({ from, room, text, quote, meaning }: Speech): Promise<string | null> {
    const at = this.now;
    try {
      const message = await this.#gateway.say(from, room, text, quote ? { quote } : {});
      this.meanings.set(message, meaning);
      this.#spoken.push({ at, message });
      return message;
    } catch {
      // The gateway is down: nobody will ever know.
      this.#spoken.push({ at, message: null });
      return null;
    }
  }

  /** @returns the ids of the messages that the platform took */
  async sayAll(speeches: readonly Speech[]): Promise<readonly string[]> {
    const messages = await Promise.all(speeches.map((speech) => this.say(speech)));
    return messages.filter((message) => message !== null);
  }

  /** Something of everything; @param orders what is known of the orders */
  some(count: number, orders: readonly OrderView[]): readonly Speech[] {
    return Array.from({ length: count }, () => this.#community.speech(orders));
  }

  /** Many want what was announced since. */
  rush(most: number): readonly Speech[] {
    for (const { room, text } of this.#gateway.posts.slice(this.#heard)) {
      const number = /^(\d+)号单/.exec(text)?.[1];
      if (room === MARKET && number !== undefined && text.includes('接单请回')) this.#announced.set(Number(number), text);
    }
    this.#heard = this.#gateway.posts.length;
    const numbers = [...this.#announced.keys()].slice(-6);
    if (numbers.length === 0) return [];
    const number = this.#chance.oneOf(numbers);
    return this.#community.claims(number, this.#announced.get(number) ?? '', most);
  }

  /** The platform delivers something once more that was said before, however long ago. */
  async repeat(): Promise<void> {
    const messages = [...this.meanings.keys()];
    if (messages.length === 0) return;
    // One that this process of the gateway has not heard cannot be repeated.
    await this.#gateway.repeat(this.#chance.oneOf(messages.slice(-60))).catch(() => undefined);
  }

  /** All that was said. */
  said(): readonly Said[] {
    const live = new Map<string, number>();
    const told = new Map<string, number>();
    for (const one of this.#gateway.told) {
      if (!told.has(one.id)) told.set(one.id, one.at);
      if (one.live && !live.has(one.id)) live.set(one.id, one.at);
    }
    return this.#spoken.map(({ message, at }) => ({
      message,
      at: live.get(message ?? '') ?? told.get(message ?? '') ?? at,
      handedOver: live.has(message ?? ''),
    }));
  }

  /** The order in which messages were told of for the first time to a bot that was connected. */
  toldOrder(): readonly string[] {
    return [...new Set(this.#gateway.told.filter(({ live, id }) => live && this.meanings.has(id)).map(({ id }) => id))];
  }
}
