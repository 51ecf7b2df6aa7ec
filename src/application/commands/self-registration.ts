import type { PersonId } from '../../domain/ids.ts';
import { isGridWorker, type Person } from '../../domain/people.ts';
import { GRID_WORKERS } from '../../domain/permissions.ts';
import { DAY } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { findPhones } from '../../language/recognizers/phone.ts';
import { checkFor } from '../claims/check-claim.ts';
import type { JournalEntry, Named, OpenQuestion, Question, RegisterLine } from '../ports/store.ts';
import * as lines from '../replies/register-lines.ts';
import { type Incoming, sayTo, sayToStaff, shownName, type Turn } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { perhapsText } from './arguments.ts';
import { type Asking, command } from './command.ts';
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
 * "登记 熊明祥 13800000001", by direct message: somebody says that he is this entry of the register, or wants to be on it.
 * Nothing is granted by that; the staff room is told, and a grid worker confirms.
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
  const place = placeOf(turn, { name, phone });
  if (!hasSaidSo(turn, person, place)) tellStaff(turn, person, { name, phone }, place);
  sayTo(turn, person, 'answer', lines.selfRegistrationPassedOn());
  return true;
}

/**
 * Into whose place somebody would step: an entry of the list, under this name or another; a contact on the register. None:
 * he is new.
 */
interface SaidPlace {
  readonly worker: number | null;
  readonly listed: number | null;
  readonly owner: PersonId | null;
  /** The name there. */
  readonly name: string;
}

function placeOf({ store }: Turn, { name, phone }: Named & { readonly phone: string }): SaidPlace {
  const listed = store.register.unbound(phone).filter(({ worker }) => worker.phone === phone);
  const same = listed.find(({ worker }) => worker.name === name);
  const nowhere = { worker: null, listed: null, owner: null, name };
  if (same) return { ...nowhere, worker: same.workerId };
  const [other] = listed;
  if (other) return { ...nowhere, listed: other.workerId, name: other.worker.name };
  const owner = store.people.byWorkerPhone(phone);
  return owner?.worker ? { ...nowhere, owner: owner.id, name: owner.worker.name } : nowhere;
}

/** 登记, 登记 熊明祥, by direct message: he has begun as he was told to. */
export function tellHowToRegister(turn: Turn, incoming: Incoming): boolean {
  if (incoming.room !== null || !BEGUN.test(normalize(incoming.text))) return false;
  const person = incoming.meet();
  if (isGridWorker(person)) return false;
  sayTo(turn, person, 'answer', person.worker ? lines.registeredAlready(person.worker.name) : lines.howToRegister());
  return true;
}

/** Whether staff need not hear it again: the same place was named today, or he has said much already. */
function hasSaidSo(turn: Turn, person: Person, { worker, listed, owner }: SaidPlace): boolean {
  const today = turn.store.journal.since(ASKED, turn.now - DAY, { person: person.id });
  const isSame = ({ data }: JournalEntry) => data.worker === worker && (data.listed ?? null) === listed && (data.owner ?? null) === owner;
  return today.length >= TOLD_A_DAY || ((worker ?? listed ?? owner) !== null && today.some(isSame));
}

function tellStaff(turn: Turn, person: Person, named: Named & { readonly phone: string }, place: SaidPlace): void {
  const { worker, listed, owner } = place;
  const data = { worker, listed, owner };
  turn.store.journal.append({ kind: ASKED, at: turn.now, by: person.id, person: person.id, room: null, data });
  if ((worker ?? listed ?? owner) === null) keepWhatHeSaid(turn, person, named);
  sayToStaff(turn, 'staff', lines.selfRegistration(shownName(person.name), named.name, named.phone, remedyFor(place)));
}

function remedyFor({ worker, listed, owner, name }: SaidPlace): lines.RegistrationRemedy {
  if (worker !== null) return { kind: 'confirm' };
  return (listed ?? owner) === null ? { kind: 'register' } : { kind: 'rebind', owner: name, isListed: listed !== null };
}

/** Who has said lately that he is the worker, who has another contact or none yet. */
export function whoAskedToBe(turn: Turn, place: { readonly owner: PersonId } | { readonly entry: number }): readonly Person[] {
  const asked = turn.store.journal
    .since(ASKED, turn.now - CONFIRM_WITHIN)
    .filter(({ data }) => ('owner' in place ? data.owner === place.owner : data.worker === place.entry || data.listed === place.entry));
  const ids = new Set(asked.flatMap(({ person }) => person ?? []));
  return [...ids].map((id) => turn.store.people.byId(id)).filter(({ worker }) => worker === null);
}

/** Until it is confirmed or its time is over; of two that he said the later counts. */
function keepWhatHeSaid(turn: Turn, person: Person, named: Named): void {
  for (const { id } of ownRegistrations(turn, person.id)) turn.store.questions.close(id, 'lapsed');
  const question = { kind: 'registration', named } as const;
  turn.store.questions.ask({ person: person.id, room: null, askedAt: turn.now, until: turn.now + CONFIRM_WITHIN, question });
}

type OwnRegistration = OpenQuestion & { readonly question: Extract<Question, { kind: 'registration' }> };

function ownRegistrations(turn: Turn, person: PersonId): readonly OwnRegistration[] {
  return turn.store.questions.openFor(person, turn.now).filter((open): open is OwnRegistration => open.question.kind === 'registration');
}

/** Whether somebody waits to hear that he stands on the register. */
export function hasAskedToBeRegistered(turn: Turn, person: Person): boolean {
  return turn.store.journal.since(ASKED, turn.now - CONFIRM_WITHIN, { person: person.id }).length > 0;
}

export const confirmRegistrationCommand = command({
  name: '确认',
  may: GRID_WORKERS,
  args: { worker: perhapsText },
  run: (asking, args) => {
    const { turn, incoming } = asking;
    const wanted = args.worker === null ? null : nameIn(args.worker);
    const [first, ...others] = claimsMeant(turn, incoming, wanted);
    if (first && others.length === 0) confirm(asking, first);
    else if (wanted === null)
      answerPrivately(turn, incoming, lines.waitingToConfirm([first, ...others].flatMap((one) => one?.named.name ?? [])));
    else answerPrivately(turn, incoming, first ? lines.severalToConfirm(wanted) : lines.nothingToConfirm(wanted));
  },
});

function nameIn(said: string): string {
  return findPhones(said)[0]?.value ?? foldLine(said).replace(/^@/u, '').replaceAll(MENTION_END, ' ').trim();
}

function confirm({ turn, incoming, by }: Asking, { person, named, entry }: Claim): void {
  const taken = entry === null ? ownerOfPhone(turn, person, named) : null;
  if (taken !== null) {
    answerPrivately(turn, incoming, lines.phoneTaken(taken));
    return;
  }
  if (entry === null) turn.store.register.enrol(person.id, { ...named, team: null, trades: [] });
  else turn.store.register.bindEntry(entry, person.id);
  for (const { id } of ownRegistrations(turn, person.id)) turn.store.questions.close(id, 'yes');
  note(turn, 'registration-confirmed', by, { person });
  const { worker } = turn.store.people.byId(person.id);
  const addTrades = entry === null ? shownName(person.name) : null;
  answerPrivately(turn, incoming, lines.registrationConfirmed(named, worker !== null && lacksPledge(turn, worker), addTrades));
  tellRegistered(turn, person.id);
}

/** The name under which the phone stands on the register as somebody else's; it may have come there since he asked. */
export function ownerOfPhone({ store }: Turn, person: Person, { name, phone }: Named): string | null {
  if (phone === null) return null;
  const owner = store.people.byWorkerPhone(phone);
  if (owner?.worker && owner.id !== person.id) return owner.worker.name;
  const listed = store.register.unbound(phone).filter(({ worker }) => worker.phone === phone);
  return listed.length === 0 || listed.some(({ worker }) => worker.name === name) ? null : (listed[0]?.worker.name ?? null);
}

/** Whether he has said himself, and it waits to be confirmed, that this is his phone. */
export function hasNamedPhone(turn: Turn, person: Person, phone: string): boolean {
  return ownRegistrations(turn, person.id).some(({ question }) => question.named.phone === phone);
}

/** To the worker himself, with what still keeps him from claiming. */
export function tellRegistered(turn: Turn, id: PersonId): void {
  const person = turn.store.people.byId(id);
  sayTo(turn, person, 'notice', lines.nowRegistered(checkFor(turn, null, person).refusals));
}

/** Somebody says who he is; `entry`: of the register, to which nobody is bound yet; null: he stands on no list. */
interface Claim {
  readonly person: Person;
  readonly named: Named;
  readonly entry: number | null;
}

/**
 * What waits to be confirmed and is meant: of who is mentioned, else under the name or the phone that was said; null: all.
 * Nicknames do not count: anybody could call himself like one who waits.
 */
function claimsMeant(turn: Turn, incoming: Incoming, wanted: string | null): readonly Claim[] {
  const [mentioned] = incoming.mentions;
  const claims = waitingClaims(turn, turn.store.register.entries());
  if (mentioned && incoming.mentions.length === 1) return claims.filter(({ person }) => person.contact === mentioned.id);
  if (wanted === null) return claims;
  return claims.filter(({ named }) => [named.name, named.phone].includes(wanted));
}

function waitingClaims(turn: Turn, entries: readonly RegisterLine[]): readonly Claim[] {
  const unbound = entries.filter(({ person }) => person === null);
  const claims = new Map<string, Claim>();
  for (const { person: id, data } of turn.store.journal.since(ASKED, turn.now - CONFIRM_WITHIN)) {
    if (id === null) continue;
    const person = turn.store.people.byId(id);
    if (person.worker !== null) continue;
    const line = unbound.find(({ entry }) => entry === data.worker);
    if (line) claims.set(`${id} ${line.entry}`, { person, named: line.worker, entry: line.entry });
    for (const { question } of ownRegistrations(turn, id)) claims.set(`${id}`, { person, named: question.named, entry: null });
  }
  return [...claims.values()];
}
