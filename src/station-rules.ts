import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config.ts';
import { CATEGORIES } from './domain/glossary.ts';
import type { StationWords } from './language/station-words.ts';

const FILE = 'rules.json';

/**
 * Words of a station's own, from `rules.json` in its data folder; without the file there are none.
 *
 * Shape: `{"places": ["香樟小区"], "trades": {"other": ["修摩托"]}, "certificates": {"低压电工证": ["电焊"]}, "forbidden": ["打野味"]}`;
 * every part may be left out.
 *
 * @throws ConfigError that names every fault of the file
 */
export function loadStationWords(dataDir: string): StationWords {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) return {};
  const content = parse(path, readFileSync(path, 'utf8'));
  const faults = [...faultsOf(content)];
  if (faults.length > 0) throw new ConfigError(faults.map((fault) => `${path}: ${fault}`));
  return content as StationWords;
}

function parse(path: string, text: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content as Record<string, unknown>;
  } catch {
    // Told below, in the same words.
  }
  throw new ConfigError([`${path} 不是一个 JSON 对象。不需要就删掉它，或写成 {"places": ["香樟小区"]}`]);
}

function* faultsOf(content: Record<string, unknown>): Generator<string> {
  for (const [key, value] of Object.entries(content)) {
    switch (key) {
      case 'places':
      case 'forbidden':
        if (!isWordList(value)) yield `"${key}" 要是一列词，如 "${key}": ["…"]`;
        break;
      case 'trades':
        yield* faultsOfTable(key, value, CATEGORIES);
        break;
      case 'certificates':
        yield* faultsOfTable(key, value, null);
        break;
      default:
        yield `不认识 "${key}"。可以写 places、trades、certificates、forbidden`;
    }
  }
}

function* faultsOfTable(key: string, value: unknown, names: readonly string[] | null): Generator<string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield `"${key}" 要是一个对象，如 "${key}": {"…": ["…"]}`;
    return;
  }
  for (const [name, words] of Object.entries(value)) {
    if (names && !names.includes(name)) yield `"${key}" 里不认识 "${name}"。可以写 ${names.join(' ')}`;
    if (!isWordList(words)) yield `"${key}" 的 "${name}" 要是一列词`;
  }
}

function isWordList(value: unknown): boolean {
  return Array.isArray(value) && value.every((word) => typeof word === 'string' && word.trim() !== '' && word.length <= 30);
}
