import type { ContactId, MessageId, RoomId } from '../../domain/ids.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { ListContent } from '../register/list-content.ts';

/** Somebody on the platform, as far as it tells. */
export interface Contact {
  readonly id: ContactId;
  /** The nickname, for showing only: it grants nothing. */
  readonly name: string;
  /** Whether the bot can write to them directly; null when the platform does not say. */
  readonly friend: boolean | null;
}

/** Somebody who is mentioned in a message. */
export interface Mention extends Contact {
  /** The name that stands in the text, where the channel has found it there: an alias of the room, or the nickname. */
  readonly as?: string;
}

export type Content =
  | {
      readonly kind: 'text';
      /** The reply alone, when the message quotes another. Mentions stand in it as written. */
      readonly text: string;
      /** What it quotes; `from` is a nickname and proves nothing. */
      readonly quote: { readonly from: string; readonly text: string } | null;
      /** Who was mentioned, as far as the platform or the room's members tell. */
      readonly mentions: readonly Mention[];
      /** Whether the bot itself was mentioned. */
      readonly mentionsBot: boolean;
    }
  /** `mentionsBot`: only where a platform can tell it. */
  | { readonly kind: 'voice'; readonly mentionsBot?: boolean }
  | { readonly kind: 'image' }
  /** `list`: what `readFile` found in it; null: it is of no interest. */
  | { readonly kind: 'file'; readonly name: string; readonly list: ListContent | null }
  | { readonly kind: 'recall'; readonly recalls: MessageId }
  /** "操作过于频繁": the platform asks the bot to slow down. */
  | { readonly kind: 'slow-down' }
  /** Links, locations, mini-programs, red packets, 拍一拍 …: nothing to us. */
  | { readonly kind: 'unsupported' };

/** A message as it reached the bot. Its place in the order of arrival is the order of the calls. */
export interface InboundMessage {
  readonly id: MessageId;
  /** null: a direct message to the bot. */
  readonly room: { readonly id: RoomId; readonly name: string } | null;
  readonly sender: Contact;
  /** Platform time; may have a resolution of one second. */
  readonly sentAt: UtcMs;
  readonly content: Content;
}

/** The platform refuses texts of more than 1,500 characters; in UTF-16 units, which are never fewer than it counts. */
export const LONGEST_TEXT = 1_400;

export type Target = { readonly kind: 'room'; readonly room: RoomId } | { readonly kind: 'person'; readonly contact: ContactId };

export type Outgoing =
  /** `mentions` are already written into the text as "@name "; the ids make them real mentions where the platform can. */
  | { readonly kind: 'text'; readonly text: string; readonly mentions: readonly ContactId[] }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

/**
 * What became of a sending.
 *
 * - sent: the platform acknowledged it.
 * - refused: it certainly did not go out (not a contact, no such room); trying again is of no use.
 * - failed: it certainly did not go out, but may another time (no connection).
 * - unsure: no answer in time, or the connection broke in between: it may have gone out.
 */
export type SendResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'unsure'; readonly why: string };

/** The way to the platform. */
export interface Channel {
  /** Never rejects; answers within its own time limit. `cause`: the message that led to it, for records. */
  send(target: Target, outgoing: Outgoing, cause?: MessageId | null): Promise<SendResult>;
  /** Whether a sending has a chance at the moment; without it, always. */
  connected?(): boolean;
}

/** A file that came, before its message is handed over. */
export interface InboundFile {
  readonly name: string;
  /** null: by direct message. */
  readonly room: RoomId | null;
  readonly sender: ContactId;
  /** Fetches the bytes; null when there are more than `most`. */
  readonly load: (most: number) => Promise<Uint8Array | null>;
}

/** What a channel tells the application, in order. */
export interface ChannelEvents {
  /** Called once a message, in order of arrival, also for repeats; the next is not handed over before it returns. */
  onMessage(message: InboundMessage, arrivedAt: UtcMs): void;
  /**
   * Messages are handled in one breath, so a file is read before; null: it is of no interest, and need not be fetched.
   * The channel limits the time: what takes too long is handed over as not loaded. Without it no file is read.
   */
  readonly readFile?: (file: InboundFile) => Promise<ListContent | null>;
  /** A live connection was seen (heartbeat, message): what came in before this moment has been received. */
  onAlive(at: UtcMs): void;
  /** Nothing could come in since `since` (the last sign of life; null: since before this process); from `until` on it does. */
  onGap(since: UtcMs | null, until: UtcMs): void;
  /** A message that arrived then could not be read, however often that was tried. */
  onLost(arrivedAt: UtcMs): void;
}
