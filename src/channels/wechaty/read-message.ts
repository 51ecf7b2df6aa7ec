import type { payloads } from 'wechaty-puppet';
import type { Contact, Content, InboundMessage, Mention } from '../../application/ports/channel.ts';
import { contactId, messageId, roomId } from '../../domain/ids.ts';
import type { UtcMs } from '../../domain/time.ts';
import { splitQuote } from '../../language/quote.ts';
import type { Directory } from './directory.ts';
import type { Limits } from './limits.ts';
import { findMentions, type Mentioned } from './mentions.ts';
import { readXmlNotice, readXmlQuote } from './message-xml.ts';
import { type FileSource, readFile } from './read-file.ts';
import { within } from './time-limit.ts';

/** What a message is read with: the connection of the moment. */
export interface MessageSource extends FileSource {
  readonly directory: Directory;
  readonly limits: Pick<Limits, 'members' | 'fileHold' | 'file'>;
}

/** Values of `MessageType` in wechaty-puppet's schemas/message.ts; importing them would load the whole package. */
const ATTACHMENT = 1;
const AUDIO = 2;
const IMAGE = 6;
const TEXT = 7;
const RECALLED = 13;
const UNKNOWN = 0;

const TOO_FAST = '操作过于频繁';

/**
 * Fetches a message with its sender, room and mentions.
 *
 * @param lenient where sender or room cannot be had, their bare ids do
 * @returns null for the bot's own messages
 * @throws Error when something cannot be fetched; hangs as long as the gateway does
 */
export async function readMessage(source: MessageSource, id: string, lenient: boolean): Promise<InboundMessage | null> {
  const payload = await source.puppet.messagePayload(id);
  const from = payload.talkerId || payload.fromId || '';
  const tooFast = payload.type === UNKNOWN && isTooFast(payload.text ?? '');
  if (from === source.puppet.currentUserId && !tooFast) return null;
  const [sender, room, content] = await Promise.all([
    readSender(source, from, lenient),
    readRoom(source, payload.roomId, lenient),
    tooFast ? ({ kind: 'slow-down' } as const) : readContent(source, payload, from, lenient),
  ]);
  return { id: messageId(id), room, sender, sentAt: sentAt(payload.timestamp), content };
}

/** The platform's own word is plain text; what somebody quotes or writes comes in the same type on some platforms, as XML. */
function isTooFast(text: string): boolean {
  return text.includes(TOO_FAST) && !text.includes('<');
}

async function readSender({ directory }: MessageSource, id: string, lenient: boolean): Promise<Contact> {
  const nobody: Contact = { id: contactId(id), name: '', friend: null };
  if (id === '') return nobody;
  return lenient ? directory.contact(id).catch(() => nobody) : directory.contact(id);
}

async function readRoom({ directory }: MessageSource, id: string | undefined, lenient: boolean): Promise<InboundMessage['room']> {
  if (!id) return null;
  return lenient ? directory.room(id).catch(() => ({ id: roomId(id), name: '' })) : directory.room(id);
}

/** Gateways give seconds or milliseconds. */
function sentAt(timestamp: number): UtcMs {
  return timestamp < 100_000_000_000 ? timestamp * 1_000 : timestamp;
}

async function readContent(source: MessageSource, payload: payloads.Message, from: string, lenient: boolean): Promise<Content> {
  const text = payload.text ?? '';
  switch (payload.type) {
    case TEXT:
      return readText(source, payload, text);
    case AUDIO:
      return { kind: 'voice' };
    case IMAGE:
      return { kind: 'image' };
    case ATTACHMENT:
      return readFile(source, payload, from, lenient);
    case RECALLED:
      return readRecall(text);
    case UNKNOWN:
      return readUnknown(source, payload, text);
    default:
      return { kind: 'unsupported' };
  }
}

async function readText(source: MessageSource, payload: payloads.Message, text: string): Promise<Content> {
  const { quoted, reply } = splitQuote(text);
  return { kind: 'text', text: reply, quote: quoted, ...(await readMentions(source, payload, reply)) };
}

async function readUnknown(source: MessageSource, payload: payloads.Message, text: string): Promise<Content> {
  if (readXmlNotice(text) !== null) return readRecall(text);
  const quote = readXmlQuote(text);
  if (quote === null) return { kind: 'unsupported' };
  const mentions = await readMentions(source, payload, quote.reply);
  return { kind: 'text', text: quote.reply, quote: { from: quote.from, text: quote.text }, ...mentions };
}

/** The text of a recall is the id of the message taken back, or a notice in XML; a nudge (拍一拍) comes in the same type. */
function readRecall(text: string): Content {
  const notice = readXmlNotice(text);
  if (notice?.kind === 'recall') return { kind: 'recall', recalls: messageId(notice.recalls) };
  if (notice !== null || text === '' || text.includes('<')) return { kind: 'unsupported' };
  return { kind: 'recall', recalls: messageId(text.trim()) };
}

type Mentions = Pick<Extract<Content, { kind: 'text' }>, 'mentions' | 'mentionsBot'>;

async function readMentions(source: MessageSource, payload: payloads.Message, text: string): Promise<Mentions> {
  const listed = 'mentionIdList' in payload ? (payload.mentionIdList ?? []) : [];
  const found: readonly FoundMention[] =
    listed.length > 0 ? listed.map((id) => ({ id })) : await mentionsInText(source, payload.roomId, text);
  const self = source.puppet.currentUserId;
  const others = await Promise.all(found.filter(({ id }) => id !== self).map((one) => readMention(source, one)));
  return { mentions: others.filter((mention) => mention !== null), mentionsBot: found.some(({ id }) => id === self) };
}

/** `name`: where it was found in the text. */
type FoundMention = Pick<Mentioned, 'id'> & Partial<Mentioned>;

async function readMention({ directory }: MessageSource, { id, name }: FoundMention): Promise<Mention | null> {
  const contact = await directory.contact(id).catch(() => null);
  return contact && (name === undefined ? contact : { ...contact, as: name });
}

/** Members that do not come in time are done without: a message must not be late for them. */
async function mentionsInText(source: MessageSource, room: string | undefined, text: string): Promise<readonly Mentioned[]> {
  if (!room || !text.includes('@')) return [];
  const lookUp = async (renew: boolean) => findMentions(text, await source.directory.members(room, renew));
  try {
    return await within(
      source.limits.members,
      lookUp(false).then((found) => (found.length > 0 ? found : lookUp(true))),
    );
  } catch {
    return [];
  }
}
