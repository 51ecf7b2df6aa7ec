import { nameOf, type Person } from '../../domain/people.ts';
import { EVERYONE, STAFF } from '../../domain/permissions.ts';
import type { RegisterLine } from '../ports/store.ts';
import { bound, rebound, registeredAlready, sameContact } from '../replies/register-lines.ts';
import * as lines from '../replies/role-lines.ts';
import { redeemStaffCode } from '../staff-code.ts';
import { answer, type Incoming, type Turn } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { type RoleGift, roleGift, text } from './arguments.ts';
import { type Argument, command } from './command.ts';
import { note } from './journal.ts';
import { firstRegisteredOrListed, person } from './person-argument.ts';

const code: Argument<string> = { ...text('认领码'), glues: (said) => /^\d/u.test(said) };

/** Not shown in the help: whoever needs it has it from the machine's console. */
export const claimStaffCommand = command({
  name: '认领',
  may: EVERYONE,
  where: 'direct',
  listed: false,
  args: { code },
  run: ({ turn, incoming, by }, args) => {
    const result = redeemStaffCode(turn.store, by, args.code.replace(/\s/gu, ''));
    if (result.kind === 'granted') note(turn, 'role-given', by, { person: by, data: { role: 'staff', how: 'code' } });
    answer(turn, incoming, 'answer', lines.staffCodeAnswer(result));
  },
});

export const setRoleCommand = command({
  name: '设角色',
  may: STAFF,
  args: { person, role: roleGift },
  run: ({ turn, incoming, by }, args) => {
    if (args.role.kind !== 'none' || !isLastStaff(turn, args.person)) {
      setRole(turn, args.person, args.role, by);
      answerPrivately(turn, incoming, lines.roleSet(args.person, args.role));
    } else answerPrivately(turn, incoming, lines.lastStaff());
  },
});

/**
 * Only the register moves to the new contact: jobs in hand, pledge and certificates go with it. An entry of the list to
 * which nobody was bound yet is bound.
 */
export const rebindCommand = command({
  name: '换绑',
  may: STAFF,
  args: { worker: firstRegisteredOrListed, to: person },
  run: ({ turn, incoming, by }, { worker, to }) => {
    if (!('id' in worker)) {
      bindListed(turn, incoming, worker, to, by);
      return;
    }
    if (to.id === worker.id) {
      answerPrivately(turn, incoming, sameContact(nameOf(worker)));
      return;
    }
    if (to.worker !== null) {
      answerPrivately(turn, incoming, registeredAlready(nameOf(to)));
      return;
    }
    turn.store.people.rebind(worker.id, to.contact);
    note(turn, 'contact-rebound', by, { person: worker });
    answerPrivately(turn, incoming, rebound(nameOf(worker)));
  },
});

function bindListed(turn: Turn, incoming: Incoming, { entry, worker }: RegisterLine, to: Person, by: Person): void {
  if (to.worker !== null) {
    answerPrivately(turn, incoming, registeredAlready(nameOf(to)));
    return;
  }
  turn.store.register.bindEntry(entry, to.id);
  note(turn, 'contact-rebound', by, { person: to });
  answerPrivately(turn, incoming, bound(worker.name));
}

function isLastStaff(turn: Turn, { id, staff }: Person): boolean {
  return staff && turn.store.people.staff().every((one) => one.id === id);
}

function setRole(turn: Turn, to: Person, role: RoleGift, by: Person): void {
  switch (role.kind) {
    case 'grid':
      turn.store.people.grantGrid(to.id, role.grid);
      note(turn, 'role-given', by, { person: to, data: { role: 'gridworker', grid: role.grid } });
      return;
    case 'staff':
      turn.store.people.grantStaff(to.id);
      note(turn, 'role-given', by, { person: to, data: { role: 'staff' } });
      return;
    case 'none':
      turn.store.people.revokeRoles(to.id);
      note(turn, 'roles-taken', by, { person: to });
      return;
  }
}
