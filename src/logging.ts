import pino, { type Logger } from 'pino';
import type { LogLevel } from './config.ts';

/**
 * The program's log: one JSON object a line on standard error, so that standard output stays what people read.
 *
 * A line is a constant event name and fields; texts, names, phones and tokens are never given to it. The redaction is a
 * second net for objects that carry more than they should.
 */
export function openLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['text', 'name', 'phone', 'token', 'rawText', '*.text', '*.name', '*.phone', '*.token'], censor: '[…]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
