import type { Reading } from '../../language/meaning.ts';
import { forbiddenForSender, forbiddenForStaff, forbiddenName } from '../replies/order-lines.ts';
import { type Incoming, sayPrivately, sayToStaff, shownName, type Turn } from '../turn.ts';

/** What must not be brokered goes nowhere: the staff room is told; who asked for it gets a plain line, an advertiser none. */
export function refuseForbidden(turn: Turn, incoming: Incoming, found: NonNullable<Reading['forbidden']>): void {
  const sender = incoming.meet();
  sayToStaff(turn, 'staff', forbiddenForStaff(shownName(sender.name), incoming.room?.name ?? null, forbiddenName(found.kind)));
  if (!found.advertisement) sayPrivately(turn, sender, incoming.room, 'refusal', forbiddenForSender());
}
