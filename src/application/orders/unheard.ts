import type { OrderId } from '../../domain/ids.ts';
import { afterQuiet } from '../../domain/quiet-hours.ts';
import { mustWaitForMorning } from '../claims/speak.ts';
import type { Turn } from '../turn.ts';
import { announceAgain, isLookedFor } from './announce.ts';

/** The announcement was held up so long that it was dropped: if somebody is still looked for, the market hears of the order as it now is. */
export function announceUnheard(turn: Turn, id: OrderId): void {
  const order = turn.store.orders.byId(id);
  if (!isLookedFor(order)) return;
  if (mustWaitForMorning(turn, order)) {
    turn.store.due.schedule({ kind: 'announce', at: afterQuiet(turn.now, turn.rules), order: id, person: null, cause: null });
  } else announceAgain(turn, order);
}
