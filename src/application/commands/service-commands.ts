import { nameOf } from '../../domain/people.ts';
import { STAFF } from '../../domain/permissions.ts';
import { isQuiet } from '../../domain/quiet-hours.ts';
import type { Course } from '../../domain/services.ts';
import { DAY } from '../../domain/time.ts';
import { missing, unknownCourseAction } from '../replies/command-problem-lines.ts';
import * as lines from '../replies/service-lines.ts';
import { canWriteTo, groupText, sayInAll } from '../turn.ts';
import { answerPrivately, isPublic } from './answers.ts';
import { type Argument, type Asking, command, type Read, read, wrong, wrongThough } from './command.ts';
import { note } from './journal.ts';
import { sendExport } from './send-export.ts';

/** Who looks for work and wants to be registered: how many, and those who are not yet. */
export const seekersCommand = command({
  name: '求职',
  may: STAFF,
  args: {},
  run: ({ turn, incoming }) => {
    const rows = turn.store.seekers.all().map((seeker) => {
      const person = turn.store.people.byId(seeker.person);
      return { name: nameOf(person), seeker, registered: person.worker !== null };
    });
    answerPrivately(turn, incoming, lines.seekerList(rows, turn.now));
  },
});

type CourseAction =
  | { readonly kind: 'list' }
  | { readonly kind: 'publish'; readonly text: string }
  | { readonly kind: 'sign-ups' | 'close'; readonly course: Course };

const PUBLISH = /^(?:发布|发|新)\s*/u;
const OF_ONE = /^(?<what>名单|结束|停止|关闭)\s*第?(?<number>\d{1,4})?(?:\s?号)?(?:培训)?$/u;
/** Shorter than this it says nothing that anybody could come to. */
const SHORTEST = 4;
/** So far back courses are listed. */
const LISTED_FOR = 365 * DAY;

/** 发布 …, 名单 1, 结束 1; nothing: all that there are. */
const courseAction: Argument<CourseAction> = {
  read: (rest, asking) => {
    if (rest === '') return read({ kind: 'list' }, '');
    if (PUBLISH.test(rest)) return readPublishing(rest.replace(PUBLISH, '').trim());
    const said = OF_ONE.exec(rest)?.groups;
    return said ? readOfOne(said.what === '名单' ? 'sign-ups' : 'close', said.number, asking) : wrong(unknownCourseAction());
  },
  glues: (said) => PUBLISH.test(said) || OF_ONE.test(said),
};

function readPublishing(text: string): Read<CourseAction> {
  return text.length < SHORTEST ? wrong(missing('培训内容：什么时候、在哪、学什么')) : read({ kind: 'publish', text }, '');
}

/** Without a number the only one that can be meant. */
function readOfOne(kind: 'sign-ups' | 'close', number: string | undefined, { turn }: Asking): Read<CourseAction> {
  const courses = listedCourses(turn);
  const open = courses.filter(({ closedAt }) => closedAt === null);
  const only = open.length === 1 ? open[0] : courses.length === 1 ? courses[0] : undefined;
  const course = number === undefined ? only : turn.store.courses.byNumber(Number(number));
  if (course) return read({ kind, course }, '');
  return number === undefined
    ? wrongThough(lines.whichCourse(kind === 'sign-ups' ? '名单' : '结束', open[0]?.number ?? 1))
    : wrongThough(lines.noSuchCourse(Number(number)));
}

function listedCourses({ store, now }: Asking['turn']): readonly Course[] {
  return store.courses.publishedBetween(now - LISTED_FOR, now + 1);
}

export const trainingCommand = command({
  name: '培训',
  may: STAFF,
  args: { action: courseAction },
  run: (asking, { action }) => {
    switch (action.kind) {
      case 'list':
        listCourses(asking);
        return;
      case 'publish':
        publish(asking, action.text);
        return;
      case 'sign-ups':
        sendSignUps(asking, action.course);
        return;
      case 'close':
        close(asking, action.course);
        return;
    }
  },
});

function listCourses({ turn, incoming }: Asking): void {
  const rows = listedCourses(turn).map((course) => ({ course, signUps: turn.store.courses.signUps(course.number).length }));
  answerPrivately(turn, incoming, rows.length === 0 ? lines.noCourses() : lines.courseList(rows));
}

/** To all market groups, by day only: nobody need be woken for a course. */
function publish({ turn, incoming, by }: Asking, text: string): void {
  if (isQuiet(turn.now, turn.rules)) {
    answerPrivately(turn, incoming, lines.courseByDay());
    return;
  }
  const course = turn.store.courses.publish({ text, by: by.id, at: turn.now, message: incoming.id });
  note(turn, 'course-published', by, { data: { course: course.number } });
  const announcement = lines.courseAnnounced(course);
  sayInAll(turn, 'market', 'notice', announcement);
  const wasCut = groupText(turn, announcement) !== announcement;
  if (incoming.room?.kind !== 'market') answerPrivately(turn, incoming, lines.coursePublished(course, wasCut));
}

function sendSignUps(asking: Asking, course: Course): void {
  const { turn, incoming } = asking;
  const count = turn.store.courses.signUps(course.number).length;
  // Who cannot be written to hears once, with the file, how to change that.
  if (count === 0 || !isPublic(incoming) || canWriteTo(asking.by)) answerPrivately(turn, incoming, lines.signUpCount(course, count));
  if (count === 0) return;
  const spec = (masked: boolean) => ({ kind: 'sign-ups', course: course.number, masked }) as const;
  sendExport(asking, { spec, kind: 'sign-ups-exported', data: { course: course.number } });
}

function close({ turn, incoming, by }: Asking, course: Course): void {
  if (course.closedAt === null) note(turn, 'course-closed', by, { data: { course: course.number } });
  turn.store.courses.close(course.number, turn.now);
  answerPrivately(turn, incoming, lines.courseClosed(course, turn.store.courses.signUps(course.number).length));
}
