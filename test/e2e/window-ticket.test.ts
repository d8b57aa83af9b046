import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { startTill, temporaryFolder } from '../support/start-till.ts';

test.skipIf(!chromiumAvailable || process.platform === 'win32')(
  'the window’s address holds no token and opens the till once; a reload goes on',
  async () => {
    const folder = temporaryFolder();
    const shown = join(folder, 'arguments');
    const browserPath = join(folder, 'browser');
    writeFileSync(
      browserPath,
      `#!/bin/sh\nprintf '%s\\n' "$@" > ${shown}.part\nmv ${shown}.part ${shown}\nexec sleep 600\n`,
    );
    chmodSync(browserPath, 0o700);
    const till = await startTill({
      folder: join(folder, 'till'),
      window: true,
      env: { CHROMIUM_PATH: browserPath, DISPLAY: ':0' },
    });
    await expect.poll(() => existsSync(shown)).toBe(true);
    const commandLine = readFileSync(shown, 'utf8');
    expect(commandLine).not.toContain(till.pageToken);
    const url = z.string().parse(/^--app=(\S+)$/m.exec(commandLine)?.[1]);

    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(url);
      const search = page.getByRole('combobox').first();
      await search.waitFor();
      expect(page.url()).toBe(`${till.origin}/`);
      await page.reload();
      await search.waitFor();

      const other = await (await browser.newContext()).newPage();
      await other.goto(url);
      await other.getByText('Cette fenêtre n’est plus reliée à la caisse').first().waitFor();
    } finally {
      await browser.close();
      await till.stop();
    }
  },
);
