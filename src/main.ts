import './shanghai-timezone.ts';
import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { lastTimeIn } from './application/last-time.ts';
import type { Store } from './application/ports/store.ts';
import { staffCodeAtStart } from './application/staff-code.ts';
import type { Station } from './application/station.ts';
import { type ChannelConfig, type Config, ConfigError, loadConfig, storeFile } from './config.ts';
import { ForwardClock } from './forward-clock.ts';
import { openLanguage } from './language/read-message.ts';
import { openLog } from './logging.ts';
import { faultText, watchProcessFaults } from './process-faults.ts';
import { loadStationWords } from './station-rules.ts';
import { stopInTime, toldToStop } from './stop-signals.ts';
import { openStore } from './store/open-store.ts';
import { StoreError } from './store/store-error.ts';
import { nightlyBackup } from './upkeep/nightly-backup.ts';

/** Set in a store in which the simulation has made its people. */
const SIMULATED = 'simulated';

/** For a backup that is under way when the bot has already stopped. */
const BACKUP_STOP_LIMIT_MS = 1_000;

/** Builds the parts and joins them. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = openLog(config.logLevel);
  watchProcessFaults(log);
  const clock = new ForwardClock();
  const words = loadStationWords(config.dataDir);
  const store = openStore({ file: storeFile(config), now: () => clock.now(), role: 'bot' });
  const station: Station = {
    store,
    language: openLanguage(words),
    config: {
      name: config.stationName,
      adminContacts: config.adminContacts,
      stationPhone: config.stationPhone,
      gasPhone: config.gasPhone,
      retentionDays: config.retentionDays,
      oneClock: config.channel.kind === 'simulator',
    },
    onJobFault: (job, error) => log.error({ event: 'job.failed', kind: job.kind, why: error instanceof Error ? error.name : typeof error }),
  };
  refuseMixing(store, config);
  if (config.channel.kind === 'simulator') await simulate(config, station, clock);
  else await serve(config, config.channel, station, clock, log);
  store.close();
}

/** People and orders of the simulation must not stand among real ones, nor the other way round. */
function refuseMixing(store: Store, { channel, dataDir }: Config): void {
  const simulated = store.settings.get(SIMULATED) !== null;
  const used = store.rooms.ofKind('market').length > 0 || store.people.staff().length > 0;
  if (channel.kind === 'service' && simulated) {
    throw new ConfigError([`${dataDir} 里是模拟的数据。接真的微信请换一个文件夹，例如：DATA_DIR=station-data（或先删掉 ${dataDir}）`]);
  }
  if (channel.kind === 'simulator' && used && !simulated) {
    throw new ConfigError([
      `${dataDir} 里是真的数据，不能拿来模拟。请补上 WECHATY_PUPPET 和 WECHATY_PUPPET_SERVICE_TOKEN，或换一个文件夹：DATA_DIR=demo-data`,
    ]);
  }
}

async function simulate(config: Config, station: Station, clock: ForwardClock): Promise<void> {
  const { runDemo } = await import('./demo/run-demo.ts');
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  // What is of use in the log of a service would only stand between the lines of the groups here.
  const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const { dataDir, healthPort } = config;
  await runDemo({ station, clock, log, dataDir, storeFile: storeFile(config), healthPort, interactive });
}

async function serve(
  config: Config,
  channel: Extract<ChannelConfig, { kind: 'service' }>,
  station: Station,
  clock: ForwardClock,
  log: Logger,
): Promise<void> {
  const { runService } = await import('./run-service.ts');
  clock.resumeFrom(lastTimeIn(station.store));
  const code = staffCodeAtStart(station.store, () => randomInt(2 ** 32) / 2 ** 32);
  if (config.adminContacts.length === 0 && code) {
    process.stdout.write(
      code.kind === 'code' ? `还没有站点人员。请私信机器人：/认领 ${code.code}\n` : '认领码输错太多次，已锁。换新码：npm run staff-code\n',
    );
  }
  const backups = nightlyBackup({ station, file: storeFile(config), clock, log });
  backups.start();
  // Beside the bot, not after it, so that all of it ends in time.
  const backupsStopped = toldToStop().then(() => backups.stop());
  await runService({ config, channel, station, clock, log });
  await stopInTime(() => backupsStopped, BACKUP_STOP_LIMIT_MS);
}

try {
  await main();
  // Wechaty's timers linger for seconds after it was stopped.
  process.exit(0);
} catch (error) {
  const known = error instanceof ConfigError || error instanceof StoreError;
  process.stderr.write(`${known ? error.message : faultText(error)}\n`);
  process.exit(known ? 2 : 1);
}
