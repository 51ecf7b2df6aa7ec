// A thread does not take over from its process how TypeScript is loaded.
import { register } from 'tsx/esm/api';

register();
await import('./database-worker.ts');
