import type { Puppet } from 'wechaty-puppet';
import type { Outgoing, SendResult, Target } from '../../application/ports/channel.ts';
import type { Directory } from './directory.ts';
import { TimeLimitError, within } from './time-limit.ts';

const NOT_A_CONTACT = /not (?:a |your )?(?:friend|contact)|好友|no such|not found|not exist|not in (?:the )?room|not a member/i;
/** No connection was there when the call was made, so nothing went out. */
const NEVER_CONNECTED = /no connection established|ECONNREFUSED|EHOSTUNREACH|ENOTFOUND|name resolution|no grpc manager|NO CLIENT/i;

/** Status codes of gRPC, https://grpc.io/docs/guides/status-codes/ */
const CANCELLED = 1;
const DEADLINE_EXCEEDED = 4;
const UNIMPLEMENTED = 12;
const INTERNAL = 13;
const UNAVAILABLE = 14;

/** Sends one thing. Never rejects; answers within `limit` milliseconds. */
export async function send(puppet: Puppet, directory: Directory, target: Target, outgoing: Outgoing, limit: number): Promise<SendResult> {
  const ends = performance.now() + limit;
  let handedOver = false;
  const call = async (): Promise<SendResult> => {
    if (target.kind === 'person' && (await directory.isFriend(target.contact)) === false) return { kind: 'refused', why: 'not a contact' };
    // The caller has its answer by now, "failed": nothing may go out any more.
    if (performance.now() >= ends) throw new TimeLimitError(limit);
    handedOver = true;
    await handOver(puppet, target.kind === 'room' ? target.room : target.contact, outgoing);
    return { kind: 'sent' };
  };
  try {
    return await within(limit, call());
  } catch (error) {
    return handedOver ? judgeError(error) : { kind: 'failed', why: whyOf(error) };
  }
}

/** What an error of a call that was made says about what became of it. */
export function judgeError(error: unknown): SendResult {
  const why = whyOf(error);
  if (error instanceof TimeLimitError) return { kind: 'unsure', why };
  if (NEVER_CONNECTED.test(why)) return { kind: 'failed', why };
  switch (codeOf(error)) {
    case CANCELLED:
    case DEADLINE_EXCEEDED:
    case INTERNAL:
    case UNAVAILABLE:
      return { kind: 'unsure', why };
    case UNIMPLEMENTED:
      return { kind: 'refused', why };
    default:
      if (NOT_A_CONTACT.test(why)) return { kind: 'refused', why };
      return /time.?out|timed out|超时/i.test(why) ? { kind: 'unsure', why } : { kind: 'failed', why };
  }
}

async function handOver(puppet: Puppet, conversation: string, outgoing: Outgoing): Promise<void> {
  switch (outgoing.kind) {
    case 'text':
      await puppet.messageSendText(conversation, outgoing.text, outgoing.mentions.length > 0 ? [...outgoing.mentions] : undefined);
      return;
    case 'file': {
      const { FileBox } = await import('file-box');
      // Not fromBuffer: the service puppet passes a small box on as JSON, which a buffer cannot become.
      const content = Buffer.from(outgoing.bytes).toString('base64');
      await puppet.messageSendFile(conversation, FileBox.fromBase64(content, outgoing.name));
      return;
    }
  }
}

function codeOf(error: unknown): number | null {
  return error instanceof Object && 'code' in error && typeof error.code === 'number' ? error.code : null;
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
