import { CATEGORIES, TRADES } from '../../domain/glossary.ts';
import { nameOf, type Person } from '../../domain/people.ts';
import { RULE_KEYS } from '../rules.ts';
import { shownName } from '../turn.ts';

/** What is wrong with a command, and how it is written, in one line. */
export function wrongArgument(problem: string, example: string): string {
  return `${problem}。这样写：${example}`;
}

export function missing(what: string): string {
  return `少了${what}`;
}

/** What stands behind the last argument. */
export function superfluous(text: string): string {
  const shown = shownName(text.replace(/^[\s,，、和]+/u, ''));
  return shown === '这位' ? '后面多写了' : `多写了“${shown}”`;
}

export function noOrderNumber(): string {
  return '要写单号';
}

export function oneOrderOnly(): string {
  return '一次只写一个单号';
}

export function unknownOrder(number: number): string {
  return `没有${number}号单，看清单号再发`;
}

export function noPerson(): string {
  return '要写是哪个人：@他，或写名字、电话';
}

/** Everybody may call himself that: no rights are given to a name. */
export function nameIsNotEnough(name: string): string {
  return `只写名字“${shownName(name)}”认不准人，请在他在的群里@他`;
}

/** Somebody calls himself that, but nobody is registered so. */
export function onlyNickname(name: string, similar: readonly Person[], aloud: boolean): string {
  return `“${shownName(name)}”是微信名，认不准人，请@他，或写登记的名字、电话${hintAt(similar, aloud)}`;
}

export function onePersonOnly(): string {
  return '一次只写一个人';
}

/** `similar`: who may be meant; they are shown, never taken. */
export function unknownPerson(name: string, similar: readonly Person[], aloud: boolean): string {
  return `没有叫“${shownName(name)}”的人${hintAt(similar, aloud)}`;
}

function hintAt(similar: readonly Person[], aloud: boolean): string {
  return similar.length > 0 ? `。是不是：${similar.map((one) => withTeam(one, aloud)).join('、')}` : '';
}

/** The end of the phone tells them apart; not where everybody reads it (`aloud`). */
export function severalNamed(name: string, people: readonly Person[], aloud: boolean): string {
  return `叫“${shownName(name)}”的有${people.length}位：${people.map((one) => withTeam(one, aloud)).join('、')}。请@他，或写电话`;
}

/** Digits that are no telephone: one too few, or too many. */
export function unreadablePhone(): string {
  return '电话没写对，要11位';
}

export function oneWorkerPhoneOnly(): string {
  return '电话只写一个';
}

export function unknownPhone(): string {
  return '没有登记过这个电话的人';
}

export function notRegistered(name: string): string {
  return `${shownName(name)}还没有登记，先用 /登记`;
}

/** @param said the word that names none, where one stood there */
export function unknownTrade(said?: string): string {
  return `${said === undefined ? '' : `没有“${shownName(said)}”这个工种，`}工种要写：${CATEGORIES.map((category) => TRADES[category].short).join(' ')}`;
}

export function oneTradeOnly(): string {
  return '一次看一个工种';
}

export function unreadableGrid(): string {
  return '网格要写数字，不写就是全部';
}

export function unknownRoomUse(): string {
  return '要写绑成什么群：网格 3、零工市场、工作群';
}

export function oneRoomUseOnly(): string {
  return '一个群只能绑一样';
}

export function otherRoom(): string {
  return '解绑的是发命令的这个群，不用写群名';
}

export function unknownRole(): string {
  return '要写角色：网格员 3、站点、取消';
}

export function oneRoleOnly(): string {
  return '一次只给一个角色';
}

export function unreadableDays(): string {
  return '没看懂停几天';
}

export function unknownField(): string {
  return '要写改什么：价格、时间、地点、人数、电话、内容、实收';
}

export function unreadableField(what: string): string {
  return `没看懂${what}`;
}

export function unknownSetting(): string {
  return `没有这个设置。有：${RULE_KEYS.map(({ chinese }) => chinese).join('、')}`;
}

export function badSettingValue(chinese: string, hint: string): string {
  return `${chinese}要写：${hint}`;
}

export function unknownDay(): string {
  return '没看懂日期';
}

export function unknownPeriod(): string {
  return '没看懂日期，可以写：昨天、本周、本月、2026-11、2026-11-23';
}

export function unknownMonth(): string {
  return '没看懂，可以写：月、年、2026-11';
}

export function noSuchDay(): string {
  return '没有这一天';
}

export function daysReversed(): string {
  return '前后日期写反了';
}

export function dayToCome(): string {
  return '这个日期还没到';
}

export function unknownExpiry(): string {
  return '有效期要写年月日，或写“长期”';
}

export function expired(): string {
  return '这个有效期已经过了';
}

export function unreadablePaid(): string {
  return '没看懂收了多少钱';
}

export function noBehalfName(): string {
  return '“代”后面要写名字，空一格再写活路';
}

export function dispatchIsNotAssign(number: number): string {
  return `少了活路（把${number}号单给师傅用 /指派）`;
}

export function wrongWorkerEntry(): string {
  return '要写：姓名 电话 团队 工种';
}

export function unknownCourseAction(): string {
  return '要写：发布、名单、结束';
}

export function unknownCommandName(): string {
  return '没有这个命令';
}

function withTeam(person: Person, aloud: boolean): string {
  const worker = person.worker;
  const marks = [worker?.team, worker?.phone && !aloud ? `尾号${worker.phone.slice(-4)}` : null].filter((mark) => mark);
  return `${shownName(nameOf(person))}${marks.length > 0 ? `(${marks.join(' ')})` : ''}`;
}
