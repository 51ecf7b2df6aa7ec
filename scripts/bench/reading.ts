import { zh } from 'chrono-node';
import { openLanguage } from '../../src/language/read-message.ts';
import { contextOf, type LabelledLine, readLines } from '../reading/lines.ts';
import { type Comparison, sideBySide } from './side-by-side.ts';

const language = openLanguage();
const chrono = zh.hans.casual.clone();

const read = (lines: readonly LabelledLine[]) => () => {
  for (const line of lines) language.readMessage(line.text, contextOf(line));
};
/** The same lines, and nothing looked for but their times. */
const readTimesAlone = (lines: readonly LabelledLine[]) => () => {
  for (const line of lines) chrono.parse(line.text, new Date(line.ref), { forwardDate: true });
};

/** Messages a second: of chat that was written to be mistaken, of orders, and of nine of the one to one of the other; beside chrono-node alone. */
export async function benchReading(): Promise<readonly Comparison[]> {
  const lines = readLines('tuning');
  const chat = lines.filter((line) => line.chat);
  const orders = lines.filter(({ label, decision }) => label === 'order' && decision === undefined);
  const mix = orders.slice(0, 90).flatMap((order, at) => [order, ...chat.slice(9 * at, 9 * at + 9)]);
  const compare = (what: string, some: readonly LabelledLine[]): Promise<Comparison> =>
    sideBySide(`read: ${what}`, read(some), 'chrono-node alone', readTimesAlone(some), some.length);
  return [
    await compare('nine of chat, one order', mix),
    await compare('chat with words of work', chat.slice(0, 900)),
    await compare('orders', orders.slice(0, 200)),
  ];
}
