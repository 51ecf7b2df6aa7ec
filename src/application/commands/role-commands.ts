import { isGridWorker, nameOf, type Person } from '../../domain/people.ts';
import { EVERYONE, STAFF } from '../../domain/permissions.ts';
import type { RegisterLine } from '../ports/store.ts';
import { nameIsNotEnough, wrongArgument } from '../replies/command-problem-lines.ts';
import { type CommandName, HELP } from '../replies/help-lines.ts';
import { bound, rebound, reboundBy, registeredAlready, sameContact } from '../replies/register-lines.ts';
import * as lines from '../replies/role-lines.ts';
import { redeemStaffCode } from '../staff-code.ts';
import { answer, sayIn, sayTo, type Turn } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { type RoleGift, roleGift, text } from './arguments.ts';
import { type Argument, type Asking, command } from './command.ts';
import { note } from './journal.ts';
import { foldLine } from './parse-line.ts';
import { firstRegisteredOrListed, type Grantee, grantee } from './person-argument.ts';
import { whoAskedToBe } from './self-registration.ts';

const code: Argument<string> = { ...text('认领码'), glues: (said) => /^\d/u.test(said) };

/** Not shown in the help: whoever needs it has it from the machine's console. */
export const claimStaffCommand = command({
  name: '认领',
  may: EVERYONE,
  where: 'direct',
  listed: false,
  args: { code },
  run: (asking, args) => {
    const { turn, incoming, by } = asking;
    const result = redeemStaffCode(turn.store, by, args.code.replace(/\s/gu, ''));
    answer(turn, incoming, 'answer', lines.staffCodeAnswer(result));
    if (result.kind !== 'granted') return;
    note(turn, 'role-given', by, { person: by, data: { role: 'staff', how: 'code' } });
    tellOtherStaff(asking, lines.becameStaffByCode(by));
  },
});

/** Given only to who is mentioned or registered under that phone; taken also from who bears that name among those who have one. */
export const setRoleCommand = command({
  name: '设角色',
  may: STAFF,
  args: { to: grantee, role: roleGift },
  run: (asking, { to, role }) => {
    const { turn, incoming, by } = asking;
    const person = to.kind === 'sure' ? to.person : role.kind === 'none' ? holderNamed(turn, to.name) : null;
    if (!person) answerNoRights(asking, to, '设角色');
    else if (role.kind === 'none' && isLastStaff(turn, person)) answerPrivately(turn, incoming, lines.lastStaff());
    else {
      setRole(turn, person, role, by);
      answerPrivately(turn, incoming, lines.roleSet(person, role));
      tellOtherStaff(asking, lines.roleSetBy(by, person, role));
    }
  },
});

/** The only one with a role who is called so. */
function holderNamed(turn: Turn, name: string): Person | null {
  const holders = new Map([...turn.store.people.staff(), ...turn.store.people.gridWorkers()].map((person) => [person.id, person]));
  const [found, another] = [...holders.values()].filter((person) => nameOf(person) === name || foldLine(person.name) === name);
  return found && !another ? found : null;
}

function answerNoRights({ turn, incoming }: Asking, to: Grantee, name: CommandName): void {
  const problem = nameIsNotEnough(to.kind === 'typed' ? to.name : to.person.name);
  answerPrivately(turn, incoming, wrongArgument(problem, HELP[name].example));
}

/** Whoever gets or loses rights, the others who answer for the station learn of it at once. */
function tellOtherStaff({ turn, incoming, by }: Asking, text: string): void {
  const rooms = turn.store.rooms.ofKind('staff');
  for (const room of rooms) if (room.id !== incoming.room?.id) sayIn(turn, room, 'staff', text);
  if (rooms.length > 0) return;
  for (const person of turn.store.people.staff()) if (person.id !== by.id) sayTo(turn, person, 'staff', text);
}

/**
 * Only the register moves to the new contact: jobs in hand, pledge and certificates go with it. Roles do not: they would let
 * a stranger in who said that he was somebody else. An entry of the list to which nobody was bound yet is bound.
 */
export const rebindCommand = command({
  name: '换绑',
  may: STAFF,
  args: { worker: firstRegisteredOrListed, to: grantee },
  run: (asking, { worker, to: meant }) => {
    const { turn, incoming } = asking;
    const to = meant.kind === 'sure' ? meant.person : onlyAsker(turn, worker, meant.name);
    if (!to) answerNoRights(asking, meant, '换绑');
    else if ('id' in worker && to.id === worker.id) answerPrivately(turn, incoming, sameContact(nameOf(worker)));
    else if (to.worker !== null) answerPrivately(turn, incoming, registeredAlready(nameOf(to)));
    else if ('id' in worker) rebind(asking, worker, to);
    else bindListed(asking, worker, to);
  },
});

/** The only one of that nickname who has said by direct message that he is this worker: then it is not the nickname that tells. */
function onlyAsker(turn: Turn, worker: Person | RegisterLine, name: string): Person | null {
  const askers = whoAskedToBe(turn, 'id' in worker ? { owner: worker.id } : { entry: worker.entry });
  const [only, another] = askers.filter((person) => foldLine(person.name) === name);
  return only && !another ? only : null;
}

function rebind(asking: Asking, worker: Person, to: Person): void {
  const { turn, incoming, by } = asking;
  if (isLastStaff(turn, worker)) {
    answerPrivately(turn, incoming, lines.lastStaff());
    return;
  }
  const hadRoles = isGridWorker(worker);
  if (hadRoles) setRole(turn, worker, { kind: 'none' }, by);
  turn.store.people.rebind(worker.id, to.contact);
  note(turn, 'contact-rebound', by, { person: worker });
  answerPrivately(turn, incoming, rebound(nameOf(worker), hadRoles));
  tellOtherStaff(asking, reboundBy(by, nameOf(worker), to));
}

function bindListed(asking: Asking, { entry, worker }: RegisterLine, to: Person): void {
  const { turn, incoming, by } = asking;
  turn.store.register.bindEntry(entry, to.id);
  note(turn, 'contact-rebound', by, { person: to });
  answerPrivately(turn, incoming, bound(worker.name));
  tellOtherStaff(asking, reboundBy(by, worker.name, to));
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
