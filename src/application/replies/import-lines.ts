import { KEY_GROUP_NAMES, TRADES } from '../../domain/glossary.ts';
import { type ListFault, MOST_LIST_BYTES, MOST_LIST_ROWS } from '../register/list-content.ts';
import type { RowFault } from '../register/worker-rows.ts';

/** What stands in a row of a list of workers, and what to write instead: "第17行 电话：1380000 不是手机号，写11位". */
export function rowFaultText(row: number, fault: RowFault): string {
  return `第${row}行 ${faultText(fault)}`;
}

function faultText(fault: RowFault): string {
  switch (fault.kind) {
    case 'no-name':
      return '姓名：没写';
    case 'long-name':
      return '姓名：太长，最多20个字';
    case 'no-phone':
      return '电话：没写，写11位手机号；没有电话写“无”';
    case 'bad-phone':
      return `电话：${shown(fault.value)} 不是手机号，写11位`;
    case 'same-phone':
      return `电话：${fault.value} 和第${fault.row}行一样，留一行`;
    case 'same-name':
      return `姓名：${fault.value} 和第${fault.row}行一样，都没电话，留一行`;
    case 'no-trade':
      return `工种：没写，可写：${tradeNames()}`;
    case 'unknown-trade':
      return `工种：${shown(fault.value)} 不认识，可写：${tradeNames()}`;
    case 'bad-certificate':
      return `证书：${shown(fault.value)} 看不懂，写成：低压电工证 2029-05-01`;
    case 'bad-pledge':
      return `承诺书日期：${shown(fault.value)} 看不懂，写成：2026-01-05`;
    case 'unknown-status':
      return `状态：${shown(fault.value)} 不认识，写：正常 或 停接`;
    case 'unknown-key-group':
      return `重点群体：${shown(fault.value)} 不认识，可写：${KEY_GROUP_NAMES.join('、')}`;
  }
}

export function missingColumns(missing: readonly string[]): string {
  return `表里没有这些列：${missing.join('、')}。第一行请写：姓名、电话、团队、工种、证书及有效期、承诺书日期、状态`;
}

function tradeNames(): string {
  return Object.values(TRADES)
    .map(({ short }) => short)
    .join(' ');
}

/** Enough of a cell to find it by. */
function shown(value: string): string {
  const plain = value.replace(/\s+/gu, ' ');
  return plain.length > 20 ? `${plain.slice(0, 20)}…` : plain;
}

/* ---- the answers to /导入名册 ---- */

/** More do not fit into one message. */
const FAULTS_SHOWN = 20;

/** One line a bad row; behind the last what became of the others, and what to do. */
export function faultyList(faults: readonly { readonly row: number; readonly fault: RowFault }[], good: number): string {
  const lines = faults.slice(0, FAULTS_SHOWN).map(({ row, fault }) => rowFaultText(row, fault));
  if (faults.length > FAULTS_SHOWN) lines.push(`还有${faults.length - FAULTS_SHOWN}行`);
  const remedy = good > 0 ? `改好重发，或发：/导入名册 跳过错行（只导入其余${good}人）` : '改好再发';
  return `${lines.join('\n')}。一行也没导入，${remedy}`;
}

export function listImported(
  result: { readonly added: number; readonly changed: number },
  { skipped, others }: { readonly skipped: number; readonly others: readonly string[] },
): string {
  const parts = [`新增${result.added}人，更新${result.changed}人`];
  if (skipped > 0) parts.push(`，跳过${skipped}行`);
  if (others.length > 0) parts.push(`。只读了一张表，没读：${others.map(shown).join('、')}`);
  return parts.join('');
}

export function emptyList(): string {
  return '表里一个人也没有，没导入';
}

/** The list is not there; `name`: which was quoted. */
export function noListFound(name: string | null): string {
  return name === null
    ? '先在工作群或私信里发名册（.xlsx 文件），再发 /导入名册'
    : `“${shown(name)}”没找到，请重新发一遍文件，再发 /导入名册`;
}

export function severalLists(names: readonly string[]): string {
  return `有几份名册：${[...new Set(names)].map(shown).join('、')}。请引用要导入的那份，回 /导入名册`;
}

export function unreadableList(name: string, why: ListFault): string {
  return `“${shown(name)}”${faultOfList(why)}`;
}

function faultOfList(why: ListFault): string {
  switch (why) {
    case 'other-format':
      return '不是 .xlsx，请在表格软件里另存为 .xlsx 再发';
    case 'not-loaded':
      return '没下载下来，请重新发一遍';
    case 'too-large':
      return `太大，名册文件最多${MOST_LIST_BYTES / 1024 / 1024}MB`;
    case 'no-workbook':
      return '打不开，请在表格软件里另存为 .xlsx（不加密码）再发';
    case 'too-many-rows':
      return `行数太多，最多${MOST_LIST_ROWS}行`;
  }
}
