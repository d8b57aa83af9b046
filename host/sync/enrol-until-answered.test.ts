import { expect, test } from 'vitest';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { enrolUntilAnswered } from './enrol-until-answered.ts';

async function tried(answers: readonly Result<unknown, Failure>[], waits: number) {
  const timers = manualTimers();
  const failures: Failure[] = [];
  let asked = 0;
  enrolUntilAnswered({
    async enrol() {
      asked += 1;
      return answers[asked - 1] ?? answers.at(-1) ?? ok(null);
    },
    timers,
    onFailed: (failure) => failures.push(failure),
  });
  for (let wait = 0; wait < waits; wait += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    timers.pass(5_000);
  }
  await new Promise((resolve) => setImmediate(resolve));
  return { asked, failures };
}
const away = refuse(fail('PLATFORM_UNREACHABLE', { reason: 'timeout' }));

test('a platform that does not answer yet is asked again, until it does', async () => {
  expect(await tried([away, refuse(fail('PLATFORM_BUSY')), ok(null)], 10)).toEqual({
    asked: 3,
    failures: [],
  });
});

test('a wrong code is no matter of time', async () => {
  const wrong = refuse(fail('PAIRING_CODE_WRONG'));
  const { asked, failures } = await tried([wrong], 10);
  expect(asked).toBe(1);
  expect(failures.map(({ code }) => code)).toEqual(['PAIRING_CODE_WRONG']);
});

test('when the code must be too old it gives up, and says so once', async () => {
  const { asked, failures } = await tried([away], 200);
  expect(asked).toBe(110);
  expect(failures).toHaveLength(1);
});
