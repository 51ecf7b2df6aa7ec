import { ConfigError } from './config.ts';
import { type HealthAnswer, type HealthServer, startHealthServer } from './upkeep/health-server.ts';

/**
 * Opens the port of `GET /healthz`, if there is to be one; what it answers can follow later.
 *
 * @throws ConfigError when the port cannot be had
 */
export async function openHealth(port: number | null): Promise<{ answerBy(look: () => HealthAnswer): void; close(): void }> {
  let look = (): HealthAnswer => ({ ok: false, body: { ok: false, faults: ['starting'] } });
  const server = port === null ? null : await tryPort(port, () => look());
  return {
    answerBy(better) {
      look = better;
    },
    close: () => server?.close(),
  };
}

async function tryPort(port: number, look: () => HealthAnswer): Promise<HealthServer> {
  try {
    return await startHealthServer(port, look);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EADDRINUSE' ? '已被别的程序占用' : '没有权限用（1024 以下的端口要管理员）';
    throw new ConfigError([`HEALTH_PORT=${port} ${why}。请换一个，例如：HEALTH_PORT=${otherThan(port)}，或删掉这一行`]);
  }
}

function otherThan(port: number): number {
  return port < 1024 || port > 65_000 ? 8790 : port + 1;
}
