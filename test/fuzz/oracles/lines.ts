import { isGridWorker } from '../../../src/domain/people.ts';
import { type Outcome, STATION_PHONE } from '../fuzz-station.ts';
import type { Line, Records } from '../records.ts';
import { holdTo } from './fault.ts';

const LONGEST = 1_500;
/** What breaks a line, turns it round, or is half a sign; "\n" is the bot's own. */
// biome-ignore lint/complexity/useRegexLiterals: in a literal biome takes them for mistakes
const BREAKS = new RegExp(
  String.raw`[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Surrogate}`,
  'u',
);
const CALLS_EVERYBODY = /[@＠]\s*(?:所有人|all\b)/iu;
const CHINESE_DIGITS = '零一二三四五六七八九';
const OTHER_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  幺: '1',
  两: '2',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
};
/** Every phone of this world has 0000 in its middle. */
const PHONE = /1[3-9]\d0000\d{4}/;
const LANDLINE = /0851(?:2[89])\d{6}/;
const DOOR =
  /[\d一二三四五六七八九十]\s*(?:栋|幢|单元|号楼|室(?![一二两三四\d]*厅))|(?<![一二两\d])[A-Za-z]座|[路街巷村]\s*\d+号(?!单|线)|\d-\d{1,2}-\d{3,4}(?!\d)|\d号?床/u;
/** Flats as the generators number them. */
const FLAT = /(?<![\d.-])(?:1802|1107|903)(?![\d元块])/;

/** Every line as it waits to be sent: what no group may read, and what no phone can show. */
export function checkLines(records: Records, { heard, lines }: Outcome): void {
  for (const line of lines) {
    if (line.text === null) continue;
    checkForm(line.text);
    if (line.room === null) checkWhoReads(records, line, line.text);
    else checkGroup(line, line.text, heard?.roomKind ?? null);
  }
}

function checkForm(text: string): void {
  holdTo(text.trim() !== '', () => 'an empty line');
  holdTo(text.length <= LONGEST, () => `a line of ${text.length} signs: ${text.slice(0, 80)}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not stand there
  holdTo(!/\u0000|\p{Surrogate}/u.test(text), () => `no text at all: ${JSON.stringify(text)}`);
}

function checkGroup({ room, roomKind, order, number }: Line, text: string, before: string | null): void {
  const shown = () => `${JSON.stringify(text)} in ${room}`;
  if (order !== null) holdTo(text.startsWith(`${number}号单`), () => `does not begin with ${number}: ${shown()}`);
  if (roomKind === 'staff' || (roomKind === null && before === 'staff')) return;
  const fault = whatNoGroupMayRead(text);
  holdTo(fault === null, () => `${fault}: ${shown()}`);
}

/** @returns null when all of it may stand in a group */
export function whatNoGroupMayRead(text: string): string | null {
  if (BREAKS.test(text)) return 'a sign that breaks the line';
  if (CALLS_EVERYBODY.test(text)) return 'a call to everybody';
  if (holdsPhone(text)) return 'a phone';
  const plain = text.normalize('NFKC');
  if (DOOR.test(plain) || FLAT.test(plain)) return 'a door';
  if (/断\s*\n\s*句/u.test(text)) return 'a broken nickname';
  return null;
}

/** In whatever digits, with whatever stands between them. */
export function holdsPhone(text: string): boolean {
  const digits = digitsOf(text).replaceAll(STATION_PHONE.replaceAll('-', ''), '');
  return PHONE.test(digits) || LANDLINE.test(digits);
}

function digitsOf(text: string): string {
  return [...text.normalize('NFKC')]
    .map((sign) => OTHER_DIGITS[sign] ?? (CHINESE_DIGITS.includes(sign) ? String(CHINESE_DIGITS.indexOf(sign)) : sign))
    .join('')
    .replace(/[^\p{L}\d\n]+/gu, '');
}

/** Somebody else's phone by direct message: only who has the job, wants it done, or works for the station may know it. */
function checkWhoReads(records: Records, { person, order }: Line, text: string): void {
  if (person === null || !holdsPhone(text)) return;
  const reader = records.person(person);
  const concerned = records.concerning(person);
  const isHis = concerned.some(({ id, phone }) => id === order || (phone !== null && digitsOf(text).includes(phone)));
  holdTo(isGridWorker(reader) || isHis, () => `a phone to ${reader.contact}: ${JSON.stringify(text)}`);
}
