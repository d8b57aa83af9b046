import { expect, test } from 'vitest';
import { hostApi } from './api.ts';

test('a customer display is told of the till alone: the sale names its customer and their address', () => {
  const told = Object.entries(hostApi.views).filter(([, { roles }]) =>
    roles.some((role) => role === 'display'),
  );
  expect(told.map(([name]) => name)).toEqual(['till']);
  const called = Object.values(hostApi.calls).flatMap(({ roles }) => [...roles]);
  expect(called).not.toContain('display');
});
