import type { PersonId } from '../../domain/ids.ts';
import { isGridWorker, type Person } from '../../domain/people.ts';
import { GRID_WORKERS } from '../../domain/permissions.ts';
import { DAY } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { findPhones } from '../../language/recognizers/phone.ts';
import { checkFor } from '../claims/check-claim.ts';
import type { RegisterLine } from '../ports/store.ts';
import * as lines from '../replies/register-lines.ts';
import { type Incoming, sayTo, sayToStaff, shownName, type Turn } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { text } from './arguments.ts';
import { command } from './command.ts';
import { note } from './journal.ts';
import { lacksPledge } from './lacks-pledge.ts';
import { foldLine, MENTION_END } from './parse-line.ts';

/** How long a grid worker has to confirm. */
const CONFIRM_WITHIN = 7 * DAY;
const ASKED = 'registration-asked';
/** The staff room hears of one person so often a day; whoever goes on is answered and no more. */
const TOLD_A_DAY = 3;
/** 登记 熊明祥 13800000001; names of four and more signs with a dot between (买买提·阿不都) too. */
const SAID =
  /^登记[ :：]?(\p{Script=Han}{1,8}[·•・]\p{Script=Han}{1,8}|\p{Script=Han}{2,5}?)[ ,，:：]{0,2}(?:(?:联系)?电话|手机号?)?[ :：]{0,2}(?=\+?\d)/u;

const BEGUN = /^登记(?:[ :：]+(?:\p{Script=Han}{2,5}[ ,，:：]{0,2})?\d{0,12})?$/u;

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
  if (!hasSaidSo(turn, person, entry?.workerId ?? null)) tellStaff(turn, person, { name, phone, entry: entry?.workerId ?? null });
  sayTo(turn, person, 'answer', lines.selfRegistrationPassedOn());
  return true;
}

/** 登记, 登记 熊明祥, by direct message: he has begun as he was told to. */
export function tellHowToRegister(turn: Turn, incoming: Incoming): boolean {
  if (incoming.room !== null || !BEGUN.test(normalize(incoming.text))) return false;
  const person = incoming.meet();
  if (isGridWorker(person)) return false;
  sayTo(turn, person, 'answer', person.worker ? lines.registeredAlready(person.worker.name) : lines.howToRegister());
  return true;
}

/** Whether staff need not hear it again: the same entry was named today, or he has said much already. */
function hasSaidSo(turn: Turn, person: Person, entry: number | null): boolean {
  const today = turn.store.journal.since(ASKED, turn.now - DAY, { person: person.id });
  return today.length >= TOLD_A_DAY || (entry !== null && today.some(({ data }) => data.worker === entry));
}

function tellStaff(
  turn: Turn,
  person: Person,
  said: { readonly name: string; readonly phone: string; readonly entry: number | null },
): void {
  const data = { worker: said.entry };
  turn.store.journal.append({ kind: ASKED, at: turn.now, by: person.id, person: person.id, room: null, data });
  const remedy = said.entry !== null ? 'confirm' : turn.store.people.byWorkerPhone(said.phone)?.worker ? 'rebind' : 'register';
  sayToStaff(turn, 'staff', lines.selfRegistration(shownName(person.name), said.name, said.phone, remedy));
}

/** Whether somebody waits to hear that he stands on the register. */
export function hasAskedToBeRegistered(turn: Turn, person: Person): boolean {
  return turn.store.journal.since(ASKED, turn.now - CONFIRM_WITHIN, { person: person.id }).length > 0;
}

export const confirmRegistrationCommand = command({
  name: '确认',
  may: GRID_WORKERS,
  args: { worker: text('名字') },
  run: ({ turn, incoming, by }, args) => {
    const wanted = findPhones(args.worker)[0]?.value ?? foldLine(args.worker).replace(/^@/u, '').replaceAll(MENTION_END, ' ').trim();
    const [first, ...others] = claimsMeant(turn, incoming, wanted);
    if (!first || others.length > 0) {
      answerPrivately(turn, incoming, first ? lines.severalToConfirm(wanted) : lines.nothingToConfirm(wanted));
      return;
    }
    turn.store.register.bindEntry(first.line.entry, first.person.id);
    note(turn, 'registration-confirmed', by, { person: first.person });
    const { worker } = first.line;
    answerPrivately(turn, incoming, lines.registrationConfirmed(worker.name, lacksPledge(turn, worker)));
    tellRegistered(turn, first.person.id);
  },
});

/** To the worker himself, with what still keeps him from claiming. */
export function tellRegistered(turn: Turn, id: PersonId): void {
  const person = turn.store.people.byId(id);
  sayTo(turn, person, 'notice', lines.nowRegistered(checkFor(turn, null, person).refusals));
}

/** Somebody says that he is an entry of the register to which nobody is bound. */
interface Claim {
  readonly person: Person;
  readonly line: RegisterLine;
}

/** What waits to be confirmed and is meant: of who is mentioned, else under that name, phone or nickname. */
function claimsMeant(turn: Turn, incoming: Incoming, wanted: string): readonly Claim[] {
  const [mentioned] = incoming.mentions;
  return waitingClaims(turn).filter(({ person, line: { worker } }) =>
    mentioned && incoming.mentions.length === 1
      ? person.contact === mentioned.id
      : [worker.name, worker.phone, foldLine(person.name)].includes(wanted),
  );
}

function waitingClaims(turn: Turn): readonly Claim[] {
  const unbound = turn.store.register.entries().filter(({ person }) => person === null);
  const claims = new Map<string, Claim>();
  for (const { person, data } of turn.store.journal.since(ASKED, turn.now - CONFIRM_WITHIN)) {
    const line = unbound.find(({ entry }) => entry === data.worker);
    if (line && person !== null) claims.set(`${person} ${line.entry}`, { person: turn.store.people.byId(person), line });
  }
  return [...claims.values()];
}
