import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachmentSpec } from '../../src/application/ports/outbox.ts';
import { contactId } from '../../src/domain/ids.ts';
import { attachmentsOf } from '../../src/export/attachments.ts';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';

/** What spreadsheets take for a formula, with what may stand before it unseen. */
const FORMULAS = [
  '=1+1',
  '+cmd|x',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '\u200b=1+1',
  ' =HYPERLINK("x")',
];
const DANGEROUS = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;
const DAY = '2026-12-07';

let world: StationWorld;
beforeAll(async () => {
  world = await openStationWorld([...CAST, ...FORMULAS.map((name) => somebody(name, ['resident']))]);
  const { store } = world.station;
  await world.staffRoom.from('糜主任', '/培训 发布 12月12日下午2点 驿站二楼 月嫂培训');
  for (const [index, name] of FORMULAS.entries()) {
    const person = store.people.meet({ id: contactId(name), name, friend: true });
    await world.market.from(name, '报名1');
    await world.grid(3).from(name, `家里下水道堵了，找师傅通一下，明天上午，松山路${index + 1}号，60元`);
    store.register.enrol(person.id, { name, phone: `138000001${String(index).padStart(2, '0')}`, team: name, trades: ['labor'] });
    store.register.addCertificate(person.id, { name, expires: null });
  }
  for (const [index, { number }] of store.orders.postedSince(0).entries())
    await world.staffRoom.from('杨网格', `/渠道 ${number} ${FORMULAS[index] ?? ''}`);
});
afterAll(() => world.end());

const SPECS: readonly (readonly [string, AttachmentSpec])[] = [
  ['the ledger', { kind: 'ledger', from: DAY, to: DAY, masked: false, format: 'xlsx' }],
  ['the masked ledger', { kind: 'ledger', from: DAY, to: DAY, masked: true, format: 'xlsx' }],
  ['the register', { kind: 'register', at: 0, masked: false }],
  ['the sign-ups', { kind: 'sign-ups', course: 1, masked: false }],
];

describe('no cell becomes a formula', () => {
  it.each(SPECS)('of %s', async (_, spec) => {
    const { bytes } = await attachmentsOf(world.station.store).make(spec);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
    let texts = 0;
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.formula, cell.address).toBeUndefined();
          if (typeof cell.value !== 'string') return;
          texts += 1;
          expect(cell.value).not.toMatch(DANGEROUS);
        }),
      );
    expect(texts).toBeGreaterThan(2 * FORMULAS.length);
  });

  it('of the ledger as CSV', async () => {
    const { bytes } = await attachmentsOf(world.station.store).make({ kind: 'ledger', from: DAY, to: DAY, masked: false, format: 'csv' });
    const cells = new TextDecoder().decode(bytes).match(/"(?:[^"]|"")*"|[^",\r\n]+/gu) ?? [];
    expect(cells.length).toBeGreaterThan(100);
    for (const cell of cells) expect(cell.replace(/^"/u, '')).not.toMatch(DANGEROUS);
  });
});
