import { CATEGORIES, type Category } from '../domain/glossary.ts';
import type { GridNumber, RoomKind } from '../domain/people.ts';
import { type Day, dayStart, type UtcMs } from '../domain/time.ts';

/** A line or file that cannot be read: names the file, the line and the reason. */
export class InputError extends Error {
  constructor(file: string, line: number | null, reason: string) {
    super(`${file}${line === null ? '' : ` 第 ${line} 行 (line ${line})`}: ${reason}`);
    this.name = 'InputError';
  }
}

export interface CommunityRoom {
  readonly name: string;
  readonly kind: RoomKind;
  readonly grid: GridNumber | null;
}

export interface CommunityPerson {
  readonly name: string;
  readonly roles: readonly ('resident' | 'worker' | 'gridworker' | 'staff')[];
  readonly grid: GridNumber | null;
  readonly phone: string | null;
  readonly team: string | null;
  readonly trades: readonly Category[];
  readonly certificates: readonly { readonly name: string; readonly expires: Day | null }[];
  readonly pledge: Day | null;
  readonly friend: boolean;
}

/** A station as a file describes it: its groups, people and settings. */
export interface Community {
  readonly station: string;
  readonly rooms: readonly CommunityRoom[];
  readonly people: readonly CommunityPerson[];
  readonly settings: Readonly<Record<string, string>>;
}

/** One line of a day. */
export type DayLine =
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly at: UtcMs;
      readonly arrives: UtcMs;
      readonly room: string | null;
      readonly from: string;
      readonly text: string;
      readonly type: 'text' | 'voice' | 'image' | 'recall';
      readonly quote: { readonly from: string; readonly text: string } | null;
      readonly recalls: string | null;
      readonly mention: readonly string[];
    }
  | { readonly kind: 'clock'; readonly at: UtcMs }
  | { readonly kind: 'restart'; readonly at: UtcMs };

type Fields = Readonly<Record<string, unknown>>;

/** @throws InputError */
export function parseCommunity(file: string, content: string): Community {
  const top = object(file, null, parseJson(file, null, content));
  return {
    station: optionalText(top, 'station') ?? '零工驿站',
    rooms: list(file, top, 'rooms').map((one, index) => parseRoom(file, object(file, null, one, `rooms[${index}]`), index)),
    people: list(file, top, 'people').map((one, index) => parsePerson(file, object(file, null, one, `people[${index}]`), index)),
    settings: Object.fromEntries(
      Object.entries(object(file, null, top.settings ?? {}, 'settings')).map(([key, value]) => [key, String(value)]),
    ),
  };
}

function parseRoom(file: string, room: Fields, index: number): CommunityRoom {
  const { kind } = room;
  if (kind !== 'grid' && kind !== 'market' && kind !== 'staff')
    throw new InputError(file, null, `rooms[${index}].kind 要是 grid、market 或 staff`);
  return { name: text(file, null, room, 'name'), kind, grid: typeof room.grid === 'number' ? room.grid : null };
}

function parsePerson(file: string, person: Fields, index: number): CommunityPerson {
  const place = `people[${index}]`;
  const roles = list(file, person, 'roles').map((role) => {
    if (role === 'resident' || role === 'worker' || role === 'gridworker' || role === 'staff') return role;
    throw new InputError(file, null, `${place}.roles 里有不认识的 ${JSON.stringify(role)}`);
  });
  const trades = list(file, person, 'trades').map((trade) => {
    const found = CATEGORIES.find((category) => category === trade);
    if (!found) throw new InputError(file, null, `${place}.trades 里有不认识的 ${JSON.stringify(trade)}`);
    return found;
  });
  const certificates = list(file, person, 'certificates').map((one) => {
    const certificate = object(file, null, one, `${place}.certificates`);
    const expires = optionalText(certificate, 'expires');
    return { name: text(file, null, certificate, 'name'), expires: expires === null ? null : day(file, expires, `${place}.certificates`) };
  });
  const pledge = optionalText(person, 'pledge');
  return {
    name: text(file, null, person, 'name'),
    roles,
    grid: typeof person.grid === 'number' ? person.grid : null,
    phone: optionalText(person, 'phone'),
    team: optionalText(person, 'team'),
    trades,
    certificates,
    pledge: pledge === null ? null : day(file, pledge, `${place}.pledge`),
    friend: person.friend !== false,
  };
}

/** The lines of a day in order of arrival; the judge's expectations in them are not looked at. @throws InputError */
export function parseDay(file: string, content: string): readonly DayLine[] {
  const lines: DayLine[] = [];
  let last = Number.NEGATIVE_INFINITY;
  content.split('\n').forEach((raw, index) => {
    if (raw.trim() === '') return;
    const line = parseDayLine(file, index + 1, object(file, index + 1, parseJson(file, index + 1, raw)));
    if (!line) return;
    const arrival = line.kind === 'message' ? line.arrives : line.at;
    if (arrival < last) throw new InputError(file, index + 1, '时间比上一行早：各行要按到达的先后排');
    last = arrival;
    lines.push(line);
  });
  return lines;
}

function parseDayLine(file: string, number: number, fields: Fields): DayLine | null {
  if (fields.at === undefined && fields.id === undefined) return null;
  const at = time(file, number, fields, 'at');
  if (fields.clock === true) return { kind: 'clock', at };
  if (fields.restart === true) return { kind: 'restart', at };
  const type = fields.type ?? 'text';
  if (type !== 'text' && type !== 'voice' && type !== 'image' && type !== 'recall') {
    throw new InputError(file, number, `type 不认识：${JSON.stringify(type)}`);
  }
  if (fields.room !== null && typeof fields.room !== 'string') throw new InputError(file, number, 'room 要是群名或 null');
  if (type === 'recall' && typeof fields.recalls !== 'string') throw new InputError(file, number, '撤回要有 recalls');
  const quote = fields.quote === undefined || fields.quote === null ? null : object(file, number, fields.quote, 'quote');
  return {
    kind: 'message',
    id: text(file, number, fields, 'id'),
    at,
    arrives: fields.arrives === undefined ? at : time(file, number, fields, 'arrives'),
    room: fields.room,
    from: text(file, number, fields, 'from'),
    text: type === 'text' ? text(file, number, fields, 'text', true) : '',
    type,
    quote: quote ? { from: optionalText(quote, 'from') ?? '', text: optionalText(quote, 'text') ?? '' } : null,
    recalls: typeof fields.recalls === 'string' ? fields.recalls : null,
    mention: Array.isArray(fields.mention) ? fields.mention.map(String) : [],
  };
}

function parseJson(file: string, line: number | null, content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    throw new InputError(file, line, `不是 JSON：${error instanceof Error ? error.message : String(error)}`);
  }
}

function object(file: string, line: number | null, value: unknown, name = ''): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new InputError(file, line, `${name} 不是一个 JSON 对象`.trim());
}

function list(file: string, fields: Fields, name: string): readonly unknown[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value)) throw new InputError(file, null, `${name} 不是一个列表`);
  return value;
}

function text(file: string, line: number | null, fields: Fields, name: string, mayBeEmpty = false): string {
  const value = fields[name];
  if (typeof value === 'string' && (mayBeEmpty || value !== '')) return value;
  throw new InputError(file, line, `缺 ${name}`);
}

function optionalText(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function day(file: string, value: string, name: string): Day {
  try {
    dayStart(value);
    return value;
  } catch {
    throw new InputError(file, null, `${name} 不是日期：${value}`);
  }
}

/** An instant must carry its offset, or it would mean another one on another machine. */
function time(file: string, line: number, fields: Fields, name: string): UtcMs {
  const value = fields[name];
  const at = typeof value === 'string' && /(?:Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new InputError(file, line, `${name} 不是带时区的时间：${JSON.stringify(value ?? null)}`);
  return at;
}
