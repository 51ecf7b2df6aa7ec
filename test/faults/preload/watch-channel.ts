import { PuppetService } from 'wechaty-puppet-service';
import { reach } from './kill-switch.ts';
import { noteReceipt } from './watch-store.ts';

/** Patches the puppet's client: what comes from the gateway and goes to it passes through the points. */
export function watchChannel(onLogin: () => void): void {
  const puppet = PuppetService.prototype as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>;
  const { messageRawPayload, messageSendText, messageSendFile, emit } = puppet;
  if (!messageRawPayload || !messageSendText || !messageSendFile || !emit) throw new Error('the puppet of the service has changed');

  puppet.emit = function (this: unknown, ...args: unknown[]): unknown {
    const [event, payload] = args;
    if (event === 'message') noteReceipt((payload as { readonly messageId: string }).messageId);
    const answer = Reflect.apply(emit, this, args);
    if (event === 'message') reach('received');
    if (event === 'login') onLogin();
    return answer;
  };
  puppet.messageRawPayload = async function (this: unknown, ...args: unknown[]): Promise<unknown> {
    const payload = await Reflect.apply(messageRawPayload, this, args);
    reach('loaded');
    return payload;
  };
  const around = (send: (...args: unknown[]) => unknown) =>
    async function (this: unknown, ...args: unknown[]): Promise<unknown> {
      reach('calling');
      try {
        return await Reflect.apply(send, this, args);
      } finally {
        reach('answered');
      }
    };
  puppet.messageSendText = around(messageSendText);
  puppet.messageSendFile = around(messageSendFile);
}
