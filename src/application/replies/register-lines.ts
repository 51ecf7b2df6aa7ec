import type { Breach } from '../../domain/claim-rules.ts';
import { type Category, KEY_GROUP_NAMES, keyGroupName, TRADES } from '../../domain/glossary.ts';
import { type KeyGroup, nameOf, type Person, type Worker } from '../../domain/people.ts';
import { clockText, type Day, dayOf, type UtcMs } from '../../domain/time.ts';
import type { Named } from '../ports/store.ts';
import { masterName, shownName } from '../turn.ts';
import { refusedPrivately } from './claim-lines.ts';
import { dateText } from './date-words.ts';

export function workerRegistered(worker: Worker, nickname: string, lacksPledge: boolean): string {
  const parts = [worker.phone, worker.team, worker.trades.map((trade) => TRADES[trade].short).join(' ')];
  const pledge = lacksPledge ? `。签了承诺书请发：/承诺 @${shownName(nickname)}` : '';
  return `登记好了：${shownName(worker.name)} ${parts.filter((part) => part).join(' ')}${pledge}`;
}

export function phoneTaken(name: string): string {
  return `这个电话登记的是${shownName(name)}。是他换了微信号，请站点用 /换绑`;
}

export function pledgeSigned(name: string, day: Day, now: UtcMs): string {
  return `${shownName(name)} ${dateText(day, now)}签了承诺书，记下了`;
}

export function certificateAdded(name: string, certificate: string, expires: Day | null): string {
  return `${shownName(name)}的${certificate}记下了，${expires === null ? '长期有效' : `到${expires}`}`;
}

export function workerSuspended(name: string, until: UtcMs, now: UtcMs): string {
  return `${shownName(name)}停接到${dateText(dayOf(until), now)} ${clockText(until)}`;
}

export function workerResumed(name: string): string {
  return `${shownName(name)}可以接单了`;
}

/** A worker in the list of a trade. */
export interface WorkerOfTrade {
  readonly worker: Worker;
  /** Whether a contact is bound to the entry: without one he can be called, but cannot claim. */
  readonly bound: boolean;
  readonly lacksPledge: boolean;
  readonly suspended: boolean;
  /** How often he did not come lately. */
  readonly noShows: number;
}

/** More do not fit into one message. */
const WORKERS_LISTED = 40;

/** For grid workers only: phones stand in it, and who did not come. */
export function workersOf(trade: Category, rows: readonly WorkerOfTrade[]): string {
  const title = TRADES[trade].short;
  if (rows.length === 0) return `名册上没有${title}师傅`;
  const shown = rows.slice(0, WORKERS_LISTED).map(workerRow);
  return [`${title}师傅${rows.length}位：`, ...shown, ...(rows.length > WORKERS_LISTED ? [`只列了前${WORKERS_LISTED}位`] : [])].join('\n');
}

function workerRow({ worker, bound, lacksPledge, suspended, noShows }: WorkerOfTrade): string {
  const marks = [
    bound ? null : '没绑微信',
    lacksPledge ? '没签承诺书' : null,
    suspended ? '停接' : null,
    noShows > 0 ? `没来${noShows}次` : null,
  ];
  return [shownName(worker.name), worker.phone, worker.team, ...marks].filter((part) => part).join(' ');
}

export function sameContact(name: string): string {
  return `${shownName(name)}登记的就是这个微信号`;
}

/** To who wants to be registered and has not said all. */
export function howToRegister(): string {
  return '要登记做零工，这样发我：登记 姓名 11位电话';
}

export function registeredAlready(name: string): string {
  return `这个微信号已经登记为${shownName(name)}`;
}

/** An entry of the list to which nobody was bound yet. */
export function bound(name: string): string {
  return `${masterName(name)}绑到这个微信号了`;
}

/** @param hadRoles his rights as a grid worker or staff have ended with the old account */
export function rebound(name: string, hadRoles: boolean): string {
  const roles = hadRoles ? '。原来的网格员、站点身份没跟过去，要的话用 /设角色 再给' : '';
  return `${masterName(name)}换到新微信号了，手上的单跟着走${roles}`;
}

/** To the other staff. */
export function reboundBy(by: Person, name: string, to: Person): string {
  return `${shownName(nameOf(by))}把${masterName(name)}绑到微信号“${shownName(to.name)}”了`;
}

/** What grid workers or staff can do about somebody who says who he is. */
export type RegistrationRemedy =
  | { readonly kind: 'confirm' | 'register' }
  /** The phone is another contact's, or stands on the list under another name. */
  | { readonly kind: 'rebind'; readonly owner: string; readonly isListed: boolean };

/**
 * To the staff room: somebody says who he is. Anybody can say so: where he would step into somebody's place, the line says
 * whose, and that the phone is to be called first.
 */
export function selfRegistration(nickname: string, name: string, phone: string, remedy: RegistrationRemedy): string {
  const said = `${nickname}报登记：${shownName(name)} ${phone}`;
  switch (remedy.kind) {
    case 'confirm':
      return `${said}。名册上有，确认了他就顶这个名字接单。先打电话核实是本人，再发：/确认 ${shownName(name)}`;
    case 'rebind': {
      const owner = shownName(remedy.owner);
      const whose = remedy.isListed ? `名册上这个电话是${owner}` : `这个电话登记的是${owner}的微信号`;
      return `${said}。${whose}，换了他就顶${owner}接单。先打电话核实是本人，再请站点发：/换绑 ${owner} @${nickname}`;
    }
    case 'register':
      return `${said}。名册上没有，核实后发：/确认 ${shownName(name)}；连团队工种一起登记发：/登记 @${nickname} ${shownName(name)} ${phone} 团队 工种`;
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

/** @param nickname of who stood on no list: what he does is still to be written down */
export function registrationConfirmed({ name, phone }: Named, lacksPledge: boolean, nickname: string | null): string {
  const shown = shownName(name);
  const parts = [
    `${shown}确认好了`,
    lacksPledge ? `签了承诺书请发：/承诺 ${shown}` : null,
    nickname === null ? null : `补团队工种请发：/登记 @${nickname} ${shown} ${phone ?? ''} 团队 工种`,
  ];
  return parts.filter((part) => part !== null).join('。');
}

export function waitingToConfirm(names: readonly string[]): string {
  return names.length === 0
    ? '没有等确认的登记'
    : `等确认的有${names.map(shownName).join('、')}，请写名字：/确认 ${shownName(names[0] ?? '')}`;
}

/** To the worker; with what still keeps him from claiming. */
export function nowRegistered(refusals: readonly Breach[]): string {
  return refusals.length === 0 ? '登记好了，可以接单了' : `登记好了，${refusedPrivately(null, refusals)}`;
}

/** In a room where others read along. */
export function keyGroupsNoted(): string {
  return '记下了';
}

/** To a staff member alone. */
export function keyGroupsSet(name: string, groups: readonly KeyGroup[]): string {
  return groups.length === 0
    ? `${shownName(name)}的重点群体取消了`
    : `${shownName(name)}记为重点群体：${groups.map(keyGroupName).join('、')}`;
}

export function unknownKeyGroups(): string {
  return `要写哪种：${KEY_GROUP_NAMES.join('、')}，或写“取消”。这样写：/重点群体 @某人 大龄 脱贫`;
}
