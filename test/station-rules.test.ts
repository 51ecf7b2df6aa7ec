import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLanguage } from '../src/language/read-message.ts';
import { loadStationWords } from '../src/station-rules.ts';

describe("a station's own words", () => {
  let folder: string;
  const write = (content: string): void => writeFileSync(join(folder, 'rules.json'), content);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are none without the file', () => {
    expect(loadStationWords(folder)).toEqual({});
  });

  test('are known to the reader', () => {
    write('{"places": ["九道拐"], "forbidden": ["打野味"]}');
    const { readFields, readMessage } = openLanguage(loadStationWords(folder));
    expect(readFields('明天上午到九道拐', 0).place?.full).toContain('九道拐');
    const reading = readMessage('找人打野味，500块', { sentAt: Date.parse('2026-12-07T09:00:00+08:00'), room: 'grid', sender: 'resident' });
    expect(reading.forbidden).not.toBeNull();
  });

  test.each([
    ['nonsense', '不是一个 JSON 对象'],
    ['[]', '不是一个 JSON 对象'],
    ['{"places": "九道拐"}', '"places" 要是一列词'],
    ['{"trades": {"cooking": ["炒菜"]}}', '不认识 "cooking"'],
    ['{"palces": []}', '不认识 "palces"'],
  ])('%s is refused with the reason', (content, reason) => {
    write(content);
    expect(() => loadStationWords(folder)).toThrow(reason);
  });
});
