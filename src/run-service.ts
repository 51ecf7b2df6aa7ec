import type { Logger } from 'pino';
import qrcode from 'qrcode-terminal';
import type { Station } from './application/station.ts';
import { connectWechaty } from './channels/wechaty/connect.ts';
import type { ChannelConfig, Config } from './config.ts';
import type { ForwardClock } from './forward-clock.ts';
import { startBot } from './run-bot.ts';

export interface ServiceParts {
  readonly config: Config;
  readonly channel: Extract<ChannelConfig, { kind: 'service' }>;
  readonly station: Station;
  readonly clock: ForwardClock;
  readonly log: Logger;
}

/** The bot on a real account, until the process is told to end (SIGINT, SIGTERM). */
export async function runService({ config, channel, station, clock, log }: ServiceParts): Promise<void> {
  let stopChannel = async (): Promise<void> => {};
  const bot = startBot({
    station,
    clock,
    log,
    sending: config.sending,
    losesMessages: true,
    openChannel(events) {
      const wechaty = connectWechaty({
        puppet: channel.gateway,
        events,
        clock,
        logger: log,
        onScan: showQrCode,
        onLogin: (self) => process.stdout.write(`已登录：${self.name}\n`),
      });
      stopChannel = () => wechaty.stop();
      void wechaty
        .start()
        .catch((error: unknown) => log.error({ event: 'channel.start-failed', why: error instanceof Error ? error.name : typeof error }));
      return wechaty;
    },
  });
  process.stdout.write('正在连接微信网关…\n');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await bot.stop();
  await stopChannel();
}

function showQrCode(code: string): void {
  process.stdout.write('请用机器人的微信扫码登录：\n');
  qrcode.generate(code, { small: true }, (picture) => process.stdout.write(`${picture}\n`));
}
