import type { Course } from '../../domain/services.ts';
import { MINUTE } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { courseIsClosed, noSuchCourse, notSignedUp, signedOff, signedUp, signedUpAlready } from '../replies/service-lines.ts';
import { type Incoming, sayPrivately, type Turn } from '../turn.ts';

/** "报名 1", "报名1号培训", "1号培训我报名", "取消报名1"; without a number only as an answer to the course's post. */
const SAID =
  /^(?<off>取消|不|退)?我?(?:要|想)?(?:报名|参加)(?:培训)? ?第?(?<behind>\d{1,4})?(?: ?号)?(?:培训|课)?$|^第?(?<before>\d{1,4}) ?号?(?:培训|课)? ?我?(?:要|想)?(?:报名|参加)$/u;
const LIST_LASTS = 10 * MINUTE;

/** Takes "报名 1" for the sign-up to a course of that number, where there is one; 报名 is said of many other things. */
export function trySignUp(turn: Turn, incoming: Incoming): boolean {
  const said = SAID.exec(
    normalize(incoming.text)
      .trim()
      .replace(/[。!~]+$/u, ''),
  )?.groups;
  if (!said || goesOnWithList(turn, incoming)) return false;
  const number = Number(said.behind ?? said.before ?? incoming.quotedCourse ?? 0);
  const course = turn.store.courses.byNumber(number);
  if (!course) return tellNoSuchCourse(turn, incoming, number);
  const text = said.off === undefined ? signUp(turn, incoming, course) : signOff(turn, incoming, course);
  sayPrivately(turn, incoming.meet(), incoming.room, 'answer', text);
  return true;
}

function signUp(turn: Turn, incoming: Incoming, course: Course): string {
  if (course.closedAt !== null) return courseIsClosed(course);
  const isNew = turn.store.courses.signUp(course.number, { person: incoming.meet().id, at: turn.now, message: incoming.id });
  return isNew ? signedUp(course) : signedUpAlready(course);
}

function signOff(turn: Turn, incoming: Incoming, course: Course): string {
  return turn.store.courses.withdraw(course.number, incoming.meet().id) ? signedOff(course) : notSignedUp(course);
}

/** In a group the number may be one of somebody else's list. */
function tellNoSuchCourse(turn: Turn, incoming: Incoming, number: number): boolean {
  if (incoming.room !== null || number === 0) return false;
  sayPrivately(turn, incoming.meet(), null, 'answer', noSuchCourse(number));
  return true;
}

function goesOnWithList(turn: Turn, { room, quotedCourse }: Incoming): boolean {
  if (room === null || quotedCourse !== null) return false;
  return turn.store.journal.since('solitaire', turn.now - LIST_LASTS, { room: room.id }).length > 0;
}
