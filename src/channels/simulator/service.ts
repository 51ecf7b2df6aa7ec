import { PuppetServer } from 'wechaty-puppet-service';
import { SimulatedPuppet } from './puppet.ts';
import type { World } from './world.ts';

export interface SimulatorService {
  stop(): Promise<void>;
}

/**
 * Puts a world behind gRPC on 127.0.0.1, as a puppet gateway does; clients connect with `wechaty-puppet-service`.
 *
 * @param settings `token` "insecure_…" works with the TLS that the packages bring along; `tls: false` serves in the clear
 * @param puppet the world's, if it is to behave otherwise than well
 */
export async function serveSimulator(
  world: World,
  settings: { readonly port: number; readonly token: string; readonly tls?: boolean },
  puppet: SimulatedPuppet = new SimulatedPuppet(world),
): Promise<SimulatorService> {
  // A puppet without an error listener ends its process at the first error.
  puppet.on('error', () => undefined);
  const server = new PuppetServer({
    endpoint: `127.0.0.1:${settings.port}`,
    puppet,
    token: settings.token,
    tls: { disable: settings.tls === false },
  });
  await server.start();
  return {
    stop: async () => {
      await server.stop();
      await puppet.stop();
    },
  };
}
