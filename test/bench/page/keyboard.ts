import type { CDPSession, Page } from 'playwright-core';

/** Keys as hardware presses them, one after the other without Playwright's waits in between. */
export interface Keyboard {
  press(key: string): Promise<void>;
  /** As a wedge scanner types: the code's digits, then Enter, 1 to 3 ms apart. */
  scan(code: string): Promise<void>;
}

export async function keyboardOf(page: Page): Promise<Keyboard> {
  const session = await page.context().newCDPSession(page);
  return {
    press: (key) => press(session, key),
    async scan(code) {
      for (const digit of code) await press(session, digit);
      await press(session, 'Enter');
    },
  };
}

async function press(session: CDPSession, key: string): Promise<void> {
  const { code, windowsVirtualKeyCode, text } = physical(key);
  const event = { key, code, windowsVirtualKeyCode };
  await session.send('Input.dispatchKeyEvent', {
    ...event,
    ...(text === '' ? { type: 'rawKeyDown' } : { type: 'keyDown', text }),
  });
  await session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
}

/** What a key is on the board, and the text that it types. */
function physical(key: string): { code: string; windowsVirtualKeyCode: number; text: string } {
  const upper = key.toUpperCase();
  if (/^\d$/.test(key))
    return { code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0), text: key };
  if (/^[a-z]$/.test(key))
    return { code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0), text: key };
  if (key === ' ') return { code: 'Space', windowsVirtualKeyCode: 32, text: ' ' };
  if (key === 'Enter') return { code: key, windowsVirtualKeyCode: 13, text: '\r' };
  if (key === 'Escape') return { code: key, windowsVirtualKeyCode: 27, text: '' };
  const functionKey = /^F(\d+)$/.exec(key)?.[1];
  if (functionKey === undefined) throw new Error(`no key for ${key}`);
  return { code: key, windowsVirtualKeyCode: 111 + Number(functionKey), text: '' };
}
