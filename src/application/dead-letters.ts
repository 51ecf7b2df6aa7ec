import { isGridWorker, nameOf } from '../domain/people.ts';
import type { DeadLetter } from './ports/outbox.ts';
import type { Store } from './ports/store.ts';
import type { LetterShown } from './replies/dead-letter-lines.ts';
import { shownName } from './turn.ts';

/** A line that did not go out as staff may see it: nicknames of residents are not theirs to know. */
export function letterShown({ store }: { readonly store: Store }, { target, kind, order, state, at }: DeadLetter): LetterShown {
  return {
    at,
    kind,
    number: order === null ? null : store.orders.byId(order).number,
    isUnsure: state === 'unsure',
    to: target.kind === 'room' ? { room: store.rooms.byId(target.room)?.name ?? null } : { person: shownPerson(store, target.person) },
  };
}

function shownPerson(store: Store, id: Parameters<Store['people']['byId']>[0]): string | null {
  const person = store.people.byId(id);
  return person.worker || person.staff || isGridWorker(person) ? shownName(nameOf(person)) : null;
}
