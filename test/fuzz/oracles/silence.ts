import type { FuzzStation, Heard, Outcome } from '../fuzz-station.ts';
import type { Change } from '../watch.ts';
import { holdTo } from './fault.ts';

/** What may be written of a message that leads to nothing: its id and time; that a list was seen; a nickname. */
const TRACES: readonly string[] = ['inbox', 'people', 'journal'];

const shown = (changes: readonly Change[]): string => changes.map(({ op, table, key }) => `${op} ${table} ${key ?? ''}`).join(', ');

export function checkSilence({ heard, changes, lines }: Outcome): void {
  if (heard === null) return;
  if (heard.again) {
    holdTo(changes.length === 0, () => `${heard.message.id} came again: ${shown(changes)}`);
    return;
  }
  if (heard.message.room !== null && heard.roomKind === null && !isBinding(heard)) {
    // Who stands in the settings of the start is made staff by whatever he writes.
    const own = changes.filter(({ table }) => table !== 'people' && table !== 'roles');
    holdTo(own.length === 0, () => `in a group that is not bound: ${shown(changes)}`);
    holdTo(lines.length === 0, () => `says in a group that is not bound: ${JSON.stringify(lines.map(({ text }) => text))}`);
  }
}

function isBinding({ sender, text }: Heard): boolean {
  return sender.staff && /[/、／][\p{C}\p{Z}\u3164\u2800]*绑定/u.test(text.normalize('NFKC'));
}

/** A message that left no more than its traces. */
export function ledToNothing({ heard, changes }: Outcome): boolean {
  return heard !== null && changes.every(({ table }) => TRACES.includes(table));
}

/** Of a message that led to nothing no word stands anywhere in the file. */
export function checkForgotten(station: FuzzStation, marks: readonly string[]): void {
  const kept = station.holdsOf(marks);
  holdTo(kept.length === 0, () => `${kept.join()} stands in the file though its message led to nothing`);
}
