import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../electron/kiosk/find-chromium.ts';

const path = findChromium();

/** For `describe.skipIf(!chromiumAvailable)`; `npm test` says visibly when browser tests are skipped. */
export const chromiumAvailable = path !== null;

/** The machine's Chromium without a window, quiet on the network, whoever runs it. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  if (path === null) throw new Error('skipped: no Chromium');
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: [
      // Chromium has no sandbox for root; what it opens here is our own page on loopback.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}
