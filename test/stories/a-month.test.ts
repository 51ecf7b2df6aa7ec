import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rankingOf } from '../../src/application/figures/ranking-of.ts';
import { summaryOf } from '../../src/application/figures/summary-of.ts';
import { DAY, type Day, dayOf, dayStart, HOUR, startOfDay } from '../../src/domain/time.ts';
import { inCsv, type OpenedLedger, openLedger, readCsv } from '../support/month/ledger-files.ts';
import { type PlayedMonth, playMonth, suspended } from '../support/month/play-month.ts';
import { asSaid, figuresOf, type History, jobsOfDay, readHistory, standAt, tally } from '../support/month/recount.ts';
import { fenOf, numberOf, workersOf } from '../support/month/recount-ranking.ts';
import { readRanking, readSummary } from '../support/month/said-figures.ts';

/**
 * Thirty days of a station with seven grids and 165 workers, some forty orders a day; at the end every figure that it says
 * or files has to agree with every other to the last digit, and with a count of our own over the bare history.
 *
 * Where two of them cannot be the same number, because they mean something else, the one is derived from the other:
 * - The summary that is said at 20:00 is the day up to then; `/日报` asked later is the whole day.
 * - A summary counts a taking on its day; the ledger knows who has the job at last. A job that was taken on one day, given
 *   back on another and taken again counts in two summaries and in one row.
 * - A summary counts an order as expired on the day on which it did; if somebody noted later that he was found elsewhere,
 *   the ledger says that.
 */

const START = dayStart('2026-11-01');
const DAYS = 30;
const MONTH: readonly Day[] = Array.from({ length: DAYS }, (_, index) => dayOf(START + index * DAY));
const LAST_SECOND = START + DAYS * DAY - 1000;

let month: PlayedMonth;
let history: History;
let ledger: OpenedLedger;
const answers: Record<'summaries' | 'ranking', string[]> = { summaries: [], ranking: [] };
const cpu = process.cpuUsage();

beforeAll(async () => {
  month = await playMonth({ start: START, days: DAYS, ordersADay: 40, seed: 11 });
  history = readHistory(month.world.file);
  answers.summaries = await summariesAsked();
  answers.ranking = (await asked('/排行')).map(({ text }) => text);
  ledger = await openLedger((await asked('/台账 本月'))[0]?.file ?? null);
  const { user, system } = process.cpuUsage(cpu);
  // Of processor time in seconds; twenty-five where it was written. More than this means that something has become slow.
  expect((user + system) / 1e6).toBeLessThan(120);
}, 400_000);
afterAll(() => month.world.end());

/** What the manager is answered by direct message. */
async function asked(words: string) {
  const { world } = month;
  const before = world.said.length;
  await world.says(null, '糜主任', words);
  return world.said.slice(before).filter(({ to }) => to === '糜主任');
}

async function summariesAsked(): Promise<string[]> {
  const texts: string[] = [];
  for (const day of MONTH) texts.push((await asked(`/日报 ${day}`))[0]?.text ?? '');
  return texts;
}

/** The summaries as they were sent to a group, with when. */
function summariesSaidIn(room: string) {
  return month.world.said.filter(({ to, text }) => to === room && text.startsWith('日报 '));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('the month', () => {
  it('was a lively one', () => {
    const kinds = tally(history.stories.flatMap(({ steps }) => steps.map(({ kind }) => kind)));
    expect(history.stories.length).toBeGreaterThan(1100);
    // All that a station lives through was there, and not just once.
    for (const kind of [
      'claimed',
      'assigned',
      'queued',
      'given-back',
      'standby-called',
      'standby-passed',
      'handed-over',
      'no-show-reported',
      'amended',
      'reported-done',
      'confirmed',
      'cancelled',
      'expired',
      'placed-elsewhere',
      'disputed',
    ]) {
      expect(kinds[kind], kind).toBeGreaterThan(0);
    }
    // A command that was over ten minutes late, a telephone number that two have by chance: more there may not be.
    expect(month.stage.unread.length).toBeLessThan(5);
    expect(new Set(ledger.rows.map((row) => row.来源))).toEqual(new Set(['网格群', '零工市场', '私信', '网格员代发']));
  });

  it('had its summary once a day and room, at eight in the evening, or when the bot was back', () => {
    for (const room of [month.stage.market, month.stage.staffRoom]) {
      const said = summariesSaidIn(room);
      expect(said.map(({ at }) => dayOf(at))).toEqual(MONTH);
      expect(said.map(({ at }) => (at - startOfDay(at)) / HOUR)).toEqual(MONTH.map((_, index) => (index === 10 ? 20.6 : 20)));
    }
  });
});

describe('the summaries', () => {
  it('said in the staff room are the days up to the moment in which they were said', () => {
    for (const { text, at } of summariesSaidIn(month.stage.staffRoom)) {
      const { finishers, ...said } = readSummary(text);
      // Of what happens in the very moment, what was due before counts, what comes after does not.
      const [before, after] = [figuresOf(history, startOfDay(at), at), figuresOf(history, startOfDay(at), at + 1)];
      expect([before, after], dayOf(at)).toContainEqual(said);
      expectNamed(finishers, startOfDay(at), at + 1);
    }
  });

  it('said in the market are the same without the grids', () => {
    const inStaffRoom = summariesSaidIn(month.stage.staffRoom).map(({ text }) => ({ ...readSummary(text), byGrid: {} }));
    expect(summariesSaidIn(month.stage.market).map(({ text }) => readSummary(text))).toEqual(inStaffRoom);
  });

  it('asked for afterwards are the whole days as they stood at their ends', () => {
    MONTH.forEach((day, index) => {
      const { finishers, ...said } = readSummary(answers.summaries[index] ?? '');
      expect(said, day).toEqual(figuresOf(history, dayStart(day), dayStart(day) + DAY));
      expectNamed(finishers, dayStart(day), dayStart(day) + DAY);
    });
  });

  it('are said as the store counts them', () => {
    MONTH.forEach((day, index) => {
      const { share, open, posted, claimed, done, cancelled, expired, elsewhere } = summaryOf(month.world.station.store, day);
      const said = readSummary(answers.summaries[index] ?? '');
      expect(said).toMatchObject({ posted, claimed, done, cancelled, expired, elsewhere, share });
      expect(said.open).toHaveLength(open.length);
    });
  });

  it('differ from what was said at eight by just what happened later that day', () => {
    const said = summariesSaidIn(month.stage.staffRoom);
    MONTH.forEach((_, index) => {
      const { at = 0, text = '' } = said[index] ?? {};
      const end = startOfDay(at) + DAY;
      const postedLater = history.stories.filter(({ postedAt }) => postedAt >= at && postedAt < end).length;
      expect(readSummary(answers.summaries[index] ?? '').posted).toBe(readSummary(text).posted + postedLater);
    });
  });

  function expectNamed(finishers: readonly { name: string; jobs: number }[], midnight: number, until: number): void {
    const jobs = Object.entries(jobsOfDay(history, midnight, until)).map(
      ([person, count]) => `${spoken(history.names.get(Number(person)) ?? '')} ${count}`,
    );
    for (const { name, jobs: count } of finishers) expect(jobs).toContain(`${name} ${count}`);
  }
});

describe('the ledger of the month', () => {
  it('holds every order once, counted through in the order of posting', () => {
    expect(ledger.rows.map(numberOf)).toEqual(history.stories.map(({ number }) => number));
    expect(ledger.rows.map((row) => row.序号)).toEqual(history.stories.map((_, index) => index + 1));
  });

  it('sums up to the same as the days', () => {
    const days = answers.summaries.map(readSummary);
    const inState = (...states: readonly string[]) => ledger.rows.filter((row) => states.includes(String(row.状态))).length;
    expect(sum(days.map(({ posted }) => posted))).toBe(ledger.rows.length);
    expect(sum(days.map(({ done }) => done))).toBe(inState('已完成', '已办结'));
    expect(sum(days.map(({ done }) => done))).toBe(ledger.rows.filter((row) => row.完成时间 !== null).length);
    expect(sum(days.map(({ cancelled }) => cancelled))).toBe(inState('已取消'));
    expect(sum(days.map(({ elsewhere }) => elsewhere))).toBe(inState('其他渠道'));
    expect(days.at(-1)?.open).toHaveLength(inState('待接单'));
    for (const trade of new Set(history.stories.map((one) => one.trade))) {
      expect(sum(days.map(({ byTrade }) => byTrade[trade] ?? 0)), trade).toBe(history.stories.filter((one) => one.trade === trade).length);
    }
  });

  it('has as many takings as the days less those that did not last, and as many expired less those found later', () => {
    const days = answers.summaries.map(readSummary);
    const ends = MONTH.map((day) => dayStart(day) + DAY);
    // Stood as taken on that day at its end, but was open again on a later one.
    const lost = sum(
      history.stories.map((story) => {
        const last = standAt(story, LAST_SECOND + 1000)?.takenAt ?? null;
        return ends.filter((end) => {
          const takenAt = standAt(story, end)?.takenAt ?? null;
          return takenAt !== null && takenAt >= end - DAY && takenAt !== last;
        }).length;
      }),
    );
    const taken = history.stories.filter((story) => standAt(story, LAST_SECOND + 1000)?.takenAt != null);
    expect(lost).toBeGreaterThan(0);
    expect(sum(days.map(({ claimed }) => claimed))).toBe(taken.length + lost);
    // The ledger's 接单 is a state: what was taken and then withdrawn stands under 取消.
    const rowsTaken = ledger.rows.filter((row) => ['已接单', '已完成', '已办结'].includes(String(row.状态))).length;
    const withdrawnAfter = taken.filter((story) => standAt(story, LAST_SECOND + 1000)?.state === 'cancelled').length;
    expect(rowsTaken).toBe(taken.length - withdrawnAfter);
    expect(ledger.sums.find((row) => row.统计 === '合计')?.接单).toBe(rowsTaken);

    const foundLater = history.stories.filter(({ steps }) => {
      const [expired, found] = ['expired', 'placed-elsewhere'].map((kind) => steps.find((step) => step.kind === kind)?.at);
      return expired !== undefined && found !== undefined && dayOf(expired) !== dayOf(found);
    });
    expect(sum(days.map(({ expired }) => expired))).toBe(ledger.rows.filter((row) => row.状态 === '已过期').length + foundLater.length);
  });

  it('has a second sheet that sums up the first', () => {
    const titles = ['发单', '接单', '完成', '其他渠道', '取消', '过期', '待接单', '实收(元)'];
    const summed = (rows: typeof ledger.rows) => {
      const inState = (...states: readonly string[]) => rows.filter((row) => states.includes(String(row.状态))).length;
      return [
        rows.length,
        inState('已接单', '已完成', '已办结'),
        inState('已完成', '已办结'),
        inState('其他渠道'),
        inState('已取消'),
        inState('已过期'),
        inState('待接单'),
        sum(rows.map(fenOf)) / 100,
      ];
    };
    const groups: readonly (readonly [string, string])[] = [
      ['按类别', '类别'],
      ['按网格', '网格'],
    ];
    for (const [by, title] of groups) {
      const names = [...new Set(ledger.rows.map((row) => row[title] ?? null))];
      const lines = ledger.sums.filter((row) => row.统计 === by);
      expect(lines).toHaveLength(names.length);
      for (const name of names) {
        const called = by === '按类别' ? name : name === null ? '未分网格' : `${name}网格`;
        const line = lines.find((row) => row.名称 === called);
        expect(titles.map((one) => line?.[one])).toEqual(summed(ledger.rows.filter((row) => (row[title] ?? null) === name)));
      }
    }
    const all = ledger.sums.find((row) => row.统计 === '合计');
    expect(titles.map((one) => all?.[one])).toEqual(summed(ledger.rows));
  });

  it('from the shell is the same file, as a workbook and as CSV', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'month-'));
    try {
      const [csv, xlsx] = (['csv', 'xlsx'] as const).map((format) => {
        const out = join(folder, `november.${format}`);
        const args = ['--date', '2026-11-01', '--to', '2026-11-30', '--format', format, '--out', out];
        const { status, stderr } = spawnSync('npm', ['run', '--silent', 'ledger', '--', ...args], {
          env: { ...process.env, DATA_DIR: dirname(month.world.file) },
          encoding: 'utf8',
        });
        expect(status, stderr).toBe(0);
        return readFileSync(out);
      });
      expect(await openLedger(xlsx ?? null)).toEqual(ledger);
      expect(csv?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const lines = readCsv(csv?.subarray(3).toString('utf8') ?? '');
      expect(lines).toEqual(ledger.rows.map((row) => Object.fromEntries(Object.entries(row).map(([title, cell]) => [title, inCsv(cell)]))));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('in the staff room hides phones and doors, and nothing else', async () => {
    const before = month.world.said.length;
    await month.world.says(month.stage.staffRoom, '糜主任', '/台账 本月');
    const sent = month.world.said.slice(before).filter(({ file }) => file !== null);
    expect(sent.map(({ to }) => to).sort()).toEqual([month.stage.staffRoom, '糜主任'].sort());
    const masked = await openLedger(sent.find(({ to }) => to === month.stage.staffRoom)?.file ?? null);
    expect(masked.sums).toEqual(ledger.sums);
    expect(JSON.stringify(masked.rows)).not.toMatch(/1[38]\d{9}|\d栋|\d单元/u);
    const figures = ['单号', '日期时间', '类别', '接单时间', '接单用时(秒)', '完成时间', '实收', '状态', '评价'];
    const only = (rows: typeof ledger.rows) => rows.map((row) => figures.map((title) => row[title]));
    expect(only(masked.rows)).toEqual(only(ledger.rows));
  });
});

describe('the ranking of the month', () => {
  it('is what the rows of the ledger say, for every single worker', () => {
    const ranking = rankingOf(month.world.station.store, { kind: 'month', year: 2026, month: 11 }, month.world.now());
    const counted = workersOf(ledger.rows, history);
    expect(new Map(ranking.rows.map(({ name, person: _, ...figures }) => [name, figures]))).toEqual(counted);
  });

  it('is said so: the first ten, and how many had none', () => {
    const { ranks, registered, without } = readRanking(answers.ranking[0] ?? '');
    const counted = workersOf(ledger.rows, history);
    const best = [...counted].sort(([, a], [, b]) => b.jobs - a.jobs || b.fen - a.fen).slice(0, 10);
    expect(ranks.map(({ jobs, yuan }) => [jobs, yuan])).toEqual(best.map(([, { jobs, fen }]) => [jobs, fen / 100]));
    for (const { name, jobs, yuan, seconds, good, rated } of ranks) {
      const [, one] = [...counted].find(([worker]) => spoken(worker) === name) ?? [];
      expect({ jobs, fen: Math.round(yuan * 100), seconds, rated }).toEqual({
        jobs: one?.jobs,
        fen: one?.fen,
        seconds: asSaid(one?.medianSeconds ?? null),
        rated: one?.rated,
      });
      expect(good).toBe(one && one.rated > 0 ? Math.round((100 * one.good) / one.rated) : null);
    }
    // Of two who were suspended one may claim again since long ago, the other not before the new year.
    const [, gone] = suspended(month.world);
    const eligible = month.world.community.people.filter(({ roles, name }) => roles.includes('worker') && name !== gone);
    expect(registered).toBe(164);
    expect(without).toBe(eligible.filter(({ name }) => !counted.has(name)).length);
    expect(without).toBeGreaterThan(0);
  });

  it('shares out all the money of the ledger, to the cent', () => {
    const ranking = rankingOf(month.world.station.store, { kind: 'month', year: 2026, month: 11 }, month.world.now());
    const paid = sum(ledger.rows.map(fenOf));
    expect(paid).toBeGreaterThan(0);
    // A summary says no money; the ledger's own sums do.
    expect(sum(ranking.rows.map(({ fen }) => fen))).toBe(paid);
    expect(ledger.sums.find((row) => row.统计 === '合计')?.['实收(元)']).toBe(paid / 100);
    const loveOrders = ledger.rows.filter((row) => String(row.备注).includes('爱心单'));
    expect(loveOrders.length).toBeGreaterThan(3);
    expect(loveOrders.every((row) => row.实收 === 0)).toBe(true);
  });
});

describe('when the next month has begun', () => {
  beforeAll(async () => {
    await month.goOnTo(START + (DAYS + 4) * DAY);
  }, 100_000);

  it('the days of the last one read as they did', async () => {
    expect(await summariesAsked()).toEqual(answers.summaries);
  });

  it('its ranking keeps jobs and money; its ledger follows what became of its orders', async () => {
    const [before, after] = [answers.ranking[0], (await asked('/排行 2026-11'))[0]?.text].map((text) => readRanking(text ?? ''));
    const worth = (said: typeof before) => said?.ranks.map(({ name, jobs, yuan, seconds }) => [name, jobs, yuan, seconds]);
    expect(worth(after)).toEqual(worth(before));
    const later = await openLedger((await asked('/台账 2026-11'))[0]?.file ?? null);
    expect(later.rows.map((row) => row.单号)).toEqual(ledger.rows.map((row) => row.单号));
    const doneInMonth = later.rows.filter((row) => row.完成时间 instanceof Date && row.完成时间.getTime() < Date.UTC(2026, 11, 1));
    expect(doneInMonth.map((row) => [row.单号, row.实收])).toEqual(
      ledger.rows.filter((row) => row.完成时间 !== null).map((row) => [row.单号, row.实收]),
    );
  });
});

/** A worker's name as it is said; the community has no other forms of address. */
function spoken(name: string): string {
  return /(?:师傅|孃)$/u.test(name) ? name : `${name}师傅`;
}
