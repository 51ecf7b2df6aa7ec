import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readList } from '../../src/export/workers-xlsx.ts';
import { workbookOf } from '../support/workbook.ts';

interface Entry {
  readonly name: string;
  readonly content: Buffer | string;
  /** What the directory says that it holds. */
  readonly says?: number;
}

/** A zip as it is written by hand: nothing in it need be true. */
function zipOf(entries: readonly Entry[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, says } of entries) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(says ?? plain.length, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(says ?? plain.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, title, packed);
    directory.push(entry, title);
    at += local.length + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, listed, end]));
}

const SHEET = (rows: string, more = '') =>
  `<?xml version="1.0"?>${more}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`;
const CELL = (text: string, place = 'A1') => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${['姓名', '电话', '工种'].map((title, index) => CELL(title, `${'ABC'.charAt(index)}1`)).join('')}</row>`;

function workbookWith(sheet: string, besides: readonly Entry[] = [], says?: number): Uint8Array {
  const ns = 'http://schemas.openxmlformats.org';
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="${ns}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet, ...(says === undefined ? {} : { says }) },
    ...besides,
  ]);
}

/** The longest time in which nothing else could happen, in milliseconds. */
async function heldUp<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly longest: number }> {
  let last = performance.now();
  let longest = 0;
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const result = await work();
  longest = Math.max(longest, performance.now() - last);
  clearInterval(beat);
  return { result, longest };
}

const MEGABYTE = 1024 * 1024;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, row) => `<row r="${row + 2}">${CELL('熊', `A${row + 2}`)}</row>`).join('');

const CASES: readonly (readonly [string, () => Uint8Array, string | null])[] = [
  ['no workbook but a text', () => new TextEncoder().encode('姓名,电话'), 'no-workbook'],
  ['nothing', () => new Uint8Array(0), 'no-workbook'],
  ['an encrypted one', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]), 'no-workbook'],
  ['half a workbook', () => workbookWith(SHEET(HEAD)).slice(0, 500), 'no-workbook'],
  ['a zip of something else', () => zipOf([{ name: 'a.txt', content: 'hello' }]), 'no-workbook'],
  ['a hundred megabytes of blanks', () => workbookWith(SHEET(HEAD) + ' '.repeat(100 * MEGABYTE)), 'too-large'],
  ['a hundred megabytes that say to be little', () => workbookWith(SHEET(HEAD) + ' '.repeat(100 * MEGABYTE), [], 1000), 'too-large'],
  [
    'a zip in a zip, each small',
    () => zipOf([{ name: 'xl/workbook.xml', content: Buffer.from(zipOf([{ name: 'b', content: ' '.repeat(10 * MEGABYTE) }])) }]),
    'no-workbook',
  ],
  ['a hundred thousand rows', () => workbookWith(SHEET(HEAD + rowsOf(100_000))), 'too-many-rows'],
  [
    'many strings that many cells share',
    () =>
      workbookWith(SHEET(HEAD), [
        { name: 'xl/sharedStrings.xml', content: `<?xml version="1.0"?><sst>${'<si><t>熊</t></si>'.repeat(500_000)}</sst>` },
      ]),
    null,
  ],
  [
    'a last cell at the end of the sheet',
    () => workbookWith(SHEET(`${HEAD}<row r="1048576">${CELL('末', 'XFD1048576')}</row>`)),
    'too-many-rows',
  ],
  [
    'entities that grow',
    () =>
      workbookWith(
        SHEET(
          `<row r="1">${CELL('&e9;')}</row>`,
          `<!DOCTYPE x [<!ENTITY e0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('')}]>`,
        ),
      ),
    null,
  ],
  [
    'an entity that names a file',
    () => workbookWith(SHEET(`<row r="1">${CELL('&f;')}</row>`, '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>')),
    null,
  ],
  [
    'names that lead out of the folder, and a link to elsewhere',
    () =>
      workbookWith(SHEET(HEAD), [
        { name: '../../../../etc/cron.d/x', content: 'x' },
        { name: '/etc/x', content: 'x' },
        { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink><externalBook r:id="rId1"/></externalLink>' },
      ]),
    null,
  ],
];

describe('a file that is no honest list', () => {
  it.each(CASES)('%s: refused or read within limits, and the bot hears meanwhile', { timeout: 30_000 }, async (_, make, fault) => {
    const bytes = make();
    const from = performance.now();
    const { result, longest } = await heldUp(() => readList(bytes));
    const took = performance.now() - from;
    if (process.env.FIGURES)
      console.log(_, { bytes: bytes.length, took, longest, result: result.kind === 'unreadable' ? result.why : result.sheet.length });
    expect(took).toBeLessThan(8_000);
    expect(longest).toBeLessThan(Number(process.env.HELD_UP ?? 1_000));
    if (fault !== null) expect(result).toEqual({ kind: 'unreadable', why: fault });
    expect(JSON.stringify(result)).not.toMatch(/root:|(?:ha){50}/u);
  });

  it('an honest one of many rows is read', { timeout: 30_000 }, async () => {
    const rows = Array.from({ length: 3_000 }, (_, row) => [`工${row}`, `138${String(row).padStart(8, '0')}`, '搬家']);
    const bytes = await workbookOf([['姓名', '电话', '工种'], ...rows]);
    const { result, longest } = await heldUp(() => readList(bytes));
    if (process.env.FIGURES) console.log({ longest });
    expect(result).toMatchObject({ kind: 'sheet' });
    if (result.kind === 'sheet') expect(result.sheet).toHaveLength(3_001);
  });
});
