import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import dotenv from 'dotenv';
import { type ContactId, contactId } from './domain/ids.ts';
import type { SendPolicy } from './outbox/send-policy.ts';

/** How the bot reaches WeChat: a simulated one in this process, or a gateway of the puppet service. */
export type ChannelConfig = { readonly kind: 'simulator' } | { readonly kind: 'service'; readonly gateway: GatewaySettings };

/** Shaped as the channel takes it: what is not set is not there. */
export interface GatewaySettings {
  readonly token: string;
  /** "host:port"; without one it is asked of the discovery service `authority` (default: the public one). */
  readonly endpoint?: string;
  readonly authority?: string;
  readonly tls: boolean;
  readonly tlsServerName?: string;
  /** PEM. */
  readonly tlsCaCert?: string;
}

export interface Config {
  readonly stationName: string;
  readonly dataDir: string;
  readonly adminContacts: readonly ContactId[];
  readonly stationPhone: string | null;
  readonly gasPhone: string | null;
  readonly retentionDays: number;
  readonly sending: SendPolicy;
  /** Where `GET /healthz` is served; null: nowhere. */
  readonly healthPort: number | null;
  readonly logLevel: LogLevel;
  readonly channel: ChannelConfig;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Settings that are missing or wrong, all at once; the message is for whoever edits `.env`. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`设置有误 (settings):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `.env` of the working folder, then the environment, which wins. @throws ConfigError */
export function loadConfig(environment: Environment = process.env): Config {
  const fromFile: Record<string, string> = {};
  dotenv.config({ processEnv: fromFile, quiet: true });
  return readConfig({ ...fromFile, ...environment });
}

/** @throws ConfigError that names every fault, each with the line to write */
export function readConfig(environment: Environment): Config {
  const faults: string[] = [];
  const text = (name: string): string | null => environment[name]?.trim() || null;

  const whole = (name: string, standard: number, least: number): number => {
    const value = text(name);
    if (value === null) return standard;
    if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value);
    faults.push(`${name}=${value} 不是${least === 0 ? '不小于 0 的' : `不小于 ${least} 的`}整数。请写：${name}=${standard}`);
    return standard;
  };
  const oneOf = <Value extends string>(name: string, values: readonly Value[], standard: Value): Value => {
    const value = text(name);
    if (value === null) return standard;
    const found = values.find((one) => one === value);
    if (!found) faults.push(`${name}=${value} 不认识。请写其中之一：${values.join(' ')}，例如：${name}=${standard}`);
    return found ?? standard;
  };

  const config: Config = {
    stationName: text('STATION_NAME') ?? '零工驿站',
    dataDir: resolve(text('DATA_DIR') ?? 'data'),
    adminContacts: (text('ADMIN_CONTACT_IDS') ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '')
      .map(contactId),
    stationPhone: text('STATION_PHONE'),
    gasPhone: text('GAS_PHONE'),
    retentionDays: whole('RETENTION_DAYS', 180, 1),
    sending: {
      spacingMs: whole('SEND_SPACING_MS', 1000, 0),
      perMinute: whole('SEND_PER_MINUTE', 40, 0),
      perDay: whole('SEND_PER_DAY', 2000, 0),
    },
    healthPort: readPort(text('HEALTH_PORT'), faults),
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    channel: readChannel(text, oneOf, faults),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function readChannel(
  text: (name: string) => string | null,
  oneOf: <Value extends string>(name: string, values: readonly Value[], standard: Value) => Value,
  faults: string[],
): ChannelConfig {
  const puppet = text('WECHATY_PUPPET');
  const token = text('WECHATY_PUPPET_SERVICE_TOKEN');
  if (puppet === null) {
    if (token !== null)
      faults.push('有 WECHATY_PUPPET_SERVICE_TOKEN 却没有 WECHATY_PUPPET。请加一行：WECHATY_PUPPET=wechaty-puppet-service');
    return { kind: 'simulator' };
  }
  if (puppet !== 'wechaty-puppet-service') {
    faults.push(`WECHATY_PUPPET=${puppet} 用不了。请写：WECHATY_PUPPET=wechaty-puppet-service（不写就是模拟的微信群）`);
    return { kind: 'simulator' };
  }
  if (token === null) faults.push('没有 WECHATY_PUPPET_SERVICE_TOKEN。请加一行：WECHATY_PUPPET_SERVICE_TOKEN=你的令牌');
  else if (/\s/.test(token)) faults.push('WECHATY_PUPPET_SERVICE_TOKEN 里有空格。请重新复制令牌');
  const endpoint = text('WECHATY_PUPPET_SERVICE_ENDPOINT');
  if (endpoint !== null && !isEndpoint(endpoint)) {
    faults.push(`WECHATY_PUPPET_SERVICE_ENDPOINT=${endpoint} 不是 主机:端口。请写：WECHATY_PUPPET_SERVICE_ENDPOINT=127.0.0.1:8788`);
  }
  const authority = text('WECHATY_PUPPET_SERVICE_AUTHORITY');
  const tlsServerName = text('WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME');
  const tlsCaCert = readCertificate(text('WECHATY_PUPPET_SERVICE_TLS_CA_CERT'), faults);
  return {
    kind: 'service',
    gateway: {
      token: token ?? '',
      tls: oneOf('WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT', ['true', 'false'] as const, 'false') === 'false',
      ...(endpoint === null ? {} : { endpoint }),
      ...(authority === null ? {} : { authority }),
      ...(tlsServerName === null ? {} : { tlsServerName }),
      ...(tlsCaCert === null ? {} : { tlsCaCert }),
    },
  };
}

/** The certificate itself, or the file that it is in. */
function readCertificate(value: string | null, faults: string[]): string | null {
  if (value === null || value.startsWith('-----BEGIN')) return value;
  try {
    return readFileSync(value, 'utf8');
  } catch {
    faults.push(`WECHATY_PUPPET_SERVICE_TLS_CA_CERT=${value} 读不到。请写证书文件的路径，或删掉这一行`);
    return null;
  }
}

function readPort(value: string | null, faults: string[]): number | null {
  if (value === null) return null;
  if (/^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536) return Number(value);
  faults.push(`HEALTH_PORT=${value} 不是 1 到 65535 的端口。请写：HEALTH_PORT=8790（不要就删掉这一行）`);
  return null;
}

function isEndpoint(value: string): boolean {
  const match = /^([\w.-]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(value);
  const port = Number(match?.[2]);
  return match !== null && port > 0 && port < 65_536;
}

/** The station's database. */
export function storeFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'station.sqlite');
}
