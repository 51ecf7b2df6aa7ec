import { TRADES } from '../../domain/glossary.ts';
import type { Course, JobSeeker } from '../../domain/services.ts';
import { dayOf, type UtcMs } from '../../domain/time.ts';
import { shownName } from '../turn.ts';
import { dateText } from './date-words.ts';

/* ---- who looks for work ---- */

export function askWhetherToRegister(): string {
  return '想登记做零工吗？回“是”，网格员联系您';
}

export function seekerNoted(): string {
  return '记下了，网格员会联系您登记。也可以私信我：登记 姓名 电话';
}

/** To the staff room. */
export function seekerForStaff(name: string, text: string): string {
  return `${name}想登记做零工：${cut(text, 60)}\n核实后发：/登记 @${name} 姓名 电话 团队 工种`;
}

export interface SeekerRow {
  readonly name: string;
  readonly seeker: JobSeeker;
  readonly registered: boolean;
}

/** More would not fit into one message. */
const LISTED = 25;

/** For staff only. */
export function seekerList(rows: readonly SeekerRow[], now: UtcMs): string {
  if (rows.length === 0) return '还没有人求职登记';
  const waiting = rows.filter(({ registered }) => !registered);
  const count = `求职登记${rows.length}人，已备案${rows.length - waiting.length}人，还没备案${waiting.length}人`;
  if (waiting.length === 0) return count;
  const shown = waiting.slice(-LISTED).map((row) => seekerRow(row, now));
  return [`${count}：`, ...shown, ...(waiting.length > LISTED ? [`只列了最近${LISTED}位`] : [])].join('\n');
}

function seekerRow({ name, seeker }: SeekerRow, now: UtcMs): string {
  const trades = seeker.trades.map((trade) => TRADES[trade].short).join(' ');
  const words = seeker.text === null ? '' : `“${cut(seeker.text, 30)}”`;
  return [shownName(name), dateText(dayOf(seeker.at), now), trades, words].filter((part) => part !== '').join(' ');
}

/* ---- training ---- */

type Numbered = Pick<Course, 'number'>;

/** Begins with its number, so that a quote of it tells which course is meant. */
function title({ number }: Numbered): string {
  return `${number}号培训`;
}

/** To the market groups. The bot calls nobody, whoever's words it passes on. */
export function courseAnnounced(course: Course): string {
  return `${title(course)} ${course.text.replace(/@\s*(?=所有人|all\b)/giu, '')}\n想来请回：报名${course.number}`;
}

/** @param wasCut a phone or a door stood in it, which no group gets */
export function coursePublished(course: Numbered, wasCut: boolean): string {
  const cutWords = wasCut ? '电话和门牌群里不发，删掉了。' : '';
  return `${title(course)} 发出去了。${cutWords}看名单发：/培训 名单 ${course.number}`;
}

export function courseByDay(): string {
  return '夜里不打扰大家，早上再发布';
}

export function courseClosed(course: Numbered, signUps: number): string {
  return `${title(course)} 停止报名了，一共${signUps}人`;
}

export function courseIsClosed(course: Numbered): string {
  return `${title(course)} 已经停止报名，有事找驿站`;
}

export function whichCourse(what: '名单' | '结束', number: number): string {
  return `少了培训的号。这样写：/培训 ${what} ${number}`;
}

export function noSuchCourse(number: number): string {
  return `没有${number}号培训，看清号再发`;
}

export function noCourses(): string {
  return '还没有培训';
}

export function signedUp(course: Course): string {
  return `${title(course)} 报上名了：${cut(course.text, 40)}\n来不了请回“取消报名${course.number}”`;
}

export function signedUpAlready(course: Numbered): string {
  return `${title(course)} 您已经报过名了`;
}

export function signedOff(course: Numbered): string {
  return `${title(course)} 报名取消了`;
}

export function notSignedUp(course: Numbered): string {
  return `${title(course)} 您没报名，不用取消`;
}

export function courseList(rows: readonly { readonly course: Course; readonly signUps: number }[]): string {
  const shown = rows.slice(-LISTED).map(({ course, signUps }) => {
    const state = course.closedAt === null ? '' : '（已停止）';
    return `${title(course)} ${signUps}人报名${state}：${cut(course.text, 30)}`;
  });
  return ['培训：', ...shown, '看名单发：/培训 名单 1；停止报名发：/培训 结束 1'].join('\n');
}

export function signUpCount(course: Numbered, signUps: number): string {
  return signUps === 0 ? `${title(course)} 还没有人报名` : `${title(course)} ${signUps}人报名`;
}

function cut(text: string, length: number): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return [...plain].length > length ? `${[...plain].slice(0, length).join('')}…` : plain;
}
