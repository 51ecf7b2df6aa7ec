import { RULE_KEYS } from '../../../src/application/rules.ts';
import { ADMIN } from '../cast.ts';
import type { Heard, Outcome } from '../fuzz-station.ts';
import type { Change } from '../watch.ts';
import { holdTo } from './fault.ts';

type Right = 'staff' | 'gridWorker';

/** By which commands, and of whom, what stands in these tables can change. */
const MAY_CHANGE: Readonly<Record<string, readonly (readonly [Right, ...string[]])[]>> = {
  roles: [['staff', '设角色', '换绑']],
  rooms: [['staff', '绑定', '解绑']],
  workers: [
    ['gridWorker', '登记', '确认', '停接', '恢复'],
    ['staff', '换绑', '导入名册'],
  ],
  worker_trades: [
    ['gridWorker', '登记', '确认'],
    ['staff', '换绑', '导入名册'],
  ],
  teams: [
    ['gridWorker', '登记', '确认'],
    ['staff', '导入名册'],
  ],
  certificates: [
    ['gridWorker', '证书'],
    ['staff', '换绑', '导入名册'],
  ],
  pledges: [
    ['gridWorker', '承诺'],
    ['staff', '换绑', '导入名册'],
  ],
  worker_key_groups: [['staff', '重点群体', '换绑', '导入名册']],
  courses: [['staff', '培训']],
  month_reports: [['staff', '月报']],
};
const STATION_SETTINGS: readonly string[] = [...RULE_KEYS.map(({ key }) => key), 'muted_by'];

/** The tables that grant and forbid change only by the word of somebody who may, in a command that is for it. */
export function checkRights({ heard, changes }: Outcome): void {
  for (const change of changes) {
    const ways = waysOf(change);
    if (ways === null) continue;
    const may =
      heard !== null &&
      (ways.some(([right, ...names]) => heard.sender[right] && names.some((name) => commands(heard, name))) || isGranted(heard, change));
    holdTo(may, () => `${change.op} of ${change.table} ${change.key ?? ''} by ${heard ? heard.message.sender.id : 'the clock'}`);
  }
}

/** null: nobody needs a right for it. */
function waysOf({ table, key }: Change): readonly (readonly [Right, ...string[]])[] | null {
  if (table === 'people') return key === 'identity' ? [['staff', '换绑']] : null;
  if (table === 'settings') return STATION_SETTINGS.includes(String(key)) ? [['staff', '设置']] : null;
  return MAY_CHANGE[table] ?? null;
}

/** Staff by the settings of the start; and by the code, which never is said in these worlds. */
function isGranted({ message }: Heard, { table }: Change): boolean {
  return table === 'roles' && message.sender.id === ADMIN;
}

/** Whether the line is that command's, read in a way of its own: sign and name stand in front, whatever signs are between. */
function commands({ text }: Heard, name: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\p{C}\p{Z}\u3164\u2800]+/gu, '');
  return new RegExp(`^(?:@[^/、]*)?[/、]${name}`, 'u').test(plain);
}
