import type { Logger } from 'pino';
import { log } from 'wechaty-puppet';

/** Complains whenever something is stopped that has not finished starting, as a failed connection always is. */
const CLEARING_AWAY = 'ServiceCtl';

/**
 * Leads Wechaty's own log into ours: warnings and errors by the name of the part that wrote them, nothing else.
 *
 * Its lines hold texts, names and tokens, so the words come only with LOG_LEVEL=debug, and even there never at the levels
 * ("verbose", "silly") that print every message.
 */
export function quietWechatyLog(logger: Logger): void {
  const debugging = logger.isLevelEnabled('debug');
  log.level(debugging ? 'info' : 'warn');
  log.timestamp(false);
  log.enableLogging((level, text = '') => {
    if (debugging) logger.debug({ event: 'wechaty.log', level, text });
    else if (!partOf(text).startsWith(CLEARING_AWAY)) logger.warn({ event: 'wechaty.warning', level, part: partOf(text) });
  });
}

/** "WARN GrpcManager initClient() …" → "GrpcManager" */
function partOf(text: string): string {
  return text.split(' ').find((word) => word !== '' && !/^(?:WARN|ERR|INFO)$/.test(word)) ?? '';
}
