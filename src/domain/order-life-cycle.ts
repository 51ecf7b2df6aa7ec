import type { MessageId, PersonId } from './ids.ts';
import { type Holder, isHolder, type OrderEvent, type OrderLife, type OrderState, placesLeft } from './order.ts';
import type { UtcMs } from './time.ts';

/** The event is not possible in this state; `state` says which it is. */
export interface Impossible {
  readonly kind: 'impossible';
  readonly state: OrderState['kind'];
}

export type Transition = { readonly kind: 'ok'; readonly life: OrderLife } | Impossible;

/**
 * What an event makes of an order: the whole table. Pure; whether somebody *may* do it is asked elsewhere.
 *
 * ```
 *              posted
 *                │            given-back (no stand-by), no-show
 *                ▼          ┌──────────────────────────────┐
 *   expired ◀── open ──── claimed/assigned (the last one) ─▶ claimed ── reported-done ─▶ done
 *                │ ▲                                          │  │                        │
 *                │ └─ standby-passed (none left)              │  └──── confirmed ───┐     │ confirmed
 *                │                                            │                     ▼     ▼
 *                └──────── cancelled ◀────────────────────────┘                     closed ◀── placed-elsewhere (open)
 * ```
 * - An open order may have some of its workers already; it is claimed when the last has come.
 * - `standby-called` keeps the open order for one person; only he can claim, everybody else queues.
 * - `confirmed` from claimed: the poster said 好了 before the worker did.
 * - announced, amended, picture-added, no-show-reported and what is said of disputes and payments change nothing here (but
 *   the headcount, and the amount that was paid).
 */
export function transition(life: OrderLife, event: OrderEvent, at: UtcMs, message: MessageId | null): Transition {
  const { state } = life;
  const impossible: Impossible = { kind: 'impossible', state: state.kind };
  const unfinished = state.kind === 'open' || state.kind === 'claimed';
  switch (event.kind) {
    case 'posted':
      return ok({ state: { kind: 'open', since: at, reservedFor: null }, headcount: event.headcount, holders: [], standby: [] });
    case 'announced':
    case 'disputed':
    case 'dispute-settled':
    case 'picture-added':
      return ok(life);
    case 'no-show-reported':
      return state.kind === 'claimed' || life.holders.length > 0 ? ok(life) : impossible;
    case 'amended':
      return unfinished ? ok(settle({ ...life, headcount: Math.max(event.headcount, life.holders.length, 1) }, at)) : impossible;
    case 'claimed':
      if (state.kind !== 'open' || (state.reservedFor !== null && state.reservedFor !== event.person)) return impossible;
      if (isHolder(life, event.person) || placesLeft(life) === 0) return impossible;
      return ok(take(life, { person: event.person, at, seconds: event.seconds, message }, at));
    case 'assigned':
      if (!unfinished || isHolder(life, event.person) || placesLeft(life) === 0) return impossible;
      return ok(take(life, { person: event.person, at, seconds: null, message: null }, at));
    case 'queued':
      if (!unfinished || isHolder(life, event.person) || life.standby.includes(event.person)) return impossible;
      return ok({ ...life, standby: joined(life.standby, event) });
    case 'unqueued':
      return ok({ ...life, standby: without(life.standby, event.person) });
    case 'given-back':
      if (!unfinished || !isHolder(life, event.person)) return impossible;
      return ok({ ...life, holders: life.holders.filter(({ person }) => person !== event.person), state: reopen(at) });
    case 'standby-called':
      return state.kind === 'open' ? ok({ ...life, state: { ...state, reservedFor: event.person } }) : impossible;
    case 'standby-passed':
      if (state.kind !== 'open') return impossible;
      return ok({ ...life, state: reopen(at), standby: without(life.standby, event.person) });
    case 'handed-over':
      return unfinished && isHolder(life, event.from) && !isHolder(life, event.to)
        ? ok(handOver(life, event.from, event.to, at))
        : impossible;
    case 'reported-done':
      return state.kind === 'claimed' || (state.kind === 'open' && life.holders.length > 0)
        ? ok({ ...life, state: { kind: 'done', at, paidFen: event.paidFen } })
        : impossible;
    case 'confirmed':
      if (state.kind === 'done') {
        const { at: doneAt, paidFen } = state;
        return ok({ ...life, state: { kind: 'closed', at, doneAt, paidFen, rating: event.rating, elsewhere: false } });
      }
      if (state.kind !== 'claimed') return impossible;
      return ok({ ...life, state: { kind: 'closed', at, doneAt: at, paidFen: null, rating: event.rating, elsewhere: false } });
    case 'payment-contested':
      return isDone(state) ? ok(life) : impossible;
    case 'payment-corrected':
      return isDone(state) ? ok({ ...life, state: { ...state, paidFen: event.paidFen } }) : impossible;
    case 'cancelled':
      return unfinished ? ok({ ...life, state: { kind: 'cancelled', at } }) : impossible;
    case 'expired':
      return state.kind === 'open' ? ok({ ...life, state: { kind: 'expired', at } }) : impossible;
    case 'placed-elsewhere':
      return state.kind === 'open' || state.kind === 'expired'
        ? ok({ ...life, state: { kind: 'closed', at, doneAt: null, paidFen: null, rating: null, elsewhere: true } })
        : impossible;
  }
}

/** Whether a worker of ours has done it, so that there is an amount to speak of. */
function isDone(state: OrderState): state is Extract<OrderState, { paidFen: unknown }> {
  return state.kind === 'done' || (state.kind === 'closed' && !state.elsewhere);
}

function ok(life: OrderLife): Transition {
  return { kind: 'ok', life };
}

function reopen(at: UtcMs): OrderState {
  return { kind: 'open', since: at, reservedFor: null };
}

function take(life: OrderLife, holder: Holder, at: UtcMs): OrderLife {
  return settle({ ...life, holders: [...life.holders, holder], standby: without(life.standby, holder.person) }, at);
}

/** Open while somebody is missing, claimed when nobody is; what is kept for a stand-by stays so. */
function settle(life: OrderLife, at: UtcMs): OrderLife {
  if (placesLeft(life) === 0) return life.state.kind === 'claimed' ? life : { ...life, state: { kind: 'claimed', at } };
  return life.state.kind === 'open' ? released(life) : { ...life, state: reopen(at) };
}

/** Kept for the stand-by who is being asked, until he is among those who have the job. */
function released(life: OrderLife): OrderLife {
  const { state } = life;
  if (state.kind !== 'open' || state.reservedFor === null || !isHolder(life, state.reservedFor)) return life;
  return { ...life, state: { ...state, reservedFor: null } };
}

/** Last in line, or first, but behind those who were to be first before him. */
function joined(standby: readonly PersonId[], { person, first, behind = 0 }: Extract<OrderEvent, { kind: 'queued' }>): readonly PersonId[] {
  const place = first ? behind : standby.length;
  return [...standby.slice(0, place), person, ...standby.slice(place)];
}

function handOver(life: OrderLife, from: PersonId, to: PersonId, at: UtcMs): OrderLife {
  const holders = life.holders.map((holder) => (holder.person === from ? { person: to, at, seconds: null, message: null } : holder));
  return released({ ...life, holders, standby: without(life.standby, to) });
}

function without(people: readonly PersonId[], person: PersonId): readonly PersonId[] {
  return people.filter((one) => one !== person);
}
