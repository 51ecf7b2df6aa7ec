import type fc from 'fast-check';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { Deed, StationCommand } from '../deed.ts';
import { JOBS, type JobWords, phoneOf, placeOf } from '../jobs.ts';
import { isUnfinished, type Model, type OrderModel, type Pending, type Posting } from '../model.ts';
import { NOTHING, type Outcomes } from '../outcomes.ts';
import { GRID_WORKERS, MARKET, POSTERS, STAFF_ROOM } from '../people.ts';
import { alone, inStaffRoom, pick, says, weighed } from './choose.ts';

const MOAN = '水管好像坏了，咋个办哦';

const nextNumber = ({ orders }: Readonly<Model>): number => 101 + orders.length;

function newPosting(model: Readonly<Model>, job: JobWords, poster: string, room: string | null, behalf: string | null): Posting {
  const place = placeOf(model.given + 1);
  const phone = phoneOf(model.given + 1);
  const text = job.words(place, phone, model.now);
  return { job, poster, room, behalf, place: job.hasPlace ? place : null, phone: job.hasPlace ? phone : null, text };
}

/** The same job once more, within two hours. What is done meanwhile may be ordered again. */
function twinsOf(model: Readonly<Model>, { job, poster, place, phone }: Posting, byCommand: boolean): readonly OrderModel[] {
  return model.orders.filter((order) => {
    if (model.now - order.postedAt > 2 * HOUR || order.life.state === 'cancelled') return false;
    const isSameKind = order.job.category === job.category;
    if (order.poster !== poster || byCommand)
      return (phone !== null && order.phone === phone) || (isSameKind && place !== null && order.place === place);
    return isSameKind && (order.place === null || place === null || order.place === place) && !isAtAnotherTime(order, job, model.now);
  });
}

function isAtAnotherTime(order: OrderModel, job: JobWords, now: number): boolean {
  const agreed = job.agreed(now);
  return agreed !== null && order.agreed !== null && agreed !== order.agreed;
}

function mayPost(model: Readonly<Model>, posting: Posting, byCommand: boolean): Outcomes {
  const posted: Outcomes = [[`${nextNumber(model)} posted`]];
  const twins = twinsOf(model, posting, byCommand);
  if (twins.length === 0) return posted;
  // Whether a time that was changed since is another one is the reader's business.
  const isSure = twins.some((twin) => isUnfinished(twin) && twin.agreed === twin.job.agreed(twin.postedAt));
  return isSure ? NOTHING : [...posted, ...NOTHING];
}

function post(model: Readonly<Model>, posting: Posting, saying: Deed['says'], byCommand = false): Deed {
  return {
    says: saying,
    expects: mayPost(model, posting, byCommand),
    posts: posting,
    leaves: (after, happened) => {
      after.given += 1;
      if (happened.length > 0) return;
      after.pending = [
        ...after.pending,
        { kind: 'twin', person: posting.poster, room: saying.room, until: after.now + 10 * MINUTE, posting },
      ];
    },
  };
}

const posts = says('posts', (model, { who, words }) => {
  const poster = pick(POSTERS, who);
  const job = pick(JOBS, words);
  if (!poster || !job) return null;
  const posting = newPosting(model, job, poster.name, poster.room, null);
  return post(model, posting, { room: poster.room, from: poster.name, text: posting.text });
});

const dispatches = says('/派单', (model, { who, words, luck }) => {
  const gridWorker = pick(GRID_WORKERS, who);
  const job = pick(JOBS.slice(0, -2), words);
  if (!gridWorker || !job) return null;
  const behalf = luck % 2 === 0 ? '秦婆婆' : null;
  const posting = newPosting(model, job, gridWorker, STAFF_ROOM, behalf);
  const text = `/派单 ${behalf === null ? '' : `代 @${behalf} `}${posting.text}`;
  return post(model, posting, inStaffRoom(gridWorker, text, behalf === null ? [] : [behalf]), true);
});

/** The same words again by the same person, as people do who get no answer. */
const postsAgain = says('posts again', (model, { order }) => {
  const known = pick(model.orders.filter((one) => one.room !== STAFF_ROOM && one.text !== MOAN).slice(-4), order);
  if (!known) return null;
  const posting = known.first;
  return post(model, posting, { room: known.room, from: known.poster, text: known.text });
});

/** A question of this kind: of several to one person the last, which is what an answer without a number is to. */
function youngestOf(model: Readonly<Model>, kind: Pending['kind'], die: number): Pending | null {
  const one = pick(
    model.pending.filter((pending) => pending.kind === kind),
    die,
  );
  return one && (model.pending.findLast(({ kind: its, person }) => its === kind && person === one.person) ?? null);
}

const saysItIsAnother = says('不是', (model, { order }) => {
  const asked = youngestOf(model, 'twin', order);
  if (asked?.kind !== 'twin') return null;
  const { posting, room, person } = asked;
  const others =
    model.pending.filter((one) => one.person === person).length > 1 ||
    model.orders.some(({ missed }) => missed.some(({ who }) => who === person));
  const posted: Outcomes = [[`${nextNumber(model)} posted`]];
  return {
    says: { room, from: person, text: '不是' },
    expects: others ? [...posted, ...NOTHING] : posted,
    posts: posting,
    leaves: (after) => {
      after.pending = after.pending.filter((one) => one !== asked);
    },
  };
});

/** A wish of which it is not sure that it is one, and the answer to the bot's question. */
const moans = says('moans', (_, { who }) => {
  const poster = pick(
    POSTERS.filter(({ room }) => room !== MARKET),
    who,
  );
  if (!poster) return null;
  const { name, room } = poster;
  const job: JobWords = {
    category: 'plumbing_electric',
    headcount: 1,
    urgent: false,
    certificates: [],
    hasPlace: false,
    words: () => '',
    agreed: () => null,
  };
  const posting: Posting = { job, poster: name, room, behalf: null, place: null, phone: null, text: MOAN };
  return {
    says: { room, from: name, text: posting.text },
    expects: NOTHING,
    leaves: (after, _, lines) => {
      if (lines.length === 0) return;
      after.pending = [...after.pending, { kind: 'wanted', person: name, room, until: after.now + 10 * MINUTE, posting }];
    },
  };
});

const wantsIndeed = says('是', (model, { order, luck }) => {
  const asked = youngestOf(model, 'wanted', order);
  if (asked?.kind !== 'wanted') return null;
  const { posting, room, person } = asked;
  const others = model.pending.some((one) => one !== asked && one.person === person);
  const yes = luck % 3 !== 0;
  const made = mayPost(model, posting, false);
  return {
    says: { room, from: person, text: yes ? '是' : '不是' },
    expects: others ? [...made, [], [`${nextNumber(model)} posted`]] : yes ? made : NOTHING,
    posts: posting,
    leaves: (after) => {
      after.pending = after.pending.filter((one) => one !== asked);
    },
  };
});

/** Fields that follow an order: within three minutes they belong to it. */
const addsPiece = says('piece', (model, { order, words }) => {
  const last = pick(model.orders.filter(({ room }) => room !== STAFF_ROOM).slice(-3), order);
  const text = pick(['80块', '电话13900009999', '松山路99号3单元'], words);
  // A phone or a door may be the answer of who was asked whether he wants somebody.
  const isAsked = model.pending.some(({ kind, person }) => kind === 'wanted' && person === last?.poster);
  if (!last || text === null || isAsked) return null;
  const own = model.orders.filter((one) => one.poster === last.poster && isUnfinished(one));
  const youngest = own.filter(({ room }) => room === last.room).at(-1);
  // Of an order of which something was asked it may be the answer.
  const mayBeAnswer = own.some((one) => one !== youngest && (one.place === null || one.agreed === null));
  const isPiece = youngest !== undefined && !mayBeAnswer && model.now - youngest.postedAt < 3 * MINUTE;
  const amended = own.map(({ number }) => [`${number} amended`]);
  return {
    says: { room: last.room, from: last.poster, text },
    expects: isPiece ? [[`${youngest.number} amended`]] : [[], ...amended],
    leaves: (after, happened) => {
      for (const changed of after.orders.filter(({ number }) => happened.includes(`${number} amended`))) learn(changed, text);
    },
  };
});

function learn(order: OrderModel, text: string): void {
  if (text.startsWith('电话')) order.phone = text.slice(2);
  if (text.startsWith('松山路')) order.place = text;
}

const showsPicture = says('picture', (model, { order }) => {
  const last = pick(model.orders.filter(({ room }) => room !== STAFF_ROOM).slice(-3), order);
  if (!last) return null;
  const recent = model.orders.filter((one) => one.poster === last.poster && model.now - one.postedAt <= 3 * MINUTE);
  const added: Outcomes = recent.map(({ number }) => [`${number} picture-added`]);
  return { says: { ...alone(last.poster, ''), room: last.room, kind: 'image' }, expects: [...added, ...NOTHING], inSilence: true };
});

export const POSTING: readonly fc.Arbitrary<StationCommand>[] = weighed(
  [6, posts],
  [2, dispatches],
  [1, postsAgain],
  [1, saysItIsAnother],
  [1, moans],
  [1, wantsIndeed],
  [1, addsPiece],
  [1, showsPicture],
);
