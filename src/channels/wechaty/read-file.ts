import type { Puppet, payloads } from 'wechaty-puppet';
import type { ChannelEvents, Content } from '../../application/ports/channel.ts';
import { contactId, roomId } from '../../domain/ids.ts';
import type { Limits } from './limits.ts';
import { within } from './time-limit.ts';

/** What a file is read with. */
export interface FileSource {
  readonly puppet: Puppet;
  readonly limits: Pick<Limits, 'fileHold' | 'file'>;
  readonly readFile: ChannelEvents['readFile'];
}

/**
 * Fetches and reads a file, where the application wants it.
 *
 * @param lenient an earlier try failed: what does not come now is handed over as not loaded
 * @throws TimeLimitError, or what the gateway says, where it is not lenient
 */
export async function readFile(
  { puppet, limits, readFile: read }: FileSource,
  payload: payloads.Message,
  sender: string,
  lenient: boolean,
): Promise<Content> {
  const name = payload.filename ?? '';
  if (!read) return { kind: 'file', name, list: null };
  const file = {
    name,
    room: payload.roomId ? roomId(payload.roomId) : null,
    sender: contactId(sender),
    load: (most: number) => loadBytes(puppet, payload.id, most),
  };
  try {
    return { kind: 'file', name, list: await within(lenient ? limits.file : limits.fileHold, read(file)) };
  } catch (error) {
    if (!lenient) throw error;
    return { kind: 'file', name, list: { kind: 'unreadable', why: 'not-loaded' } };
  }
}

/** As a stream, so that a huge file is not taken into memory to be refused. */
async function loadBytes(puppet: Puppet, id: string, most: number): Promise<Uint8Array | null> {
  const box = await puppet.messageFile(id);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await box.toStream()) {
    size += (chunk as Uint8Array).length;
    // Leaving the loop ends the stream.
    if (size > most) return null;
    chunks.push(chunk as Uint8Array);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
