import { everyDatabase } from '../support/platform/test-databases.ts';
import { platformQuarantine } from './platform-quarantine.ts';

for (const databases of everyDatabase()) platformQuarantine(databases);
