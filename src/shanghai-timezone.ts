import './private-files.ts';

/**
 * The zone of everything that reads local time (chrono-node's Chinese parsers do). Must be the first import of every
 * entry (which is why what else must come first comes with it): Node takes over a change of TZ only for dates that are made after it.
 */
process.env.TZ = 'Asia/Shanghai';

if (new Date(2026, 0, 1).getTimezoneOffset() !== -480) {
  throw new Error(
    '时区 Asia/Shanghai 用不了：请在环境里设 TZ=Asia/Shanghai 再启动 (the zone Asia/Shanghai is not available: set TZ=Asia/Shanghai)',
  );
}
