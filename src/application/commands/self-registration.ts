import { GRID_WORKERS } from '../../domain/permissions.ts';
import { DAY } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { findPhones } from '../../language/recognizers/phone.ts';
import * as lines from '../replies/register-lines.ts';
import { type Incoming, sayTo, sayToStaff, shownName, type Turn } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { text } from './arguments.ts';
import { command } from './command.ts';
import { note } from './journal.ts';

/** How long a grid worker has to confirm. */
const CONFIRM_WITHIN = 7 * DAY;
const ASKED = 'registration-asked';
const SAID = /^登记[ :：]?(\p{Script=Han}{2,5})[ ,，:：]{0,2}(?=\d)/u;

/**
 * "登记 熊明祥 13800000001", by direct message: somebody says that he is this entry of the register. Nothing is granted by
 * that; the staff room is told, and a grid worker confirms.
 */
export function trySelfRegistration(turn: Turn, incoming: Incoming): boolean {
  if (incoming.room !== null) return false;
  const said = normalize(incoming.text);
  const name = SAID.exec(said)?.[1];
  const phone = findPhones(said)[0]?.value;
  if (name === undefined || phone === undefined) return false;
  const person = incoming.meet();
  if (person.worker) {
    sayTo(turn, person, 'answer', lines.registeredAlready(person.worker.name));
    return true;
  }
  const entry = turn.store.register.unbound(phone).find(({ worker }) => worker.name === name);
  if (entry) {
    const data = { worker: entry.workerId };
    turn.store.journal.append({ kind: ASKED, at: turn.now, by: person.id, person: person.id, room: null, data });
  }
  const bound = turn.store.people.byWorkerPhone(phone);
  const remedy = entry ? 'confirm' : bound?.worker ? 'rebind' : 'register';
  sayToStaff(turn, 'staff', lines.selfRegistration(shownName(person.name), name, phone, remedy));
  sayTo(turn, person, 'answer', lines.selfRegistrationPassedOn());
  return true;
}

export const confirmRegistrationCommand = command({
  name: '确认',
  may: GRID_WORKERS,
  args: { worker: text('名字') },
  run: ({ turn, incoming, by }, args) => {
    const wanted = findPhones(args.worker)[0]?.value ?? args.worker.replace(/^@/u, '').trim();
    const entries = turn.store.register.unbound(wanted);
    const asked = turn.store.journal
      .since(ASKED, turn.now - CONFIRM_WITHIN)
      .filter(({ person, data }) => person !== null && entries.some(({ workerId }) => workerId === data.worker));
    const [first] = asked;
    const entry = entries.find(({ workerId }) => workerId === first?.data.worker);
    if (!entry || first?.person == null) {
      answerPrivately(turn, incoming, lines.nothingToConfirm(wanted));
      return;
    }
    if (asked.some(({ person, data }) => person !== first.person || data.worker !== entry.workerId)) {
      answerPrivately(turn, incoming, lines.severalToConfirm(wanted));
      return;
    }
    turn.store.register.bindEntry(entry.workerId, first.person);
    const person = turn.store.people.byId(first.person);
    note(turn, 'registration-confirmed', by, { person });
    answerPrivately(turn, incoming, lines.registrationConfirmed(entry.worker.name));
    sayTo(turn, person, 'notice', lines.nowRegistered(turn.rules.claimPledge === 'require' && entry.worker.pledge === null));
  },
});
