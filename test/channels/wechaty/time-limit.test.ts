import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { TimeLimitError, within, withinWaking } from '../../../src/channels/wechaty/time-limit.ts';

const LIMIT_MS = 400;

/** An answer that comes over a socket soon, and lies there unread while this process does nothing but compute. */
async function answerWhileStandingStill(): Promise<{ readonly answer: Promise<unknown>; standStill(): void }> {
  const server = createServer((socket) => socket.once('data', () => socket.end('answer'))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const socket = connect(port, '127.0.0.1').unref();
  await once(socket, 'connect');
  server.close();
  return {
    answer: once(socket, 'data'),
    standStill() {
      socket.write('question');
      const until = performance.now() + 3 * LIMIT_MS;
      while (performance.now() < until);
    },
  };
}

describe('a limit on waiting', () => {
  test('is not passed while the process itself stood still', async () => {
    const plain = await answerWhileStandingStill();
    const plainly = within(LIMIT_MS, plain.answer);
    plain.standStill();
    await expect(plainly).rejects.toThrow(TimeLimitError);

    const waking = await answerWhileStandingStill();
    const wakingly = withinWaking(LIMIT_MS, waking.answer);
    waking.standStill();
    await expect(wakingly).resolves.toBeDefined();
  });

  test('is passed when no answer comes', async () => {
    const began = performance.now();
    await expect(withinWaking(LIMIT_MS, new Promise(() => undefined))).rejects.toThrow(TimeLimitError);
    expect(performance.now() - began).toBeGreaterThanOrEqual(LIMIT_MS * 0.9);
  });
});
