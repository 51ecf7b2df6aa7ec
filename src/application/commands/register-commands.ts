import { type Category, categoryNamed } from '../../domain/glossary.ts';
import { isSuspended, nameOf, type Person } from '../../domain/people.ts';
import { GRID_WORKERS } from '../../domain/permissions.ts';
import { DAY } from '../../domain/time.ts';
import { findPhones } from '../../language/recognizers/phone.ts';
import { noShowsSince } from '../figures/no-shows.ts';
import {
  missing,
  nameIsNotEnough,
  oneWorkerPhoneOnly,
  unknownTrade,
  unreadablePhone,
  wrongArgument,
  wrongWorkerEntry,
} from '../replies/command-problem-lines.ts';
import { HELP } from '../replies/help-lines.ts';
import * as lines from '../replies/register-lines.ts';
import type { Turn } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { days, perhapsText, trade } from './arguments.ts';
import { type Argument, command, read, wrong } from './command.ts';
import { note } from './journal.ts';
import { lacksPledge } from './lacks-pledge.ts';
import { expiry, pastDay } from './period-argument.ts';
import { grantee, registered } from './person-argument.ts';
import { hasAskedToBeRegistered, hasNamedPhone, ownerOfPhone, tellRegistered } from './self-registration.ts';

/** What stands in the register about a worker. */
interface WorkerWords {
  readonly name: string;
  readonly phone: string | null;
  readonly team: string | null;
  readonly trades: readonly Category[];
}

const NOTHING = /^(?:无|没有|个人|散户|-)$/u;
const BETWEEN_WORDS = /[\s,，、;；/]+/u;

/** 姓名 电话 团队 工种…; phone and team may be missing. */
const workerWords: Argument<WorkerWords> = {
  read: (rest) => {
    const [phone, another] = findPhones(rest);
    if (another) return wrong(oneWorkerPhoneOnly());
    const words = (phone ? `${rest.slice(0, phone.from)} ${rest.slice(phone.to)}` : rest)
      .split(BETWEEN_WORDS)
      .filter((word) => word !== '');
    const [name, ...others] = words;
    if (words.some((word) => /^\d{5,}$/u.test(word))) return wrong(unreadablePhone());
    if (
      name === undefined ||
      categoryNamed(name) !== null ||
      words.some((word) => /^[\d.-]+$/u.test(word) || (word === name && /\d/u.test(word)))
    )
      return wrong(wrongWorkerEntry());
    const trades = [...new Set(others.map(categoryNamed).filter((category) => category !== null))];
    const [team, unknown] = others.filter((word) => categoryNamed(word) === null);
    if (unknown !== undefined) return wrong(unknownTrade(unknown));
    if (trades.length === 0) return wrong(missing('工种'));
    return read({ name, phone: phone?.value ?? null, team: team === undefined || NOTHING.test(team) ? null : team, trades }, '');
  },
  glues: () => false,
};

export const registerCommand = command({
  name: '登记',
  may: GRID_WORKERS,
  args: { to: grantee, entry: workerWords },
  run: ({ turn, incoming, by }, { to, entry }) => {
    const person = to.kind === 'sure' ? to.person : knownByPhone(turn, to.name, entry);
    if (!person) {
      answerPrivately(turn, incoming, wrongArgument(nameIsNotEnough(to.kind === 'typed' ? to.name : ''), HELP.登记.example));
      return;
    }
    const owner = ownerOfPhone(turn, person, entry);
    if (owner !== null) {
      answerPrivately(turn, incoming, lines.phoneTaken(owner));
      return;
    }
    turn.store.register.enrol(person.id, entry);
    note(turn, 'worker-registered', by, { person, data: { trades: entry.trades.join(' ') } });
    const { worker } = turn.store.people.byId(person.id);
    if (worker) answerPrivately(turn, incoming, lines.workerRegistered(worker, person.name, lacksPledge(turn, worker)));
    if (person.worker === null && hasAskedToBeRegistered(turn, person)) tellRegistered(turn, person.id);
  },
});

/** Who is called so, where the phone behind it is his already, or the one that he has named himself: the name alone means nobody. */
function knownByPhone(turn: Turn, name: string, { phone }: WorkerWords): Person | null {
  if (phone === null) return null;
  const [only, another] = turn.store.people
    .named(name)
    .filter((person) => person.worker?.phone === phone || hasNamedPhone(turn, person, phone));
  return only && !another ? only : null;
}

export const pledgeCommand = command({
  name: '承诺',
  may: GRID_WORKERS,
  args: { worker: registered, day: pastDay },
  run: ({ turn, incoming, by }, { worker, day }) => {
    // A station that does not count versions has one a year.
    const version = turn.rules.pledgeVersion ?? day.slice(0, 4);
    turn.store.register.signPledge(worker.id, day, version);
    note(turn, 'pledge-signed', by, { person: worker, data: { day, version } });
    answerPrivately(turn, incoming, lines.pledgeSigned(nameOf(worker), day, turn.now));
  },
});

const certificateName: Argument<string> = {
  read: (rest) => {
    const said = /^[^\s\d,，]{2,20}/u.exec(rest)?.[0] ?? '';
    // Signs that part one certificate from the next in lists.
    const name = said.replace(/[、;；:：/()（）]+/gu, '');
    return name === '' ? wrong(missing('证书名')) : read(name, rest.slice(said.length));
  },
  glues: () => false,
};

export const certificateCommand = command({
  name: '证书',
  may: GRID_WORKERS,
  args: { worker: registered, certificate: certificateName, expires: expiry },
  run: ({ turn, incoming, by }, { worker, certificate, expires }) => {
    turn.store.register.addCertificate(worker.id, { name: certificate, expires });
    note(turn, 'certificate-added', by, { person: worker, data: { certificate, expires } });
    answerPrivately(turn, incoming, lines.certificateAdded(nameOf(worker), certificate, expires));
  },
});

export const suspendCommand = command({
  name: '停接',
  may: GRID_WORKERS,
  args: { worker: registered, days, reason: perhapsText },
  run: ({ turn, incoming, by }, args) => {
    const until = turn.now + args.days * DAY;
    turn.store.register.suspend(args.worker.id, until, args.reason);
    note(turn, 'worker-suspended', by, { person: args.worker, data: { days: args.days } });
    answerPrivately(turn, incoming, lines.workerSuspended(nameOf(args.worker), until, turn.now));
  },
});

export const resumeCommand = command({
  name: '恢复',
  may: GRID_WORKERS,
  args: { worker: registered },
  run: ({ turn, incoming, by }, { worker }) => {
    turn.store.register.resume(worker.id);
    note(turn, 'worker-resumed', by, { person: worker });
    answerPrivately(turn, incoming, lines.workerResumed(nameOf(worker)));
  },
});

const NO_SHOWS_COUNTED = 90 * DAY;

/** For grid workers and staff, in no public group: phones stand in it, and who did not come. */
export const workersCommand = command({
  name: '师傅',
  may: GRID_WORKERS,
  args: { trade },
  run: ({ turn, incoming }, args) => {
    const noShows = noShowsSince(turn.store, turn.now - NO_SHOWS_COUNTED, turn.now);
    const rows = turn.store.register
      .entries()
      .filter(({ worker }) => worker.trades.includes(args.trade))
      .map(({ worker, person }) => ({
        worker,
        bound: person !== null,
        lacksPledge: lacksPledge(turn, worker),
        suspended: isSuspended(worker, turn.now),
        noShows: person === null ? 0 : (noShows.get(person.id) ?? 0),
      }));
    // Who may not claim stands last: the list is read from the top, by somebody in a hurry.
    rows.sort((a, b) => Number(a.suspended) - Number(b.suspended));
    answerPrivately(turn, incoming, lines.workersOf(args.trade, rows));
  },
});
