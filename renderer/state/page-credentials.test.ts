import { describe, expect, test } from 'vitest';
import { pageCredentials } from './host-connection-in-browser.ts';

describe('the page’s address', () => {
  function newTab() {
    const kept = new Map<string, string>();
    const addresses: unknown[] = [];
    const open = (hash: string) =>
      pageCredentials(
        { hash, pathname: '/' },
        { replaceState: (_data, _unused, url) => void addresses.push(url) },
        {
          getItem: (key: string) => kept.get(key) ?? null,
          setItem: (key: string, value: string) => void kept.set(key, value),
        },
      );
    return { open, addresses };
  }

  test('brings the token, which the tab remembers', () => {
    const { open } = newTab();
    expect(open('').credential()).toEqual({ token: '' });
    expect(open('#token=abc-_1').credential()).toEqual({ token: 'abc-_1' });
    expect(open('').credential()).toEqual({ token: 'abc-_1' });
    expect(open('#token=new').credential()).toEqual({ token: 'new' });
  });

  test('brings a ticket, and forgets it once it is exchanged', () => {
    const { open, addresses } = newTab();
    open('#token=of-yesterday');
    const page = open('#ticket=once');
    expect(page.credential()).toEqual({ ticket: 'once' });
    page.keepToken('exchanged');
    expect(addresses).toEqual(['/']);
    expect(page.credential()).toEqual({ token: 'exchanged' });
    expect(open('').credential()).toEqual({ token: 'exchanged' });
  });
});
