import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { cashierSignsOn, payCash, ringJumper, tillIsThere } from '../support/smoke-sale.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';

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
      till = await startTill({ signedOff: true });
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

    it('joins the host over the port it is handed', async () => {
      await cashierSignsOn(page);
      expect(await page.evaluate('asked')).toEqual([nonce]);
      expect(await page.evaluate('Object.keys(sessionStorage)')).not.toContain('comptoir.token');
      await ringJumper(page, '79,90');
    });

    it('gets a new port after a restart of the host, and the basket is back', async () => {
      process.kill(till.hostPid(), 'SIGKILL');
      await ringJumper(page, '159,80');
    });

    it('joins again when it is loaded anew, and is paid', async () => {
      await page.reload();
      await tillIsThere(page);
      await ringJumper(page, '239,70');
      await payCash(page, '240');
    });
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
