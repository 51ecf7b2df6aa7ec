import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config.ts';
import { openHealth } from '../../src/open-health.ts';
import { type HealthServer, startHealthServer } from '../../src/upkeep/health-server.ts';
import { freePort } from '../support/free-port.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('GET /healthz', () => {
  let port: number;
  let server: HealthServer;
  let well: boolean;

  beforeEach(async () => {
    well = true;
    port = await freePort();
    server = await startHealthServer(port, () => ({ ok: well, body: { ok: well } }));
  });
  afterEach(() => server.close());

  const ask = async (path: string, { method = 'GET', host = `127.0.0.1:${port}` } = {}): Promise<Answer> => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers: { host } }).end();
    const [response] = await once(asking, 'response');
    let body = '';
    for await (const chunk of response) body += String(chunk);
    return { status: response.statusCode, headers: response.headers, body };
  };

  test('answers 200 while all is well, else 503, in JSON that nobody keeps', async () => {
    const { status, headers, body } = await ask('/healthz');
    expect([status, JSON.parse(body)]).toEqual([200, { ok: true }]);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    well = false;
    expect((await ask('/healthz?verbose')).status).toBe(503);
  });

  test.each(['/', '/healthz/', '/healthz/x', '/HEALTHZ', '/metrics', '//healthz', '/%68ealthz'])('knows no path %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('refuses %s', async (method) => {
    const { status, headers } = await ask('/healthz', { method });
    expect([status, headers.allow]).toEqual([405, 'GET']);
  });

  test.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:80'])('answers to the name %s', async (host) => {
    expect((await ask('/healthz', { host })).status).toBe(200);
  });

  test.each(['station.example', '127.0.0.1.station.example', 'localhost.station.example:80', '192.168.1.4', 'a@127.0.0.1'])(
    'refuses the name "%s", under which a page in a browser may come',
    async (host) => {
      const { status, body } = await ask('/healthz', { host });
      expect(status).toBe(403);
      expect(body).not.toContain('ok');
    },
  );

  test('listens to this machine only', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal);
    if (!outside) return;
    const [error] = await once(connect(port, outside.address), 'error').catch((refused: unknown) => [refused]);
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('is closed at once, also when somebody hangs on the line', async () => {
    const hanging = connect(port, '127.0.0.1').on('error', () => undefined);
    const closed = new Promise((resolve) => hanging.once('close', resolve));
    await once(hanging, 'connect');
    hanging.write('GET /healthz HTTP/1.1\r\n');
    server.close();
    await closed;
    server = await startHealthServer(port, () => ({ ok: true, body: {} }));
  });
});

test('a busy port is an error of the settings that names another', async () => {
  const port = await freePort();
  const first = await openHealth(port);
  const error = await openHealth(port).catch((refused: unknown) => refused);
  first.close();
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toContain(`HEALTH_PORT=${port} 已被别的程序占用。请换一个，例如：HEALTH_PORT=${port + 1}`);
});

test('without a port nothing is served', async () => {
  const nothing = await openHealth(null);
  nothing.close();
});
