import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
const nonce = 'n'.repeat(43);
const preload = readFileSync(
  join(import.meta.dirname, '..', '..', 'dist', 'electron', 'preload.cjs'),
  'utf8',
);

// The built page with the built preload, as in Electron's window; what stands in is `ipcRenderer` and
// the main process behind it, which here carries each port over a WebSocket to the host.
describe.skipIf(!chromiumAvailable)(
  'the page in Electron’s window (skipped without Chromium)',
  () => {
    let till: RunningTill;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      till = await startTill();
      browser = await launchChromium();
      page = await browser.newPage();
      await page.addInitScript(`(() => {
      const require = () => ({ ipcRenderer: (${standInMain})(${JSON.stringify(till.pageToken)}) });
      ${preload}
    })();`);
      await page.goto(`${till.origin}/#port=${nonce}`);
    });

    afterAll(async () => {
      await browser?.close();
      await till?.stop();
    });

    it('joins the host over the port it is handed, and sells', async () => {
      await page.getByTestId('amount-due').waitFor();
      await scanByWedge(page, jumper);
      await due('79,90 €');
      expect(await page.evaluate('asked')).toEqual([nonce]);
      expect(await page.evaluate('Object.keys(sessionStorage)')).not.toContain('comptoir.token');
    });

    it('gets a new port after a restart of the host, and the basket is back', async () => {
      process.kill(till.hostPid(), 'SIGKILL');
      await scanByWedge(page, jumper);
      await due('159,80 €');
    });

    it('joins again when it is loaded anew', async () => {
      await page.reload();
      await due('159,80 €');
    });

    async function due(text: string): Promise<void> {
      await expect
        .poll(() => page.getByTestId('amount-due').textContent(), { timeout: 30_000 })
        .toContain(text.replace(' ', '\u00a0'));
    }
  },
);

/** Runs in the page, so it is self-contained: `ipcRenderer` with main and host behind it. */
const standInMain = `function (token) {
  const listeners = {};
  globalThis.asked = [];
  return {
    on: (channel, listener) => { listeners[channel] = listener; },
    send(_channel, nonce) {
      globalThis.asked.push(nonce);
      const { port1, port2 } = new MessageChannel();
      const socket = new WebSocket('ws://' + location.host + '/rpc');
      socket.onclose = () => listeners['comptoir.port-lost']({}, nonce);
      socket.onmessage = ({ data }) => port1.postMessage(data);
      socket.onopen = () => {
        port1.onmessage = ({ data }) => {
          const frame = JSON.parse(data);
          socket.send(JSON.stringify(frame.type === 'hello' ? { ...frame, token } : frame));
        };
      };
      listeners['comptoir.port-given']({ ports: [port2] }, nonce);
    },
  };
}`;
