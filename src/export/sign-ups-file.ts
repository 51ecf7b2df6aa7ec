import type { AttachmentFile, SignUpsSpec } from '../application/ports/outbox.ts';
import type { Store } from '../application/ports/store.ts';
import { TRADES } from '../domain/glossary.ts';
import { maskPhone } from '../domain/ledger-row.ts';
import { nameOf, type Person } from '../domain/people.ts';
import type { UtcMs } from '../domain/time.ts';
import { type Column, numberCell, textCell, timeCell } from './cells.ts';
import { sheetOf, writeWorkbook } from './xlsx.ts';

interface Row {
  readonly sequence: number;
  readonly person: Person;
  readonly at: UtcMs;
}

/** Who has signed up for a course, in order; of somebody who is not on the register only the nickname is known. */
export async function makeSignUpsFile(store: Store, { course, masked }: SignUpsSpec): Promise<AttachmentFile> {
  const rows = store.courses
    .signUps(course)
    .map(({ person, at }, index) => ({ sequence: index + 1, person: store.people.byId(person), at }));
  const bytes = await writeWorkbook([sheetOf('名单', columns(masked), rows)]);
  return { name: `${course}号培训名单${masked ? '(脱敏)' : ''}.xlsx`, bytes };
}

function columns(masked: boolean): readonly Column<Row>[] {
  const phoneOf = ({ worker }: Person): string | null => (worker?.phone && masked ? maskPhone(worker.phone) : (worker?.phone ?? null));
  return [
    { title: '序号', width: 6, cell: ({ sequence }) => numberCell(sequence) },
    { title: '姓名', width: 14, cell: ({ person }) => textCell(nameOf(person)) },
    { title: '电话', width: 14, cell: ({ person }) => textCell(phoneOf(person)) },
    { title: '团队', width: 18, cell: ({ person }) => textCell(person.worker?.team ?? null) },
    {
      title: '工种',
      width: 20,
      cell: ({ person }) => textCell(person.worker?.trades.map((trade) => TRADES[trade].short).join('、') ?? null),
    },
    { title: '报名时间', width: 20, cell: ({ at }) => timeCell(at) },
  ];
}
