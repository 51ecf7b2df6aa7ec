/** What somebody at the prompt lets a person say. */
export interface SpeechLine {
  readonly from: string;
  /** As typed ("3网格", "市场", "工作群"); null: to the bot directly. */
  readonly room: string | null;
  /** The order whose post is quoted. */
  readonly quotes: number | null;
  readonly text: string;
}

/** What the prompt can do besides speaking. */
export type PromptLine =
  | { readonly kind: 'say'; readonly speech: SpeechLine }
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'time-of-day'; readonly minuteOfDay: number }
  | { readonly kind: 'new-person'; readonly name: string }
  | { readonly kind: 'recall'; readonly name: string }
  | { readonly kind: 'people'; readonly like: string }
  | { readonly kind: 'rooms' | 'help' | 'quit' | 'nothing' }
  | { readonly kind: 'unreadable'; readonly line: string };

const MINUTES_OF: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60, 分: 1, 时: 60, 天: 24 * 60 };

/** Reads a line of the prompt: `张阿姨@3网格: 厨房下水道堵了`, `熊明祥@市场 引101: 接`, `糜主任: /台账`, `:time +30m` … */
export function readPromptLine(line: string): PromptLine {
  const trimmed = line.trim();
  if (trimmed === '') return { kind: 'nothing' };
  return trimmed.startsWith(':') || trimmed.startsWith('：') ? readOrder(trimmed) : readSpeech(trimmed);
}

function readOrder(line: string): PromptLine {
  const [name = '', ...rest] = line.slice(1).split(/\s+/);
  const argument = rest.join(' ');
  switch (name) {
    case 'time':
    case 't':
      return readTime(line, argument);
    case 'people':
      return { kind: 'people', like: argument };
    case 'new':
      return argument === '' ? { kind: 'unreadable', line } : { kind: 'new-person', name: argument };
    case 'recall':
      return argument === '' ? { kind: 'unreadable', line } : { kind: 'recall', name: argument };
    case 'rooms':
    case 'help':
    case 'quit':
      return { kind: name };
    case 'q':
      return { kind: 'quit' };
    default:
      return { kind: 'unreadable', line };
  }
}

function readTime(line: string, argument: string): PromptLine {
  const step = /^\+?(\d{1,4})([mhd分时天])/.exec(argument);
  if (step) return { kind: 'time', minutes: Number(step[1]) * (MINUTES_OF[step[2] ?? ''] ?? 1) };
  const clock = /^(\d{1,2})[:：](\d{2})$/.exec(argument);
  if (clock && Number(clock[1]) < 24 && Number(clock[2]) < 60)
    return { kind: 'time-of-day', minuteOfDay: Number(clock[1]) * 60 + Number(clock[2]) };
  return { kind: 'unreadable', line };
}

function readSpeech(line: string): PromptLine {
  const match = /^([^@:：\s]{1,20})(?:@([^\s:：]{1,20}))?(?:\s+引(\d{1,6}))?\s*[:：]\s*(.*)$/su.exec(line);
  if (!match) return { kind: 'unreadable', line };
  const [, from = '', room, quotes, text = ''] = match;
  return { kind: 'say', speech: { from, room: room ?? null, quotes: quotes === undefined ? null : Number(quotes), text } };
}
