import { z } from 'zod';
import { enrolAnswer } from '../../contract/platform/enrol.ts';
import { storeFailure } from '../journal/store-failure.ts';
import type { TillFile } from '../store/till-file.ts';

/** Who this till is at its platform, and by which key. */
const enrolment = z.strictObject({ ...enrolAnswer.shape, keyId: z.string() });
export type Enrolment = z.infer<typeof enrolment>;

const row = z.object({ enrolment: z.string() });

/** The one enrolment of a till: a plain table of its file, with one row at most. */
export function openEnrolment(till: TillFile) {
  const read = till.sql.prepare('SELECT enrolment FROM platform_enrolment');
  const put = till.sql.prepare(`INSERT INTO platform_enrolment (one, enrolment) VALUES (1, ?)
    ON CONFLICT (one) DO UPDATE SET enrolment = excluded.enrolment`);

  return {
    current(): Enrolment | null {
      const stored = read.get();
      if (stored === undefined) return null;
      return enrolment.parse(JSON.parse(row.parse(stored).enrolment));
    },
    put(next: Enrolment): void {
      try {
        till.transaction(() => put.run(JSON.stringify(next)));
      } catch (error) {
        throw storeFailure(error);
      }
    },
  };
}
export type EnrolmentTable = ReturnType<typeof openEnrolment>;
