import type { Order } from '../../../src/domain/order.ts';
import { HOUR, MINUTE, SECOND, startOfDay, type UtcMs } from '../../../src/domain/time.ts';
import type { Doings } from './agenda.ts';
import { sayWish } from './speech.ts';
import { byDay, type Poster, type Stage } from './stage.ts';

/** What becomes of an order, and how often. */
const FATES = { quick: 60, slow: 12, counterOffer: 6, assigned: 5, withdrawn: 6, nobody: 8 } as const;
const TROUBLES = { none: 74, givenBack: 8, withdrawn: 4, handedOver: 3, another: 2, noShow: 4, amended: 3, forced: 1, dispute: 1 } as const;

/** An order from the first word to the last. */
export async function* orderLife(stage: Stage): Doings {
  const { chance } = stage;
  const wish = sayWish(chance, stage.now);
  const poster = somebody(stage);
  const words =
    poster.room === stage.staffRoom ? `/派单 ${chance.isLucky(0.5) ? '' : `代 ${chance.oneOf(stage.residents)} `}${wish.text}` : wish.text;
  const order = stage.world.orderMadeBy(await stage.says(poster.room, poster.name, words));
  if (!order) {
    stage.unread.push(words);
    return;
  }
  yield* fateOf(stage, order, poster);
}

function somebody(stage: Stage): Poster {
  const { chance } = stage;
  const resident = chance.oneOf(stage.residents);
  switch (chance.weighed({ grid: 62, market: 12, direct: 10, command: 16 })) {
    case 'grid':
      // Everybody lives somewhere.
      return { name: resident, room: stage.gridGroup(1 + (stage.residents.indexOf(resident) % 7)) };
    case 'market':
      return { name: chance.isLucky(0.3) ? stage.aWorker() : resident, room: stage.market };
    case 'direct':
      return { name: resident, room: null };
    case 'command':
      return { name: stage.aGridWorker(), room: stage.staffRoom };
  }
}

async function* fateOf(stage: Stage, { number, category, headcount }: Order, poster: Poster): Doings {
  const { chance } = stage;
  switch (chance.weighed(FATES)) {
    case 'quick':
      yield* announced(stage, number);
      yield stage.now + chance.between(2, 95) * SECOND;
      yield* taken(stage, number);
      yield* afterwards(stage, number, poster);
      return;
    case 'slow':
      yield* announced(stage, number);
      yield byDay(chance, stage.now + chance.between(4, 170) * MINUTE);
      yield* taken(stage, number);
      yield* afterwards(stage, number, poster);
      return;
    case 'counterOffer':
      yield* announced(stage, number);
      yield stage.now + chance.between(1, 15) * MINUTE;
      await stage.says(stage.market, stage.workerFor(category, number), `${number} ${chance.between(5, 60) * 10}块我就去`);
      yield stage.now + chance.between(1, 12) * MINUTE;
      await stage.says(poster.room, poster.name, chance.isLucky(0.7) ? '同意' : '不同意');
      yield stage.now + chance.between(1, 30) * MINUTE;
      yield* taken(stage, number);
      yield* afterwards(stage, number, poster);
      return;
    case 'assigned':
      yield byDay(chance, stage.now + chance.between(3, 40) * MINUTE);
      for (let place = 0; place < headcount; place += 1) {
        await stage.says(stage.staffRoom, stage.aGridWorker(), `/指派 ${number} @${stage.workerFor(category, number)} `);
      }
      yield* afterwards(stage, number, poster);
      return;
    case 'withdrawn':
      yield stage.now + chance.between(1, 60) * MINUTE;
      await withdraws(stage, number, poster);
      return;
    case 'nobody':
      if (chance.isLucky(0.4)) return;
      yield byDay(chance, stage.now + chance.between(40, 60 * 60) * MINUTE);
      // Of an order that has expired meanwhile it may still be noted.
      await stage.says(stage.staffRoom, stage.aGridWorker(), `/渠道 ${number} 隔壁小区的李木匠`);
  }
}

async function withdraws(stage: Stage, number: number, poster: Poster): Promise<void> {
  const isCommand = stage.chance.isLucky(0.3);
  const words = poster.room === stage.staffRoom && isCommand ? `/撤单 ${number} 老人家自己弄好了` : `取消${number}`;
  await stage.says(poster.room, poster.name, words);
}

/** Waits until the market has it: what is posted at night stands there in the morning. */
async function* announced(stage: Stage, number: number): Doings {
  const isHeld = (): boolean => stage.order(number).announcedAt === null && stage.order(number).state.kind === 'open';
  while (isHeld()) {
    const today = startOfDay(stage.now) + 7 * HOUR;
    yield (today > stage.now ? today : today + 24 * HOUR) + stage.chance.between(1, 40) * SECOND;
  }
}

/** People claim until it is taken, or nobody else wants it; behind the winner others may stand. */
async function* taken(stage: Stage, number: number): Doings {
  const { chance } = stage;
  const { category, headcount } = stage.order(number);
  for (let tries = headcount + 2; tries > 0 && stage.order(number).state.kind === 'open'; tries -= 1) {
    // Now and then the last one of several is never found.
    if (headcount > 1 && stage.order(number).holders.length === headcount - 1 && chance.isLucky(0.3)) break;
    await stage.says(stage.market, stage.workerFor(category, number), claimWords(stage, number));
    yield stage.now + chance.between(2, 50) * SECOND;
  }
  if (chance.isLucky(0.3)) await stage.says(stage.market, stage.workerFor(category, number), claimWords(stage, number));
}

function claimWords({ chance }: Stage, number: number): string {
  return chance.oneOf([`接${number}`, `${number}我接`, `${number}号单我接`, `我接${number}`, `抢${number}`, `接${number}号单`]);
}

async function* afterwards(stage: Stage, number: number, poster: Poster): Doings {
  yield* trouble(stage, number, poster);
  for (let round = 0; round < 3; round += 1) {
    yield workEnds(stage, number);
    if (stage.order(number).state.kind === 'open') yield* taken(stage, number);
    else break;
  }
  yield* closing(stage, number, poster);
}

async function* trouble(stage: Stage, number: number, poster: Poster): Doings {
  const { chance } = stage;
  const kind = chance.weighed(TROUBLES);
  const [holder] = stage.holders(number);
  if (holder === undefined) return;
  const { category, when } = stage.order(number);
  if (kind !== 'none') yield stage.now + chance.between(2, 90) * MINUTE;
  switch (kind) {
    case 'none':
      return;
    case 'givenBack':
      await stage.says(null, holder, chance.oneOf([`退${number}`, `/退单 ${number} 车坏了`]));
      yield* calledAgain(stage, number);
      return;
    case 'withdrawn':
      await withdraws(stage, number, poster);
      return;
    case 'handedOver': {
      const other = stage.workerFor(category, number);
      await stage.says(null, holder, `/转单 ${number} @${other} `);
      yield stage.now + chance.between(1, 9) * MINUTE;
      await stage.says(null, other, chance.isLucky(0.8) ? '好' : '不得空');
      return;
    }
    case 'another':
      await stage.says(poster.room, poster.name, `${number}换一个师傅`);
      yield* calledAgain(stage, number);
      return;
    case 'noShow':
      yield Math.max(stage.now, ('start' in when ? when.start : stage.now) + chance.between(10, 300) * MINUTE);
      await stage.says(poster.room, poster.name, `${number}师傅没来`);
      yield stage.now + chance.between(1, 8) * MINUTE;
      if (chance.isLucky(0.4)) await stage.says(null, holder, '堵车，马上到');
      yield stage.now + 12 * MINUTE;
      yield* calledAgain(stage, number);
      return;
    case 'amended':
      await stage.says(poster.room, poster.name, `${number}改成${chance.oneOf(['后天上午', '后天下午3点', '120元'])}`);
      return;
    case 'forced':
      await stage.says(stage.staffRoom, '糜主任', `/强制 ${number} @${stage.workerFor(category, number)} 原来那个师傅病了`);
      return;
    case 'dispute':
      await stage.says(null, holder, `/纠纷 ${number} 说好的价钱不认`);
  }
}

/** The stand-by who is asked comes, or somebody else does, or for now nobody. */
async function* calledAgain(stage: Stage, number: number): Doings {
  const { chance } = stage;
  const { state } = stage.order(number);
  if (state.kind !== 'open') return;
  yield stage.now + chance.between(10, 200) * SECOND;
  if (state.reservedFor !== null && chance.isLucky(0.6)) {
    await stage.says(
      stage.market,
      stage.world.station.store.people.byId(state.reservedFor).name,
      chance.oneOf(['接', '要得', `接${number}`]),
    );
    return;
  }
  yield stage.now + chance.between(1, 30) * MINUTE;
  if (chance.isLucky(0.8)) yield* taken(stage, number);
}

/** Some time after the agreed one, mostly by day; some report late at night. */
function workEnds(stage: Stage, number: number): UtcMs {
  const { chance } = stage;
  const { when } = stage.order(number);
  const begins = Math.max(stage.now, 'start' in when ? when.start : stage.now);
  const ends = begins + chance.between(30, 200) * MINUTE;
  return chance.isLucky(0.1) ? ends : byDay(chance, ends);
}

async function* closing(stage: Stage, number: number, poster: Poster): Doings {
  const { chance } = stage;
  // Somebody always forgets to say so.
  if (chance.isLucky(0.03)) return;
  if (chance.isLucky(0.07)) {
    await stage.says(poster.room, poster.name, `${number}好了`);
    return;
  }
  const [worker] = stage.holders(number);
  if (worker === undefined) return;
  await stage.says(chance.isLucky(0.7) ? null : stage.market, worker, doneWords(stage, number));
  if (chance.isLucky(0.3)) return;
  yield stage.now + chance.between(1, 700) * MINUTE;
  await stage.says(poster.room, poster.name, `${number}${chance.weighed({ 满意: 70, 一般: 10, 不满意: 6, 好了: 14 })}`);
}

function doneWords({ chance }: Stage, number: number): string {
  const yuan = chance.isLucky(0.1) ? `${chance.between(40, 300)}.${chance.between(1, 9)}` : String(chance.between(4, 50) * 10);
  switch (chance.weighed({ command: 40, plain: 25, bare: 16, nothing: 15, free: 4 })) {
    case 'command':
      return `/完成 ${number} 收${yuan}`;
    case 'plain':
      return `完成${number} 收${yuan}`;
    case 'bare':
      return `${number}弄好了，收了${yuan}`;
    case 'nothing':
      return `完成${number}`;
    case 'free':
      return `/完成 ${number} 没收钱`;
  }
}
