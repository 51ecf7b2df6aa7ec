import type { RegisterLine } from '../application/ports/store.ts';
import { keyGroupName, TRADES } from '../domain/glossary.ts';
import { maskPhone } from '../domain/ledger-row.ts';
import { type Certificate, isSuspended } from '../domain/people.ts';
import type { UtcMs } from '../domain/time.ts';
import { type Column, dayCell, textCell } from './cells.ts';

/**
 * The register's columns, as they are filed. The import reads what stands here as it is (`readWorkerRows`): words that only
 * one of the two knows would shut the station out of its own list.
 */
export function registerColumns({ at, masked }: { readonly at: UtcMs; readonly masked: boolean }): readonly Column<RegisterLine>[] {
  const open: readonly Column<RegisterLine>[] = [
    { title: '姓名', width: 12, cell: ({ worker }) => textCell(worker.name) },
    { title: '电话', width: 14, cell: ({ worker }) => textCell(phoneText(worker.phone, masked)) },
    { title: '团队', width: 18, cell: ({ worker }) => textCell(worker.team) },
    { title: '工种', width: 20, cell: ({ worker }) => textCell(worker.trades.map((trade) => TRADES[trade].short).join('、')) },
    { title: '证书及有效期', width: 32, cell: ({ worker }) => textCell(worker.certificates.map(certificateText).join('；')) },
    { title: '承诺书日期', width: 12, cell: ({ worker }) => dayCell(worker.pledge?.signedOn ?? null) },
    { title: '状态', width: 8, cell: ({ worker }) => textCell(isSuspended(worker, at) ? '停接' : '正常') },
  ];
  return masked
    ? open
    : [...open, { title: '重点群体', width: 16, cell: ({ keyGroups }) => textCell(keyGroups.map(keyGroupName).join('、')) }];
}

/** Somebody without a phone is no row that lacks one. */
function phoneText(phone: string | null, masked: boolean): string {
  if (phone === null) return '无';
  return masked ? maskPhone(phone) : phone;
}

function certificateText({ name, expires }: Certificate): string {
  return `${name} ${expires ?? '长期'}`;
}
