/**
 * Loaded into the bot's process before the program (`node --import …`): nothing in the program itself knows of faults.
 *
 * It patches prototypes of the packages beneath the program so that the process can be killed at named points, moves the
 * host's clock, fills the disk, and holds the process back, with all modules loaded, until the rig says go: then the
 * program runs from its first line. That saves the second that loading takes, and nothing else.
 */
import '../../../src/shanghai-timezone.ts';
import type { FromBot, ToBot } from '../points.ts';
import { moveTime, watchClock } from './host-time.ts';
import { armKillSwitch } from './kill-switch.ts';
import { watchChannel } from './watch-channel.ts';
import { fillDisk, freeDisk, watchStore } from './watch-store.ts';

function tell(message: FromBot): void {
  process.send?.(message);
}

/** What the channel waits for is waited for less, so that a day of faults does not take a day. */
async function shortenLimits(): Promise<void> {
  const { LIMITS } = await import('../../../src/channels/wechaty/limits.ts');
  Object.assign(LIMITS, JSON.parse(process.env.FAULT_LIMITS ?? '{}'));
}

function obey(order: ToBot): void {
  switch (order.kind) {
    case 'go':
      return;
    case 'set-time':
      moveTime(order.time);
      break;
    case 'fill-disk':
      fillDisk();
      break;
    case 'free-disk':
      freeDisk();
      break;
  }
  tell({ kind: 'done' });
}

/** So that the program finds its modules loaded. */
async function warmUp(): Promise<void> {
  await Promise.all([
    import('../../../src/run-service.ts'),
    import('../../../src/config.ts'),
    import('../../../src/language/read-message.ts'),
    import('../../../src/store/open-store.ts'),
    import('../../../src/channels/wechaty/link.ts'),
    import('../../../src/channels/wechaty/service-puppet.ts'),
    import('../../../src/channels/wechaty/supervise.ts'),
    import('../../../src/channels/wechaty/quiet-log.ts'),
  ]);
}

watchStore((message) => tell({ kind: 'committed', message }));
await warmUp();
watchChannel(() => tell({ kind: 'logged-in' }));
watchClock();
await shortenLimits();
const go = await new Promise<Extract<ToBot, { kind: 'go' }>>((resolve) => {
  process.on('message', (order: ToBot) => (order.kind === 'go' ? resolve(order) : obey(order)));
  // The rig is gone.
  process.on('disconnect', () => process.exit(0));
  tell({ kind: 'warm' });
});
process.channel?.unref();
Object.assign(process.env, go.environment);
moveTime(go.time);
armKillSwitch(go.killAt, go.trace);
