import { describe, expect, test } from 'vitest';
import { contextOf, type Part, readLines } from '../../scripts/reading/lines.ts';
import { type Count, type Figures, score } from '../../scripts/reading/score.ts';
import { openLanguage } from '../../src/language/read-message.ts';

const language = openLanguage();
const measured = (part: Part): Figures =>
  score(readLines(part).map((line) => [line, language.readMessage(line.text, contextOf(line))] as const)).figures;
const percent = ({ right, of }: Count): number => (100 * right) / of;

describe('the labelled lines', () => {
  test('are many, every third of them kept from tuning, and none stands in both parts', () => {
    const [tuning, unseen] = [readLines('tuning'), readLines('unseen')];
    expect(tuning.length + unseen.length).toBeGreaterThan(4_000);
    expect(unseen.length).toBeGreaterThan(1_200);
    const known = new Set(tuning.map(({ text }) => text));
    expect(unseen.filter(({ text }) => known.has(text))).toEqual([]);
  });

  // Floors a little below what `npm run measure-reading` prints: they fall when something has been broken, or weights were not tuned anew.
  test('that were tuned on are read as their authors mean them', () => {
    const { precision, recall, labels, decisions } = measured('tuning');
    expect(percent(precision)).toBeGreaterThan(98);
    expect(percent(recall)).toBeGreaterThan(97);
    expect(percent(labels)).toBeGreaterThan(97);
    expect(percent(decisions)).toBeGreaterThan(90);
  });

  test('that were not are read nearly as well', () => {
    const { precision, recall, labels } = measured('unseen');
    expect(percent(precision)).toBeGreaterThan(92);
    expect(percent(recall)).toBeGreaterThan(87);
    expect(percent(labels)).toBeGreaterThan(88);
  });
});
