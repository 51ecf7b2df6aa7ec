import type { UtcMs } from '../domain/time.ts';
import type { Store } from './ports/store.ts';

/** The last time that the bot wrote down while it ran: time does not go back behind it, whatever the machine's clock says. */
export function lastTimeIn({ settings, inbox }: Store): UtcMs {
  const heartbeat = Number(settings.get('heartbeat') ?? 0);
  return Math.max(Number.isFinite(heartbeat) ? heartbeat : 0, ...inbox.latest(1).map(({ arrivedAt }) => arrivedAt));
}
