import { expect, test } from 'vitest';
import { hostApi } from './api.ts';

test('a customer’s display is told what is made for it alone, and says nothing but what its customer touches', () => {
  const told = Object.entries(hostApi.views).filter(([, { roles }]) =>
    roles.some((role) => role === 'display'),
  );
  expect(told.map(([name]) => name)).toEqual(['display']);
  const called = Object.entries(hostApi.calls).filter(([, { roles }]) =>
    roles.some((role) => role === 'display'),
  );
  expect(called.map(([name]) => name)).toEqual(['answerConsents']);
});
