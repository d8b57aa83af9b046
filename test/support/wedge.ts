import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * A code as a US-set keyboard wedge types it: physical keys, each down and up, in one burst ended by
 * Enter. The keys are sent without waiting for one another, as a scanner does; waiting for each
 * would take as long as a person types.
 */
export async function scanByWedge(page: Page, code: string): Promise<void> {
  const session = await sessionOf(page);
  const sent: Promise<unknown>[] = [];
  for (const key of [...[...code].map(keyOf), enter]) {
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }));
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }));
  }
  await Promise.all(sent);
}

/** A recorded stream of keys (test/fixtures/wedge), ended by Enter; a slow scanner needs 80 ms a key. */
export async function sendStream(
  page: Page,
  keys: readonly (readonly [code: string, key: string, held: string])[],
  everyMs: number,
): Promise<void> {
  const session = await sessionOf(page);
  const sent: Promise<unknown>[] = [];
  for (const [code, key, held] of keys) {
    const modifiers = { s: 8, c: 2 }[held] ?? 0;
    // What has no sign of its own, and what is pressed with Ctrl, types nothing.
    const text = key.length === 1 && held !== 'c' ? { text: key } : {};
    sent.push(
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, modifiers, ...text }),
    );
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, modifiers }));
    if (everyMs > 0) await delay(everyMs);
  }
  sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter }));
  sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter }));
  await Promise.all(sent);
}

function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };

function keyOf(character: string) {
  const upper = character.toUpperCase();
  const code = /\d/.test(character) ? `Digit${character}` : `Key${upper}`;
  return { key: character, code, windowsVirtualKeyCode: upper.charCodeAt(0), text: character };
}
