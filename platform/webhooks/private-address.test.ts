import { expect, test } from 'vitest';
import { isPrivateAddress } from './private-address.ts';

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.20', '169.254.169.254', '100.64.0.1'],
  ...['[::1]', '[fe80::1]', '[fd00::5]', '[::ffff:127.0.0.1]', '::ffff:10.0.0.1', '0.0.0.0'],
])('%s is of a network of our own', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['1.1.1.1', '[2606:4700::1111]', '172.32.0.1', 'shop.example'])(
  '%s is not',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);
