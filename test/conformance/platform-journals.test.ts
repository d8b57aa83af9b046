import { everyDatabase } from '../support/platform/test-databases.ts';
import { platformJournals } from './platform-journals.ts';

for (const databases of everyDatabase()) platformJournals(databases);
