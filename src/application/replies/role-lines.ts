import { nameOf, type Person } from '../../domain/people.ts';
import type { CodeAnswer } from '../staff-code.ts';
import { shownName } from '../turn.ts';

export function staffCodeAnswer(result: CodeAnswer): string {
  switch (result.kind) {
    case 'granted':
      return '好了，您是站点人员了。发 /帮助 看能用的命令';
    case 'wrong':
      return `认领码不对，还能试${result.triesLeft}次`;
    case 'void':
      return '认领码用不了。请在装机器人的电脑上运行 npm run staff-code，取新的再发';
  }
}

type Role = { readonly kind: 'grid'; readonly grid: number } | { readonly kind: 'staff' } | { readonly kind: 'none' };

/** To the other staff. */
export function roleSetBy(by: Person, person: Person, role: Role): string {
  return `${shownName(nameOf(by))}设的：${roleSet(person, role)}`;
}

/** To the other staff: nobody whom they know has let him in. */
export function becameStaffByCode(person: Person): string {
  return `${shownName(nameOf(person))}用认领码成了站点人员。不认识请发：/设角色 ${shownName(nameOf(person))} 取消`;
}

export function roleSet(person: Person, role: Role): string {
  const name = shownName(nameOf(person));
  switch (role.kind) {
    case 'grid':
      return `${name}是${role.grid}网格的网格员了`;
    case 'staff':
      return `${name}是站点人员了`;
    case 'none':
      return `${name}不是网格员、站点人员了`;
  }
}

export function lastStaff(): string {
  return '至少要留一位站点人员，先设好别人再取消';
}
