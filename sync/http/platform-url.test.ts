import { expect, test } from 'vitest';
import { parsePlatformUrl } from './platform-url.ts';

test.each([
  'https://central.example',
  'https://central.example:8443/',
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
  'http://localhost',
])('%s is a platform', (text) => expect(parsePlatformUrl(text).ok).toBe(true));

test.each([
  'http://central.example',
  'http://127.0.0.1.example',
  'ftp://central.example',
  'https://user:secret@central.example',
  'https://central.example/path',
  'https://central.example?x=1',
  'central.example',
  '',
])('%j is refused', (text) => {
  expect(parsePlatformUrl(text)).toMatchObject({ error: { code: 'PLATFORM_URL_BAD' } });
});
