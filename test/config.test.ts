import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.faults : [String(error)];
  }
};

describe('settings', () => {
  test('with none at all the simulated WeChat opens', () => {
    expect(readConfig({}).channel).toEqual({ kind: 'simulator' });
    expect(readConfig({}).sending).toEqual({ spacingMs: 1000, perMinute: 40, perDay: 2000 });
  });

  test('empty lines, as in a copied example, count as none', () => {
    expect(readConfig({ STATION_NAME: '', SEND_SPACING_MS: ' ' }).stationName).toBe('零工驿站');
  });

  test('puppet and token make a gateway', () => {
    const { channel } = readConfig({
      WECHATY_PUPPET: 'wechaty-puppet-service',
      WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_test',
      WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788',
      WECHATY_PUPPET_SERVICE_AUTHORITY: 'token.example.com',
    });
    expect(channel).toEqual({
      kind: 'service',
      gateway: { token: 'insecure_test', endpoint: '127.0.0.1:8788', authority: 'token.example.com', tls: true },
    });
  });

  test('all faults are named at once, each with the line to write', () => {
    const faults = faultsOf({
      WECHATY_PUPPET: 'wechaty-puppet-service',
      WECHATY_PUPPET_SERVICE_ENDPOINT: 'localhost',
      SEND_PER_MINUTE: 'many',
      RETENTION_DAYS: '0',
      LOG_LEVEL: 'loud',
      HEALTH_PORT: '65536',
    });
    expect(faults).toHaveLength(6);
    for (const name of [
      'WECHATY_PUPPET_SERVICE_TOKEN=',
      'WECHATY_PUPPET_SERVICE_ENDPOINT=',
      'SEND_PER_MINUTE=',
      'RETENTION_DAYS=',
      'LOG_LEVEL=',
      'HEALTH_PORT=',
    ]) {
      expect(faults.some((fault) => fault.includes(`：${name}`))).toBe(true);
    }
  });

  test('a token without a puppet is a half-finished set-up, not a simulation', () => {
    expect(faultsOf({ WECHATY_PUPPET_SERVICE_TOKEN: 'x' })[0]).toContain('WECHATY_PUPPET=wechaty-puppet-service');
  });

  test('health is told nowhere unless a port is set', () => {
    expect(readConfig({}).healthPort).toBeNull();
    expect(readConfig({ HEALTH_PORT: '8790' }).healthPort).toBe(8790);
    for (const port of ['0', '-1', '70000', '8790a', '127.0.0.1:8790']) expect(faultsOf({ HEALTH_PORT: port })).toHaveLength(1);
  });

  test('ids of the first staff stand in a row', () => {
    expect(readConfig({ ADMIN_CONTACT_IDS: 'wxid_1, wxid_2,' }).adminContacts).toEqual(['wxid_1', 'wxid_2']);
  });
});
