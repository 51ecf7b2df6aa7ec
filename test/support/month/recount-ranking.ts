import type { LedgerLine } from './ledger-files.ts';
import { type History, middle, standAt } from './recount.ts';

export interface WorkerFigures {
  readonly jobs: number;
  readonly fen: number;
  readonly medianSeconds: number | null;
  readonly good: number;
  readonly rated: number;
}

/**
 * What each worker did, counted over the rows of the ledger. A row has one 接单用时, that of the last who came: for a job
 * of several each one's own comes from the history.
 */
export function workersOf(rows: readonly LedgerLine[], history: History): ReadonlyMap<string, WorkerFigures> {
  const seconds = new Map<string, number[]>();
  const figures = new Map<string, WorkerFigures>();
  for (const row of rows.filter((one) => one.完成时间 !== null)) {
    const names = String(row.接单人).split('、');
    const fen = fenOf(row);
    names.forEach((name, place) => {
      const before = figures.get(name) ?? { jobs: 0, fen: 0, medianSeconds: null, good: 0, rated: 0 };
      // A cent that cannot be shared goes to who came first.
      const part = Math.floor(fen / names.length) + (place < fen % names.length ? 1 : 0);
      figures.set(name, {
        ...before,
        jobs: before.jobs + 1,
        fen: before.fen + part,
        good: before.good + (row.评价 === '满意' ? 1 : 0),
        rated: before.rated + (row.评价 === null ? 0 : 1),
      });
      const took = names.length === 1 ? row['接单用时(秒)'] : ownSeconds(history, row, name);
      if (typeof took === 'number') seconds.set(name, [...(seconds.get(name) ?? []), took]);
    });
  }
  return new Map([...figures].map(([name, one]) => [name, { ...one, medianSeconds: middle(seconds.get(name) ?? []) }]));
}

export function fenOf(row: LedgerLine): number {
  return Math.round(Number(row.实收 ?? 0) * 100);
}

export function numberOf(row: LedgerLine): number {
  return Number(String(row.单号).split('-')[1]);
}

function ownSeconds({ stories, names }: History, row: LedgerLine, name: string): number | null {
  const story = stories.find(({ number }) => number === numberOf(row));
  const stand = story ? standAt(story, Number.MAX_SAFE_INTEGER) : null;
  return stand?.holders.find(({ person }) => names.get(person) === name)?.seconds ?? null;
}
