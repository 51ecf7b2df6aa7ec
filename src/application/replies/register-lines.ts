import { type Category, TRADES } from '../../domain/glossary.ts';
import { isSuspended, type Person, type Worker } from '../../domain/people.ts';
import { clockText, type Day, dayOf, type UtcMs } from '../../domain/time.ts';
import { masterName, shownName } from '../turn.ts';
import { dateText } from './date-words.ts';

export function workerRegistered(person: Person): string {
  const worker = person.worker;
  if (!worker) return shownName(person.name);
  const parts = [worker.phone, worker.team, worker.trades.map((trade) => TRADES[trade].short).join(' ')];
  const pledge = worker.pledge ? '' : `。签了承诺书请发：/承诺 @${shownName(person.name)}`;
  return `登记好了：${shownName(worker.name)} ${parts.filter((part) => part).join(' ')}${pledge}`;
}

export function phoneTaken(name: string): string {
  return `这个电话登记的是${shownName(name)}。是他换了微信号，请站点用 /换绑`;
}

export function pledgeSigned(name: string, day: Day): string {
  return `${shownName(name)} ${dateText(day)}签了承诺书，记下了`;
}

export function certificateAdded(name: string, certificate: string, expires: Day | null): string {
  return `${shownName(name)}的${certificate}记下了，${expires === null ? '长期有效' : `到${expires}`}`;
}

export function workerSuspended(name: string, until: UtcMs): string {
  return `${shownName(name)}停接到${dateText(dayOf(until))} ${clockText(until)}`;
}

export function workerResumed(name: string): string {
  return `${shownName(name)}可以接单了`;
}

/** For grid workers only: phones stand in it. */
export function workersOf(trade: Category, workers: readonly Person[], now: UtcMs): string {
  const title = TRADES[trade].short;
  if (workers.length === 0) return `名册上没有${title}师傅`;
  const rows = workers.slice(0, 40).map(({ worker }) => (worker ? workerRow(worker, now) : ''));
  return [`${title}师傅${workers.length}位：`, ...rows, ...(workers.length > 40 ? ['只列了前40位'] : [])].join('\n');
}

function workerRow(worker: Worker, now: UtcMs): string {
  const marks = [worker.pledge ? null : '没签承诺书', isSuspended(worker, now) ? '停接' : null];
  return [shownName(worker.name), worker.phone, worker.team, ...marks].filter((part) => part).join(' ');
}

export function sameContact(name: string): string {
  return `${shownName(name)}登记的就是这个微信号`;
}

export function registeredAlready(name: string): string {
  return `这个微信号已经登记为${shownName(name)}`;
}

export function rebound(name: string): string {
  return `${masterName(name)}换到新微信号了，手上的单跟着走`;
}

/** To the staff room: somebody says who he is; what grid workers or staff can do about it. */
export function selfRegistration(nickname: string, name: string, phone: string, remedy: 'confirm' | 'rebind' | 'register'): string {
  const said = `${nickname}报登记：${shownName(name)} ${phone}`;
  switch (remedy) {
    case 'confirm':
      return `${said}。名册上有，核实是本人后发：/确认 ${shownName(name)}`;
    case 'rebind':
      return `${said}。这个电话登记的是别的微信号，核实后请站点发：/换绑 ${shownName(name)} @${nickname}`;
    case 'register':
      return `${said}。名册上没有，核实后发：/登记 @${nickname} ${shownName(name)} ${phone} 团队 工种`;
  }
}

export function selfRegistrationPassedOn(): string {
  return '收到，网格员核实后就能接单';
}

export function nothingToConfirm(name: string): string {
  return `没有${shownName(name)}报上来的登记`;
}

export function severalToConfirm(name: string): string {
  return `报${shownName(name)}的不止一位，核实后请用 /登记 @本人`;
}

export function registrationConfirmed(name: string): string {
  return `${shownName(name)}确认好了`;
}

export function nowRegistered(): string {
  return '登记好了，可以接单了';
}
