import { pino } from 'pino';
import type { Puppet } from 'wechaty-puppet';
import type { Content, InboundMessage } from '../../src/application/ports/channel.ts';
import { connectWechaty, type WechatyChannel } from '../../src/channels/wechaty/connect.ts';
import type { Limits } from '../../src/channels/wechaty/limits.ts';
import type { ServiceSettings } from '../../src/channels/wechaty/service-puppet.ts';

export const realClock = { now: () => Date.now() };
const quiet = pino({ level: process.env.LOG_LEVEL ?? 'silent' });

/** A channel whose application only remembers what it is told. */
export interface ListeningChannel {
  readonly channel: WechatyChannel;
  readonly messages: InboundMessage[];
  /** When each of `messages` arrived. */
  readonly arrivals: number[];
  readonly gaps: { readonly since: number; readonly until: number }[];
  readonly alive: number[];
  /** The files that were sent, up to a megabyte. */
  readonly files: Uint8Array[];
  /** Texts in the order handed over; other kinds by name, "<voice>". */
  texts(): string[];
}

export function listen(puppet: Puppet | ServiceSettings, limits: Partial<Limits> = {}): ListeningChannel {
  const messages: InboundMessage[] = [];
  const arrivals: number[] = [];
  const gaps: { since: number; until: number }[] = [];
  const alive: number[] = [];
  const files: Uint8Array[] = [];
  const channel = connectWechaty({
    puppet,
    clock: realClock,
    logger: quiet,
    limits,
    events: {
      onMessage: (message, arrivedAt) => {
        messages.push(message);
        arrivals.push(arrivedAt);
      },
      readFile: async ({ load }) => {
        const bytes = await load(1_000_000);
        if (bytes) files.push(bytes);
        return bytes ? { kind: 'sheet', sheet: [], others: [] } : { kind: 'unreadable', why: 'too-large' };
      },
      onAlive: (at) => alive.push(at),
      onGap: (since, until) => {
        if (since !== null) gaps.push({ since, until });
      },
      onLost: () => undefined,
    },
  });
  return { channel, messages, arrivals, gaps, alive, files, texts: () => messages.map(({ content }) => shortOf(content)) };
}

/** The text content of a message. @throws Error when it is of another kind */
export function textOf(message: InboundMessage | undefined): Extract<Content, { kind: 'text' }> {
  if (message?.content.kind !== 'text') throw new Error(`not a text: ${message?.content.kind}`);
  return message.content;
}

function shortOf(content: Content): string {
  return content.kind === 'text' ? content.text : `<${content.kind}>`;
}
