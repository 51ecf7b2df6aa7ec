import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // chrono-node's Chinese parsers read the local zone of the process.
    env: { TZ: 'Asia/Shanghai', LOG_LEVEL: 'silent' },
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Two cores are the smallest machine it is meant for: files side by side, without starving the processes that tests start.
    maxWorkers: 2,
  },
});
