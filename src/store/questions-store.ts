import { and, count, desc, eq, gt, gte, isNull, max, sql } from 'drizzle-orm';
import type { OpenQuestion, Question, QuestionStore } from '../application/ports/store.ts';
import { personId, roomId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { type MergedPeople, withPresentIds } from './merged-people.ts';
import { prepareInsert } from './prepared.ts';
import { questions } from './schema/traffic.ts';

/**
 * What somebody wrote is kept only while its question is open; texts of lapsed questions go with the next question that
 * is asked or answered, and when the store is opened.
 */
export function questionsStore(connection: Connection, merged: MergedPeople, now: () => UtcMs): QuestionStore {
  const { db, transact } = connection;
  const insert = prepareInsert(connection, questions);
  const open = isNull(questions.answer);
  const stillOpen = and(open, gt(questions.until, sql.placeholder('now')));
  const youngestFirst = [desc(questions.askedAt), desc(questions.id)];
  const selectOpenFor = db
    .select()
    .from(questions)
    .where(and(eq(questions.personId, sql.placeholder('person')), stillOpen))
    .orderBy(...youngestFirst)
    .prepare();
  const selectAbout = db
    .select()
    .from(questions)
    .where(and(eq(questions.orderId, sql.placeholder('order')), stillOpen))
    .orderBy(...youngestFirst)
    .prepare();
  const answerOpen = db
    .update(questions)
    .set({ answer: sql`${sql.placeholder('answer')}`, answeredAt: sql`${sql.placeholder('now')}`, text: null })
    .where(and(eq(questions.id, sql.placeholder('id')), open))
    .prepare();
  const dropLapsedTexts = db
    .update(questions)
    .set({ text: null })
    .where(sql`${questions.text} is not null and ${questions.until} <= ${sql.placeholder('now')}`)
    .prepare();
  const ofKindSince = and(eq(questions.kind, sql.placeholder('kind')), gte(questions.askedAt, sql.placeholder('since')));
  const countInRoom = db
    .select({ count: count() })
    .from(questions)
    .where(and(eq(questions.room, sql.placeholder('room')), ofKindSince))
    .prepare();
  const countOfPerson = db
    .select({ count: count(), refused: max(sql<number>`${questions.answer} is 'no'`) })
    .from(questions)
    .where(and(eq(questions.personId, sql.placeholder('person')), ofKindSince))
    .prepare();

  const openFrom = (rows: readonly (typeof questions.$inferSelect)[]) => {
    const present = merged();
    return rows.map((row) => ({
      ...questionFrom(row),
      question: withPresentIds(questionOf(row), ['from', 'worker', 'onBehalfOf'], present),
    }));
  };
  dropLapsedTexts.run({ now: now() });

  return {
    ask: ({ person, question, ...rest }) => {
      const { text, named, ...data } = { text: undefined, named: undefined, ...question };
      transact(() => {
        dropLapsedTexts.run({ now: now() });
        insert({
          ...rest,
          personId: person,
          kind: question.kind,
          orderId: 'order' in question ? question.order : null,
          data: JSON.stringify(data),
          text: text === undefined && named === undefined ? null : JSON.stringify({ text, named }),
          answer: null,
          answeredAt: null,
        });
      });
    },
    openFor: (person, at) => openFrom(selectOpenFor.all({ person, now: at })),
    about: (order, at) => openFrom(selectAbout.all({ order, now: at })),
    close: (id, answer) => {
      transact(() => {
        answerOpen.run({ id, answer, now: now() });
        dropLapsedTexts.run({ now: now() });
      });
    },
    askedIn: (room, kind, since) => countInRoom.get({ room, kind, since })?.count ?? 0,
    askedOf: (person, kind, since) => {
      const row = countOfPerson.get({ person, kind, since });
      return { count: row?.count ?? 0, refused: Number(row?.refused ?? 0) === 1 };
    },
  };
}

function questionFrom(row: typeof questions.$inferSelect): Omit<OpenQuestion, 'question'> {
  return {
    id: row.id,
    person: personId(row.personId),
    room: row.room === null ? null : roomId(row.room),
    askedAt: row.askedAt,
    until: row.until,
  };
}

function questionOf({ data, text }: typeof questions.$inferSelect): Question {
  return { ...JSON.parse(data), ...(text === null ? {} : wordsOf(text)) } as Question;
}

/** A question that an earlier version asked, and that was open when the bot was updated, holds the bare text. */
function wordsOf(text: string): object {
  const bare = { text, named: null, onBehalfOf: null };
  if (!/^\{"(?:text|named)":/u.test(text)) return bare;
  try {
    return JSON.parse(text) as object;
  } catch {
    return bare;
  }
}
