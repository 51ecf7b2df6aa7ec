import { type Category, categoryNamed, keyGroupNamed } from '../../domain/glossary.ts';
import type { Certificate, KeyGroup } from '../../domain/people.ts';
import { type Day, dayStart } from '../../domain/time.ts';
import type { WorkerEntry } from '../ports/store.ts';

/** What stands in a cell of a sheet; dates come as days. */
export type SheetCell = string | number | { readonly day: Day } | null;
/** Rows of cells, the first row first; row numbers count from 1, as spreadsheets show them. */
export type Sheet = readonly (readonly SheetCell[])[];

/** Why a row cannot be taken. `value`: what stands there. */
export type RowFault =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'long-name' }
  | { readonly kind: 'no-phone' }
  | { readonly kind: 'bad-phone'; readonly value: string }
  | { readonly kind: 'same-phone'; readonly value: string; readonly row: number }
  /** Two without a phone: only the name could tell them apart. */
  | { readonly kind: 'same-name'; readonly value: string; readonly row: number }
  | { readonly kind: 'no-trade' }
  | { readonly kind: 'unknown-trade'; readonly value: string }
  | { readonly kind: 'bad-certificate'; readonly value: string }
  | { readonly kind: 'bad-pledge'; readonly value: string }
  | { readonly kind: 'unknown-status'; readonly value: string }
  | { readonly kind: 'unknown-key-group'; readonly value: string };

export interface WorkerRows {
  readonly entries: readonly { readonly row: number; readonly entry: WorkerEntry }[];
  readonly faults: readonly { readonly row: number; readonly fault: RowFault }[];
  /** Columns that must be there and are not; then nothing was read. */
  readonly missing: readonly string[];
}

const COLUMNS = {
  name: ['姓名', '名字'],
  phone: ['电话', '联系电话', '手机', '手机号', '手机号码', '电话号码', '联系方式'],
  team: ['团队', '所属团队', '队伍'],
  trades: ['工种', '技能', '服务类别'],
  certificates: ['证书及有效期', '证书'],
  pledge: ['承诺书日期', '承诺书', '承诺书签订日期'],
  status: ['状态'],
  keyGroups: ['重点群体', '人员类别'],
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
  const rowOf = new Map<string, number>();
  sheet.slice(headerRow + 1).forEach((cells, index) => {
    const row = headerRow + index + 2;
    if (cells.every((cell) => textOf(cell) === '')) return;
    const result = readRow((name) => (columns[name] === undefined ? undefined : (cells[columns[name]] ?? null)), versionOf);
    const fault = 'fault' in result ? result.fault : twinFault(result.entry, rowOf);
    if (fault) faults.push({ row, fault });
    else if ('entry' in result) {
      rowOf.set(keyOf(result.entry), row);
      entries.push({ row, entry: result.entry });
    }
  });
  return { entries, faults, missing };
}

/** The phone tells workers apart; of those without one the name must. */
function keyOf({ name, phone }: WorkerEntry): string {
  return phone ?? `name ${name}`;
}

function twinFault(entry: WorkerEntry, rowOf: ReadonlyMap<string, number>): RowFault | null {
  const row = rowOf.get(keyOf(entry));
  if (row === undefined) return null;
  return entry.phone === null ? { kind: 'same-name', value: entry.name, row } : { kind: 'same-phone', value: entry.phone, row };
}

/** Whether a sheet looks like a list of workers. */
export function hasHeader(sheet: Sheet): boolean {
  const { columns } = findHeader(sheet);
  return REQUIRED.every((name) => columns[name] !== undefined);
}

function findHeader(sheet: Sheet): { headerRow: number; columns: Partial<Record<ColumnName, number>> } {
  const found = sheet.slice(0, HEADER_WITHIN).map(columnsOf);
  const most = Math.max(0, ...found.map((columns) => Object.keys(columns).length));
  const headerRow = found.findIndex((columns) => Object.keys(columns).length === most);
  return { headerRow, columns: found[headerRow] ?? {} };
}

function columnsOf(cells: readonly SheetCell[]): Partial<Record<ColumnName, number>> {
  // "姓 名" and "姓名 必填" are both common.
  const titles = cells.map((cell) => textOf(cell).replace(/[*（(].*$/su, ''));
  const isOne = (title: string, of: readonly string[]) =>
    of.includes(title.replace(/\s/gu, '')) || of.includes(title.split(/\s/u)[0] ?? '');
  const columns: Partial<Record<ColumnName, number>> = {};
  for (const name of Object.keys(COLUMNS) as ColumnName[]) {
    const at = titles.findIndex((title) => isOne(title, COLUMNS[name]));
    if (at >= 0) columns[name] = at;
  }
  return columns;
}

type RowResult = { readonly entry: WorkerEntry } | { readonly fault: RowFault };

function readRow(cell: (name: ColumnName) => SheetCell | undefined, versionOf: (signedOn: Day) => string): RowResult {
  const name = textOf(cell('name'));
  if (name === '') return { fault: { kind: 'no-name' } };
  if (name.length > 20) return { fault: { kind: 'long-name' } };
  const phone = readPhone(textOf(cell('phone')));
  if (phone !== null && typeof phone !== 'string') return { fault: phone };
  const trades = readTrades(textOf(cell('trades')));
  if ('kind' in trades) return { fault: trades };
  const certificates = readCertificates(cell('certificates'));
  if ('kind' in certificates) return { fault: certificates };
  const pledge = readPledge(cell('pledge'));
  if (pledge !== null && typeof pledge !== 'string') return { fault: pledge };
  const active = readStatus(textOf(cell('status')));
  if (typeof active !== 'boolean') return { fault: active };
  const keyGroups = readKeyGroups(cell('keyGroups'));
  if (keyGroups && 'kind' in keyGroups) return { fault: keyGroups };
  const signed = pledge === null ? null : { signedOn: pledge, version: versionOf(pledge) };
  const entry = { name, phone, team: textOf(cell('team')) || null, trades, certificates, pledge: signed, active };
  return { entry: keyGroups === null ? entry : { ...entry, keyGroups } };
}

/** Digits of a mobile number, or of a landline with its area code; null where the list says that there is none. */
function readPhone(said: string): string | null | RowFault {
  if (said === '无' || said === '没有') return null;
  const digits = said.replace(/^(?:\+|00)86/, '').replace(/[\s\-–—]/g, '');
  if (digits === '') return { kind: 'no-phone' };
  return /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(digits) ? digits : { kind: 'bad-phone', value: said };
}

// A stroke within a date (2029/5/1) parts nothing.
const SEPARATORS = /[、,，;；\n]+|(?<!\d)\/|\/(?!\d)/u;

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
function readCertificates(cell: SheetCell | undefined): readonly Certificate[] | RowFault {
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

function readPledge(cell: SheetCell | undefined): Day | null | RowFault {
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

/** null: the list has no such column, so it says nothing about anybody. */
function readKeyGroups(cell: SheetCell | undefined): readonly KeyGroup[] | null | RowFault {
  if (cell === undefined) return null;
  const words = textOf(cell)
    .split(/[、,，;；/\s]+/u)
    .filter((word) => word !== '' && word !== '无');
  const unknown = words.find((word) => keyGroupNamed(word) === null);
  if (unknown !== undefined) return { kind: 'unknown-key-group', value: unknown };
  return [...new Set(words.map(keyGroupNamed).filter((group) => group !== null))];
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

function textOf(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  // The export puts an apostrophe before what could be taken for a formula.
  if (typeof cell === 'string')
    return cell
      .normalize('NFKC')
      .trim()
      .replace(/^'(?=[=+\-@])/u, '');
  return typeof cell === 'number' ? String(cell) : cell.day;
}
