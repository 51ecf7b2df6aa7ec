import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectWechaty } from '../../../src/channels/wechaty/connect.ts';
import { type Gateway, startGateway } from '../../support/gateway.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

test.each([
  ['a wrong token', { token: 'insecure_other' }, 'the token is wrong'],
  ['a token with another TLS name', { token: 'secure_other' }, 'TLS does not fit'],
  ['a token without a TLS name', { token: 'other' }, 'no TLS name'],
])('%s is named in the log, without the token', async (_, settings, reason) => {
  let log = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      log += String(chunk);
      done();
    },
  });
  const channel = connectWechaty({
    puppet: { ...settings, endpoint: gateway.endpoint },
    clock: { now: () => Date.now() },
    logger: pino({ level: 'info' }, sink),
    limits: { firstHeartbeat: 3_000 },
    events: { onMessage: () => undefined, onAlive: () => undefined, onGap: () => undefined, onLost: () => undefined },
  });
  await channel.start();
  await vi.waitFor(() => expect(log).toContain(reason), { timeout: 20_000 });
  expect(log).not.toContain(settings.token);
  expect(channel.connected()).toBe(false);
  await channel.stop();
});
