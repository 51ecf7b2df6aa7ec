import { type Category, categoryNamed } from '../../domain/glossary.ts';
import type { Certificate } from '../../domain/people.ts';
import { type Day, dayStart } from '../../domain/time.ts';
import type { WorkerEntry } from '../ports/store.ts';

/** What stands in a cell of a sheet; dates come as days. */
export type SheetCell = string | number | { readonly day: Day } | null;
/** Rows of cells, the first row first; row numbers count from 1, as spreadsheets show them. */
export type Sheet = readonly (readonly SheetCell[])[];

/** Why a row cannot be taken. `value`: what stands there. */
export type RowFault =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'no-phone' }
  | { readonly kind: 'bad-phone'; readonly value: string }
  | { readonly kind: 'same-phone'; readonly value: string; readonly row: number }
  | { readonly kind: 'no-trade' }
  | { readonly kind: 'unknown-trade'; readonly value: string }
  | { readonly kind: 'bad-certificate'; readonly value: string }
  | { readonly kind: 'bad-pledge'; readonly value: string }
  | { readonly kind: 'unknown-status'; readonly value: string };

export interface WorkerRows {
  readonly entries: readonly { readonly row: number; readonly entry: WorkerEntry }[];
  readonly faults: readonly { readonly row: number; readonly fault: RowFault }[];
  /** Columns that must be there and are not; then nothing was read. */
  readonly missing: readonly string[];
}

const COLUMNS = {
  name: ['姓名', '名字'],
  phone: ['电话', '联系电话', '手机', '手机号'],
  team: ['团队', '所属团队', '队伍'],
  trades: ['工种', '技能', '服务类别'],
  certificates: ['证书及有效期', '证书'],
  pledge: ['承诺书日期', '承诺书', '承诺书签订日期'],
  status: ['状态'],
} as const;
type ColumnName = keyof typeof COLUMNS;
const REQUIRED: readonly ColumnName[] = ['name', 'phone', 'trades'];
/** A title above the header is common in lists that communities keep. */
const HEADER_WITHIN = 5;

/**
 * Reads a list of workers: the header says what stands in which column, in whatever order; each row is an entry of the
 * register or has a fault. Empty rows are passed over.
 *
 * @param versionOf the version of a pledge signed on that day
 */
export function readWorkerRows(sheet: Sheet, versionOf: (signedOn: Day) => string): WorkerRows {
  const { headerRow, columns } = findHeader(sheet);
  const missing = REQUIRED.filter((name) => columns[name] === undefined).map((name) => COLUMNS[name][0]);
  if (missing.length > 0) return { entries: [], faults: [], missing };
  const entries: { row: number; entry: WorkerEntry }[] = [];
  const faults: { row: number; fault: RowFault }[] = [];
  const rowOfPhone = new Map<string, number>();
  sheet.slice(headerRow + 1).forEach((cells, index) => {
    const row = headerRow + index + 2;
    if (cells.every((cell) => textOf(cell) === '')) return;
    const result = readRow((name) => cells[columns[name] ?? -1] ?? null, versionOf);
    const twin = 'fault' in result ? undefined : rowOfPhone.get(result.entry.phone ?? '');
    if ('fault' in result) faults.push({ row, fault: result.fault });
    else if (twin !== undefined) faults.push({ row, fault: { kind: 'same-phone', value: result.entry.phone ?? '', row: twin } });
    else {
      rowOfPhone.set(result.entry.phone ?? '', row);
      entries.push({ row, entry: result.entry });
    }
  });
  return { entries, faults, missing };
}

function findHeader(sheet: Sheet): { headerRow: number; columns: Partial<Record<ColumnName, number>> } {
  const found = sheet.slice(0, HEADER_WITHIN).map(columnsOf);
  const most = Math.max(0, ...found.map((columns) => Object.keys(columns).length));
  const headerRow = found.findIndex((columns) => Object.keys(columns).length === most);
  return { headerRow, columns: found[headerRow] ?? {} };
}

function columnsOf(cells: readonly SheetCell[]): Partial<Record<ColumnName, number>> {
  const titles = cells.map((cell) => textOf(cell).replace(/[\s*（(].*$/u, ''));
  const columns: Partial<Record<ColumnName, number>> = {};
  for (const name of Object.keys(COLUMNS) as ColumnName[]) {
    const at = titles.findIndex((title) => (COLUMNS[name] as readonly string[]).includes(title));
    if (at >= 0) columns[name] = at;
  }
  return columns;
}

type RowResult = { readonly entry: WorkerEntry } | { readonly fault: RowFault };

function readRow(cell: (name: ColumnName) => SheetCell, versionOf: (signedOn: Day) => string): RowResult {
  const name = textOf(cell('name'));
  if (name === '' || name.length > 20) return { fault: { kind: 'no-name' } };
  const phone = readPhone(textOf(cell('phone')));
  if (typeof phone !== 'string') return { fault: phone };
  const trades = readTrades(textOf(cell('trades')));
  if ('kind' in trades) return { fault: trades };
  const certificates = readCertificates(cell('certificates'));
  if ('kind' in certificates) return { fault: certificates };
  const pledge = readPledge(cell('pledge'));
  if (pledge !== null && typeof pledge !== 'string') return { fault: pledge };
  const active = readStatus(textOf(cell('status')));
  if (typeof active !== 'boolean') return { fault: active };
  const signed = pledge === null ? null : { signedOn: pledge, version: versionOf(pledge) };
  return { entry: { name, phone, team: textOf(cell('team')) || null, trades, certificates, pledge: signed, active } };
}

/** Digits of a mobile number, or of a landline with its area code. */
function readPhone(said: string): string | RowFault {
  const digits = said.replace(/^(?:\+|00)86/, '').replace(/[\s\-–—]/g, '');
  if (digits === '') return { kind: 'no-phone' };
  return /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(digits) ? digits : { kind: 'bad-phone', value: said };
}

const SEPARATORS = /[、,，;；/\n]+/u;

function readTrades(said: string): readonly Category[] | RowFault {
  const words = said.split(/[、,，;；/\s]+/u).filter((word) => word !== '');
  if (words.length === 0) return { kind: 'no-trade' };
  const trades: Category[] = [];
  for (const word of words) {
    const trade = categoryNamed(word);
    if (!trade) return { kind: 'unknown-trade', value: word };
    if (!trades.includes(trade)) trades.push(trade);
  }
  return trades;
}

/** "低压电工证 2029-05-01；健康证(长期)". */
function readCertificates(cell: SheetCell): readonly Certificate[] | RowFault {
  const certificates: Certificate[] = [];
  for (const piece of textOf(cell).split(SEPARATORS)) {
    const said = piece.trim();
    if (said === '' || said === '无') continue;
    const certificate = readCertificate(said);
    if (!certificate) return { kind: 'bad-certificate', value: said };
    certificates.push(certificate);
  }
  return certificates;
}

function readCertificate(said: string): Certificate | null {
  const [, name = '', rest = ''] = /^([^\d(（:：\s]+)(.*)$/u.exec(said) ?? [];
  const plain = name.replace(/(?:有效期)?[至到]?$/u, '');
  const term = rest.replace(/[()（）:：\s]|有效期|[至到]/gu, '');
  if (plain === '') return null;
  if (term === '' || term === '长期') return { name: plain.replace(/长期$/u, ''), expires: null };
  const expires = readDay(term);
  return expires === null ? null : { name: plain, expires };
}

function readPledge(cell: SheetCell): Day | null | RowFault {
  const said = textOf(cell);
  if (said === '' || said === '无' || said === '未签') return null;
  return readDay(said) ?? { kind: 'bad-pledge', value: said };
}

const ACTIVE = ['', '正常', '在册', '有效', '在岗', '启用'];
const INACTIVE = ['停接', '停用', '暂停', '注销', '退出', '离开', '黑名单'];

function readStatus(said: string): boolean | RowFault {
  if (ACTIVE.includes(said)) return true;
  return INACTIVE.includes(said) ? false : { kind: 'unknown-status', value: said };
}

/** 2029-05-01, 2029/5/1, 2029.5.1, 2029年5月1日, 20290501; a month alone lasts until its end. */
function readDay(said: string): Day | null {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|(\d{2})(\d{2}))$/u.exec(said);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? match[4]);
  const day = match[3] ?? match[5];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const text = [String(year), pad(month), pad(day === undefined ? last : Number(day))].join('-');
  return exists(text) ? text : null;
}

function exists(day: string): boolean {
  try {
    dayStart(day);
    return true;
  } catch {
    return false;
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function textOf(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell.normalize('NFKC').trim();
  return typeof cell === 'number' ? String(cell) : cell.day;
}
