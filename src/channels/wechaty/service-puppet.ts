import { PuppetService } from 'wechaty-puppet-service';

export interface ServiceSettings {
  readonly token: string;
  /** "host:port"; without one Wechaty asks its discovery service for the token's. */
  readonly endpoint?: string;
  /** The discovery service that knows the token's endpoint; default: the public one. */
  readonly authority?: string;
  /** Default true. */
  readonly tls?: boolean;
  /** The name in the gateway's certificate; default: what stands in front of the token's last underscore. */
  readonly tlsServerName?: string;
  /** Root certificate, PEM; default: the one that comes with Wechaty. */
  readonly tlsCaCert?: string;
}

type GrpcManager = PuppetService['grpcManager'];

/** Enough for the residents of a station: a burst of newcomers must not drive the regulars out. */
const CACHE = { contact: 8_000, message: 1_000, room: 100 };
/** The package's own watchdog; `reset` below leaves the mending to the supervisor. */
const WATCHDOG_SECONDS = 20;

/**
 * A connection to a gateway that is used once: it does not mend itself, and tells when it is over.
 *
 * It differs from the package's puppet in what does harm here:
 * - nothing is kept on disk: names would lie there beyond their term, and go stale (a room renamed meanwhile, a new friend);
 * - stopping it does not stop the gateway's account: the session is kept, and an old connection that is being cleared away
 *   must not log out what a new one has just logged in;
 * - a file is sent once: the package sends it again by an older call when the answer to the first is lost.
 */
export class ServicePuppet extends PuppetService {
  /** Called once the stream of events has ended or broken. */
  onStreamOver: () => void = () => undefined;
  #fileError: unknown = null;

  constructor(settings: ServiceSettings) {
    super({
      token: settings.token,
      ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
      ...(settings.authority === undefined ? {} : { authority: settings.authority }),
      tls: {
        disable: settings.tls === false,
        ...(settings.tlsServerName === undefined ? {} : { serverName: settings.tlsServerName }),
        ...(settings.tlsCaCert === undefined ? {} : { caCert: settings.tlsCaCert }),
      },
      timeoutSeconds: WATCHDOG_SECONDS,
      cache: CACHE,
    });
    // Private in the package, hence not to be overridden by a method.
    Object.defineProperty(this, 'messageSendFileStream', { value: () => Promise.reject(this.#fileError) });
  }

  /** Whether the stream ended while the puppet was starting, when the package listens to it with deaf ears. */
  streamIsOver(): boolean {
    const stream = this._grpcManager?.eventStream;
    return stream !== undefined && (stream.destroyed || stream.readableEnded || stream.errored !== null);
  }

  /** Closes the connection at once; calls under way are rejected. */
  hangUp(): void {
    const manager = this._grpcManager;
    if (!manager) return;
    delete this._grpcManager;
    manager.on('error', () => undefined);
    // Destroying the stream alone leaves the call open, and the gateway, which serves one client, busy with it. Without a
    // listener for the error of being cancelled the process would end.
    manager.eventStream?.on('error', () => undefined).cancel();
    try {
      manager.client.close();
    } catch {
      // There is no client yet: then there is nothing to close.
    }
  }

  /** Makes the gateway end its other client's stream. Its account may have to log in anew. */
  async stopGateway(): Promise<void> {
    const manager = this._grpcManager;
    if (!manager) return;
    delete this._grpcManager;
    manager.on('error', () => undefined);
    await manager.stop();
  }

  override async onStop(): Promise<void> {
    for (const cleanUp of this._cleanupCallbackList.splice(0)) cleanUp();
    this.hangUp();
  }

  /** Called by the package's watchdogs. */
  override async reset(): Promise<void> {
    return;
  }

  /** The package calls it without waiting for it: a rejection would end the process. */
  override async dirtyPayload(...args: Parameters<PuppetService['dirtyPayload']>): Promise<void> {
    await super.dirtyPayload(...args).catch(() => undefined);
  }

  override async messageSendFile(...args: Parameters<PuppetService['messageSendFile']>): ReturnType<PuppetService['messageSendFile']> {
    this.#keepFileError();
    return super.messageSendFile(...args);
  }

  protected override hookPayloadStore(): void {
    return;
  }

  protected override bridgeGrpcEventStream(manager: GrpcManager): void {
    super.bridgeGrpcEventStream(manager);
    for (const end of ['end', 'cancel', 'error', 'status']) manager.on(end, () => this.onStreamOver());
  }

  /** The package swallows the error of a file's call; the one who sends must know it. */
  #keepFileError(): void {
    const { client } = this.grpcManager;
    if (Object.hasOwn(client, 'messageSendFile')) return;
    const call = client.messageSendFile.bind(client) as (...args: unknown[]) => unknown;
    const keeping = (request: unknown, answer: (error: unknown, response: unknown) => void) =>
      call(request, (error: unknown, response: unknown) => {
        this.#fileError = error;
        answer(error, response);
      });
    Object.defineProperty(client, 'messageSendFile', { value: keeping });
  }
}
