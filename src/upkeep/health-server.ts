import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What `GET /healthz` answers: 200 when `ok`, else 503; `body` as JSON. */
export interface HealthAnswer {
  readonly ok: boolean;
  readonly body: object;
}

export interface HealthServer {
  close(): void;
}

/** Whoever is not on this machine does not learn when the station is awake. */
const HOST = '127.0.0.1';
/** A page in a browser on this machine reaches the port under a name of its own, which it makes point here (DNS rebinding). */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;
const REQUEST_LIMIT_MS = 5_000;
const CONNECTIONS = 16;

/**
 * Serves `GET /healthz` on 127.0.0.1, and nothing else.
 *
 * @param look may not throw
 * @throws errors of the socket (EADDRINUSE, EACCES)
 */
export async function startHealthServer(port: number, look: () => HealthAnswer): Promise<HealthServer> {
  const server = createServer({ requestTimeout: REQUEST_LIMIT_MS, headersTimeout: REQUEST_LIMIT_MS }, (request, response) =>
    answer(request, response, look),
  );
  server.maxConnections = CONNECTIONS;
  server.listen(port, HOST);
  await once(server, 'listening');
  // Without a listener an error would end the process.
  server.on('error', () => undefined);
  return { close: () => closeNow(server) };
}

function answer(request: IncomingMessage, response: ServerResponse, look: () => HealthAnswer): void {
  // Nobody sends a body here; what comes is not read.
  request.resume();
  if (!LOOPBACK.test(request.headers.host ?? '')) send(response, 403, { error: 'the Host must be 127.0.0.1 or localhost' });
  else if (request.url?.split('?')[0] !== '/healthz') send(response, 404, { error: 'only /healthz is served' });
  else if (request.method !== 'GET') send(response, 405, { error: 'only GET is served' }, { allow: 'GET' });
  else {
    const { ok, body } = look();
    send(response, ok ? 200 : 503, body);
  }
}

function send(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
    ...headers,
  });
  response.end(`${JSON.stringify(body)}\n`);
}

/** A monitor that hangs on its connection does not hold up the end. */
function closeNow(server: Server): void {
  server.close();
  server.closeAllConnections();
}
