import { LATELY_TAKEN, namedBy } from '../../domain/claim-target.ts';
import { isHolder, isPoster, type Order } from '../../domain/order.ts';
import { MINUTE } from '../../domain/time.ts';
import type { Act } from '../../language/meaning.ts';
import { normalize } from '../../language/normalize.ts';
import { noSuchOrder, whichClaim } from '../replies/claim-lines.ts';
import { answer, type Incoming, type Turn } from '../turn.ts';
import { refuse, registerBreach } from './check-claim.ts';
import { claimOrder } from './claim-order.ts';
import { askWhich } from './open-questions.ts';
import { orderMeant } from './order-meant.ts';

type ClaimAct = Extract<Act, { kind: 'claim' }>;

/** So long after a 接龙 a bare "1" goes on with the list. */
const LIST_LASTS = 10 * MINUTE;
const SHOWN_CHOICES = 5;

/** Takes words of claiming for a claim, where they count as one: it depends on who speaks, where, and what is open. */
export function tryClaim(turn: Turn, incoming: Incoming, act: ClaimAct): boolean {
  if (!mayMeanAClaim(turn, incoming, act)) return false;
  return act.numbers.length > 0 ? claimByNumber(turn, incoming, act) : claimByWords(turn, incoming, act);
}

function mayMeanAClaim(turn: Turn, incoming: Incoming, act: ClaimAct): boolean {
  const pointedAt = act.numbers.length > 0 || incoming.quotedNumber !== null;
  if (!pointedAt && goesOnWithList(turn, incoming)) return false;
  const inMarket = incoming.room?.kind === 'market';
  const isWorker = incoming.known?.worker != null;
  if (act.force === 'everyday') {
    const isHeard = inMarket || incoming.quotedNumber !== null || (incoming.room === null && act.numbers.length > 0);
    return isHeard && (isWorker || (inMarket && turn.rules.claimRegister === 'off'));
  }
  return inMarket || pointedAt || (isWorker && incoming.room?.kind !== 'staff');
}

function goesOnWithList(turn: Turn, { room, text }: Incoming): boolean {
  const bare = /^\+?\s?1\W*$/u.test(normalize(text).trim());
  return bare && room !== null && turn.store.journal.since('solitaire', turn.now - LIST_LASTS, { room: room.id }).length > 0;
}

function claimByNumber(turn: Turn, incoming: Incoming, act: ClaimAct): boolean {
  const orders = act.numbers.map((number) => turn.store.orders.byNumber(number)).filter((order) => order !== null);
  const claimable = act.force === 'plain' ? orders : orders.filter((order) => isStillAround(turn, incoming, order));
  for (const { id } of claimable) claimOrder(turn, turn.store.orders.byId(id), incoming.meet(), incoming);
  if (claimable.length > 0) return true;
  return act.force === 'plain' && orders.length === 0 && tellNoSuchOrder(turn, incoming, act);
}

/** Only a worker where workers are: anybody else may well have meant something else by the number. */
function tellNoSuchOrder(turn: Turn, incoming: Incoming, { numbers: [number] }: ClaimAct): boolean {
  const isAmongWorkers = incoming.room === null || incoming.room.kind === 'market';
  if (number === undefined || !isAmongWorkers || !incoming.known?.worker) return false;
  answer(turn, incoming, 'answer', noSuchOrder(number));
  return true;
}

function claimByWords(turn: Turn, incoming: Incoming, act: ClaimAct): boolean {
  const quoted = incoming.quotedNumber === null ? null : turn.store.orders.byNumber(incoming.quotedNumber);
  if (!quoted && (incoming.quotedNumber !== null || calls(incoming))) return false;
  if (quoted && act.force === 'everyday' && !isStillAround(turn, incoming, quoted)) return false;
  if (!quoted && !isInEarshot(incoming, act)) return false;
  if (!quoted && isAboutOwnJob(turn, incoming, act)) return false;
  const target = orderMeant(turn, incoming, { trades: act.trades, taskWords: act.taskWords, pointedAt: quoted });
  switch (target.kind) {
    case 'order':
      claimOrder(turn, target.order, incoming.meet(), incoming);
      return true;
    case 'ask':
      askWhichClaim(turn, incoming, target.orders);
      return true;
    case 'nothing':
      return false;
  }
}

/** Said as one says yes to what one was told. */
const CONSENT = /^(?:好|好的|好嘞|要得|可以|得行|行|没问题|ok)+[哈嘛的了啊哦噢呀!~。.]*$/iu;

/** "好的" from who has just got a job, or words that name the job he has and none that is open, take no other one. */
function isAboutOwnJob(turn: Turn, incoming: Incoming, act: ClaimAct): boolean {
  const person = incoming.known;
  if (act.force !== 'everyday' || !person) return false;
  const held = turn.store.orders.heldBy(person.id, ['open', 'claimed']);
  if (CONSENT.test(normalize(incoming.text).trim())) {
    return held.some(({ holders }) => holders.some((holder) => holder.person === person.id && turn.now - holder.at <= LATELY_TAKEN));
  }
  return namedBy(act, held).length > 0 && namedBy(act, turn.store.orders.open()).length === 0;
}

/** "@赵师傅 接单" calls somebody else to it. */
function calls({ mentions, text }: Incoming): boolean {
  return mentions.length > 0 || /[@＠]\s?(?:所有人|all\b)/i.test(text);
}

/** A quote of something that is no order's post points at nothing. */
function isInEarshot(incoming: Incoming, act: ClaimAct): boolean {
  const inMarket = incoming.room?.kind === 'market';
  return inMarket || (act.force === 'plain' && incoming.known?.worker != null && incoming.room?.kind !== 'staff');
}

/** "好" under the post of an order, or its bare number, is a claim only as long as it can be had, and not from who has it or wants it done. */
function isStillAround(turn: Turn, incoming: Incoming, order: Order): boolean {
  if (incoming.known && (isPoster(order, incoming.known.id) || isHolder(order, incoming.known.id))) return false;
  return order.state.kind === 'open' || (order.state.kind === 'claimed' && turn.now - order.state.at <= LATELY_TAKEN);
}

function askWhichClaim(turn: Turn, incoming: Incoming, orders: readonly Order[]): void {
  const breach = registerBreach(turn, incoming.known);
  if (breach) {
    refuse(turn, null, incoming.meet(), incoming, [breach]);
    return;
  }
  const shown = orders.slice(0, SHOWN_CHOICES);
  const [only = null, ...others] = shown;
  const about = others.length === 0 ? only : null;
  askWhich(turn, incoming, { kind: 'which-claim', orders: shown.map(({ id }) => id) }, whichClaim(shown), about);
}
