import { MINUTE } from '../../domain/time.ts';

/** Once, to who writes more than anybody has to say: from now on nothing that he writes leads to anything. */
export function tooManyMessages(wait: number, stationPhone: string | null): string {
  const urgent = stationPhone === null ? '' : `，急事打驿站电话${stationPhone}`;
  return `您发的太多了，我先不看，${Math.max(1, Math.ceil(wait / MINUTE))}分钟后再发${urgent}`;
}
