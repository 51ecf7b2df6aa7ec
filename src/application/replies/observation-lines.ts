import type { Observation } from '../../domain/services.ts';
import { shownName } from '../turn.ts';
import { stampText } from './date-words.ts';

type Numbered = Pick<Observation, 'number'>;

function title({ number }: Numbered): string {
  return `上报${number}`;
}

/** In a group where others read along: not a word of what was reported. */
export function tellMeAlone(): string {
  return '请私信我';
}

/** To the staff room. */
export function observed(observation: Numbered, by: string, text: string): string {
  return `${title(observation)} ${shownName(by)}：${text}\n${howToSettle(observation)}`;
}

function howToSettle({ number }: Numbered): string {
  return `处理好了发：/上报 ${number} 了结`;
}

/** In the staff room, where what was reported stands already. */
export function observedHere(observation: Numbered): string {
  return `${title(observation)} 记下了，${howToSettle(observation)}`;
}

export function observationPassedOn(observation: Numbered): string {
  return `${title(observation)} 报给站点了。人有危险先打120、110`;
}

export function observationSettled(observation: Numbered): string {
  return `${title(observation)} 了结了`;
}

export function noSuchObservation(number: number): string {
  return `没有上报${number}，看清号再发`;
}

export function settledBefore(observation: Numbered): string {
  return `${title(observation)} 已经了结`;
}

/** More would not fit into one message. */
const LISTED = 15;

/** For grid workers and staff only. */
export function openObservations(rows: readonly { readonly observation: Observation; readonly by: string }[]): string {
  if (rows.length === 0) return '没有没了结的上报';
  const shown = rows
    .slice(0, LISTED)
    .map(({ observation, by }) => `${title(observation)} ${stampText(observation.at)} ${shownName(by)}：${observation.text ?? ''}`);
  return [`没了结的上报${rows.length}件：`, ...shown, ...(rows.length > LISTED ? [`只列了前${LISTED}件`] : [])].join('\n');
}
