import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ArrivalQueue } from '../../../src/channels/wechaty/arrival-queue.ts';

const limits = { hold: 2_000, retry: 10_000 };
const takes = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A queue whose ids load as `load` says; what was handed over is in `heard`. */
function queueOf(load: (id: string, lenient: boolean) => Promise<string | null>, retryAfter = [1_000, 1_000]) {
  const heard: string[] = [];
  const arrivals: number[] = [];
  const lost: number[] = [];
  const queue = new ArrivalQueue<string>({
    load,
    handOver: (loaded, arrivedAt) => {
      heard.push(loaded);
      arrivals.push(arrivedAt);
    },
    onLost: (arrivedAt) => lost.push(arrivedAt),
    limits,
    retryAfter,
  });
  return { queue, heard, arrivals, lost };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('order of arrival', () => {
  test('holds, however long each payload takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 1_900 }), { maxLength: 60 }), async (delays) => {
        const { queue, heard } = queueOf(async (id) => {
          await takes(delays[Number(id)] ?? 0);
          return id;
        });
        delays.forEach((_, i) => {
          queue.push(String(i), i);
        });
        await vi.runAllTimersAsync();
        expect(heard).toEqual(delays.map((_, i) => String(i)));
      }),
      { numRuns: 30 },
    );
  });

  test('holds in a burst larger than what is loaded side by side', async () => {
    let loading = 0;
    let most = 0;
    const { queue, heard } = queueOf(async (id) => {
      loading += 1;
      most = Math.max(most, loading);
      await takes(Number(id) % 7);
      loading -= 1;
      return id;
    });
    const ids = Array.from({ length: 1_000 }, (_, i) => String(i));
    for (const id of ids) queue.push(id, 0);
    await vi.runAllTimersAsync();
    expect(heard).toEqual(ids);
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThan(100);
  });

  test('a message with nothing to hand over leaves no hole', async () => {
    const { queue, heard } = queueOf(async (id) => (id === 'own' ? null : id));
    for (const id of ['a', 'own', 'b']) queue.push(id, 0);
    await vi.runAllTimersAsync();
    expect(heard).toEqual(['a', 'b']);
  });
});

describe('a payload that does not come', () => {
  test('holds up those behind it for two seconds, and is then handed over late with the time it arrived', async () => {
    let tries = 0;
    const { queue, heard, arrivals } = queueOf((id) => {
      if (id !== 'slow') return Promise.resolve(id);
      tries += 1;
      return tries === 1 ? new Promise(() => undefined) : Promise.resolve(id);
    });
    queue.push('first', 100);
    queue.push('slow', 200);
    queue.push('third', 300);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(heard).toEqual(['first']);
    expect(queue.oldest()).toBe(200);

    await vi.advanceTimersByTimeAsync(200);
    expect(heard).toEqual(['first', 'third']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard).toEqual(['first', 'third', 'slow']);
    expect(arrivals).toEqual([100, 300, 200]);
    expect(queue.oldest()).toBeNull();
  });

  test('is given up in the end, and said to be lost', async () => {
    const { queue, heard, lost } = queueOf(() => new Promise(() => undefined));
    queue.push('gone', 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual([]);
    expect(lost).toEqual([0]);
    expect(queue.oldest()).toBeNull();
  });

  test('is tried leniently at once when the first try was refused, and keeps its place', async () => {
    const { queue, heard } = queueOf(async (id, lenient) => {
      await takes(100);
      if (id === 'odd' && !lenient) throw new Error('no such contact');
      return id;
    });
    for (const id of ['odd', 'even']) queue.push(id, 0);
    await vi.runAllTimersAsync();
    expect(heard).toEqual(['odd', 'even']);
  });
});

test('a closed queue hands nothing over', async () => {
  const { queue, heard } = queueOf(async (id) => {
    await takes(100);
    return id;
  });
  queue.push('a', 0);
  queue.close();
  queue.push('b', 0);
  await vi.runAllTimersAsync();
  expect(heard).toEqual([]);
});
