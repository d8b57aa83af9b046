import { expect, test } from 'vitest';
import { isAllowedRequest, isDisplayPage, isOwnPage } from './allowed-requests.ts';

const origin = 'http://127.0.0.1:7300';

test.each(['/', '/assets/index-1.js', '/pictures/a.svg?size=2'])(
  'what the host serves may be asked for: %s',
  (path) => expect(isAllowedRequest(`${origin}${path}`, origin)).toBe(true),
);

test('pictures inside the page may be drawn', () => {
  expect(isAllowedRequest('data:image/png;base64,AA==', origin)).toBe(true);
  expect(isAllowedRequest(`blob:${origin}/1b2c`, origin)).toBe(true);
});

test('the customer’s display may reach the host that served it', () => {
  expect(isAllowedRequest('ws://127.0.0.1:7300/rpc', origin)).toBe(true);
  expect(isDisplayPage(`${origin}/display.html#ticket=t`, origin)).toBe(true);
  for (const url of [`${origin}/`, 'http://127.0.0.1:7301/display.html', 'about:blank'])
    expect(isDisplayPage(url, origin)).toBe(false);
});

test.each([
  'https://example.com/',
  'http://127.0.0.1:7301/',
  'http://127.0.0.1:7300@example.com/',
  'http://localhost:7300/',
  'https://127.0.0.1:7300/',
  'ws://127.0.0.1:7301/rpc',
  'ws://127.0.0.1:7300/other',
  'wss://127.0.0.1:7300/rpc',
  'file:///etc/passwd',
  'blob:https://example.com/1b2c',
  'chrome://settings',
  'not a url',
  '',
])('nothing else: %s', (url) => expect(isAllowedRequest(url, origin)).toBe(false));

test('a window may go to the till’s page only', () => {
  expect(isOwnPage(`${origin}/#port=n`, origin)).toBe(true);
  for (const url of [
    `${origin}/assets/a.js`,
    `data:text/html,x`,
    `blob:${origin}/1`,
    'about:blank',
  ])
    expect(isOwnPage(url, origin)).toBe(false);
});
