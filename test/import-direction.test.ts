import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The check of import directions is worth nothing if it passes over what it cannot resolve: breaches are planted in a copy. */
describe('the check of import directions', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'imports-'));
    for (const part of ['src', 'scripts', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const check = (): string => {
    try {
      return execFileSync(
        process.execPath,
        ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src', 'scripts'],
        {
          cwd: copy,
          encoding: 'utf8',
        },
      );
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };

  test('passes the code as it is, and bites at each planted breach', () => {
    expect(check()).toContain('no dependency violations');

    writeFileSync(
      join(copy, 'src/domain/planted.ts'),
      "import { readFileSync } from 'node:fs';\nimport { normalize } from '../language/normalize.ts';\nexport const x = [readFileSync, normalize];\n",
    );
    writeFileSync(
      join(copy, 'src/language/planted.ts'),
      "import type { Store } from '../application/ports/store.ts';\nexport type X = Store;\n",
    );
    writeFileSync(
      join(copy, 'src/application/planted.ts'),
      "import { openStore } from '../store/open-store.ts';\nimport Database from 'better-sqlite3';\nexport const x = [openStore, Database];\n",
    );
    writeFileSync(
      join(copy, 'src/outbox/planted.ts'),
      "import { openStore } from '../store/open-store.ts';\nimport { WechatyBuilder } from 'wechaty';\nexport const x = [openStore, WechatyBuilder];\n",
    );
    writeFileSync(
      join(copy, 'src/store/planted.ts'),
      "import { loadConfig } from '../config.ts';\nimport { Missing } from './nowhere.ts';\nexport const x = [loadConfig, Missing];\n",
    );

    writeFileSync(join(copy, 'src/export/planted.ts'), "import Database from 'better-sqlite3';\nexport const x = Database;\n");

    const report = check();
    for (const [rule, from, to] of [
      ['domain-is-pure', 'src/domain/planted.ts', 'fs'],
      ['domain-is-pure', 'src/domain/planted.ts', 'src/language/normalize.ts'],
      ['language-knows-domain-only', 'src/language/planted.ts', 'src/application/ports/store.ts'],
      ['application-uses-ports', 'src/application/planted.ts', 'src/store/open-store.ts'],
      ['application-uses-ports', 'src/application/planted.ts', 'better-sqlite3'],
      ['outbox-keeps-to-itself', 'src/outbox/planted.ts', 'src/store/open-store.ts'],
      ['wechaty-in-channels-only', 'src/outbox/planted.ts', 'wechaty'],
      ['sql-in-store-only', 'src/export/planted.ts', 'better-sqlite3'],
      ['store-keeps-to-itself', 'src/store/planted.ts', 'src/config.ts'],
      ['no-unresolved', 'src/store/planted.ts', './nowhere.ts'],
    ] as const) {
      const line = report.split('\n').find((one) => one.includes(`${rule}: ${from} → `) && one.includes(to));
      expect(line, `${rule} does not bite at ${from} → ${to}`).toBeDefined();
    }
  }, 120_000);
});
