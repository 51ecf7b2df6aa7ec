import { TRADES } from '../../domain/glossary.ts';
import type { RowFault } from '../register/worker-rows.ts';

/** What is wrong with a row of a list of workers, and what to write instead. */
export function rowFaultText(row: number, fault: RowFault): string {
  return `第${row}行：${faultText(fault)}`;
}

function faultText(fault: RowFault): string {
  switch (fault.kind) {
    case 'no-name':
      return '没有姓名（或超过20个字）';
    case 'no-phone':
      return '没有电话';
    case 'bad-phone':
      return `电话“${fault.value}”不对，要11位手机号，或带区号的座机`;
    case 'same-phone':
      return `电话和第${fault.row}行一样`;
    case 'no-trade':
      return `没有工种，可写：${tradeNames()}`;
    case 'unknown-trade':
      return `工种“${fault.value}”不认识，可写：${tradeNames()}`;
    case 'bad-certificate':
      return `证书“${fault.value}”看不懂，请写成：低压电工证 2029-05-01`;
    case 'bad-pledge':
      return `承诺书日期“${fault.value}”看不懂，请写成：2026-01-05`;
    case 'unknown-status':
      return `状态“${fault.value}”不认识，可写：正常、停接`;
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
