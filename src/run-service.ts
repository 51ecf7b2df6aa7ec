import type { Logger } from 'pino';
import qrcode from 'qrcode-terminal';
import type { Station } from './application/station.ts';
import { connectWechaty, type WechatyChannel } from './channels/wechaty/connect.ts';
import { type ChannelConfig, type Config, storeFile } from './config.ts';
import type { ForwardClock } from './forward-clock.ts';
import { openHealth } from './open-health.ts';
import { startBot } from './run-bot.ts';
import { stopInTime, toldToStop } from './stop-signals.ts';
import { healthOf } from './upkeep/look-at-health.ts';

export interface ServiceParts {
  readonly config: Config;
  readonly channel: Extract<ChannelConfig, { kind: 'service' }>;
  readonly station: Station;
  readonly clock: ForwardClock;
  readonly log: Logger;
}

/** The bot on a real account, until the process is told to end (SIGINT, SIGTERM). */
export async function runService({ config, channel, station, clock, log }: ServiceParts): Promise<void> {
  const health = await openHealth(config.healthPort);
  const stopped = toldToStop();
  let wechaty: WechatyChannel | null = null;
  const bot = startBot({
    station,
    clock,
    log,
    sending: config.sending,
    losesMessages: true,
    openChannel(events) {
      const opened = connectWechaty({
        puppet: channel.gateway,
        events,
        clock,
        logger: log,
        onScan: showQrCode,
        onLogin: (self) => process.stdout.write(`已登录：${self.name}\n`),
      });
      void opened
        .start()
        .catch((error: unknown) => log.error({ event: 'channel.start-failed', why: error instanceof Error ? error.name : typeof error }));
      wechaty = opened;
      return opened;
    },
  });
  const connected = (): boolean => wechaty?.connected() ?? false;
  health.answerBy(healthOf({ station, clock, file: storeFile(config), realAccount: true, connected, backlog: () => bot.backlog() }));
  process.stdout.write('正在连接微信网关…\n');
  await stopped;
  await stopInTime(async () => {
    await bot.stop();
    await wechaty?.stop();
  });
  health.close();
}

function showQrCode(code: string): void {
  process.stdout.write('请用机器人的微信扫码登录：\n');
  qrcode.generate(code, { small: true }, (picture) => process.stdout.write(`${picture}\n`));
}
