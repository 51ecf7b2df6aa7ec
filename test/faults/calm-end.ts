import { setTimeout as pause } from 'node:timers/promises';
import type { BotLife } from './bot-life.ts';
import { checkModes } from './check-files.ts';
import { checkGaps } from './check-gaps.ts';
import { checkDetails, checkLines, checkLinesOfMessages, checkSettled, checkSummaries } from './check-lines.ts';
import { MARKET, STAFF_ROOM } from './community.ts';
import type { StationDay } from './day.ts';
import type { Figures } from './figures.ts';
import { broken } from './promise.ts';
import { type Evidence, withEvidence } from './witness.ts';

const MINUTE = 60_000;

/** Nothing goes wrong any more: what waits is done, the bot is ended as its owner would, and all promises are checked. */
export async function endCalmly(day: StationDay, bot: BotLife, figures: Figures): Promise<void> {
  const { gateway, talk, environment, file } = day;
  await gateway.misbehave({});
  talk.moveHost(0);
  try {
    await bot.go({ environment, killAt: null, time: talk.hostTime, trace: day.trace('calm') });
    if (!(await bot.loggedIn(60_000))) broken('the bot does not come back at the end');
    await settle(day, bot);
    await bot.kill('SIGTERM');
    if (bot.status !== 0) broken(`the bot, told to end, ended with ${bot.status}`);
    day.clock.add(bot.trace().clock);
  } finally {
    await bot.kill();
  }
  day.look();
  withEvidence(file, (evidence) => checkAll(figures, evidence, day));
}

const CALM = { from: 'id-worker-1', room: MARKET, text: '哈哈哈' };

/** Retries wait minutes; and whoever says something makes the bot look at the clock. */
async function settle({ talk, file }: StationDay, bot: BotLife): Promise<void> {
  for (let waits = 0; ; waits += 1) {
    await talk.leap(waits === 0 ? 30 * MINUTE : 2 * MINUTE);
    await bot.setTime(talk.hostTime);
    await talk.say({ ...CALM, meaning: { kind: 'chat', who: CALM.from } });
    await pause(200 + 200 * waits);
    try {
      withEvidence(file, (evidence) => checkSettled(evidence, talk.now));
      return;
    } catch (error) {
      if (waits > 12) throw error;
    }
  }
}

function checkAll(figures: Figures, evidence: Evidence, { talk, check, clock, gateway, dataDir }: StationDay): void {
  const [integrity] = evidence.rows<{ integrity_check: string }>('PRAGMA integrity_check');
  if (integrity?.integrity_check !== 'ok') broken('the database is damaged', integrity);
  if (evidence.rows('PRAGMA foreign_key_check').length > 0) broken('rows refer to nothing');
  check.compareRows(evidence);
  const lines = checkLines(check.lines, evidence, gateway.posts, gateway.faults);
  const events = evidence.rows<{ message: string | null; kind: string; order: number }>(
    'SELECT message, kind, order_id AS "order" FROM order_events',
  );
  checkLinesOfMessages(check.lines, check.committed, talk.meanings, events, { market: MARKET, staff: STAFF_ROOM });
  checkDetails(check.lines, evidence);
  const gaps = checkGaps(talk.said(), check.committed, clock, evidence);
  checkModes(dataDir);
  addFigures(figures, {
    stations: 1,
    said: talk.said().length,
    'handed over': gaps.handedOver,
    committed: gaps.committed,
    'lost with the process': gaps.lostWithProcess,
    'lost while away': gaps.lostWhileAway,
    gaps: gaps.gaps,
    orders: check.orders.length,
    winners: events.filter(({ kind }) => kind === 'claimed').length,
    'stand-bys': events.filter(({ kind }) => kind === 'queued').length,
    'lines sent': lines.sent,
    'lines unsure': lines.unsure,
    'lines refused': lines.refused,
    'said again': lines.saidAgain,
    summaries: checkSummaries(check.lines, evidence),
  });
  for (const { fault } of gateway.faults) if (fault !== 'holdNext') figures.add(fault);
}

function addFigures(figures: Figures, counts: Readonly<Record<string, number>>): void {
  for (const [what, count] of Object.entries(counts)) figures.add(what, count);
}
