import type { Attachments } from '../application/ports/attachments.ts';
import type { Channel, Outgoing, SendResult, Target } from '../application/ports/channel.ts';
import type { OutboxLine } from '../application/ports/outbox.ts';
import { textOf } from './together.ts';

/** Gives lines to the platform as one message. Never rejects. @param lines to one target; of several, each a text */
export async function handOver(
  channel: Channel,
  attachments: Attachments,
  lines: readonly [OutboxLine, ...OutboxLine[]],
): Promise<SendResult> {
  const [first] = lines;
  const target = targetOf(first);
  if (!target) return { kind: 'refused', why: 'no contact' };
  try {
    return await channel.send(target, await compose(attachments, lines), first.cause);
  } catch (error) {
    return { kind: 'failed', why: String(error) };
  }
}

async function compose(attachments: Attachments, lines: readonly [OutboxLine, ...OutboxLine[]]): Promise<Outgoing> {
  const { content } = lines[0];
  if (content.kind === 'text') return { kind: 'text', text: textOf(lines), mentions: content.mentions };
  const { name, bytes } = await attachments.make(content.spec);
  return { kind: 'file', name, bytes };
}

function targetOf({ target, contact }: OutboxLine): Target | null {
  if (target.kind === 'room') return { kind: 'room', room: target.room };
  return contact === null ? null : { kind: 'person', contact };
}
