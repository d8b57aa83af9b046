import type { CDPSession, Page } from 'playwright-core';

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * A code as a US-set keyboard wedge types it: physical keys, each down and up, in one burst ended by
 * Enter. The keys are sent without waiting for one another, as a scanner does; waiting for each
 * would take as long as a person types.
 */
export async function scanByWedge(page: Page, code: string): Promise<void> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  const session = await known;
  const sent: Promise<unknown>[] = [];
  for (const key of [...[...code].map(keyOf), enter]) {
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }));
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }));
  }
  await Promise.all(sent);
}

const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };

function keyOf(character: string) {
  const upper = character.toUpperCase();
  const code = /\d/.test(character) ? `Digit${character}` : `Key${upper}`;
  return { key: character, code, windowsVirtualKeyCode: upper.charCodeAt(0), text: character };
}
