import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface BrowserWindow {
  close(): void;
}

/** Opens the page as a window of its own, with a profile of its own: no tab, no bar, no other page. */
export function openWindow(options: {
  browser: string;
  url: string;
  dataFolder: string;
  isKiosk: boolean;
  onClosed(): void;
}): BrowserWindow {
  const child = spawn(
    options.browser,
    [
      `--app=${options.url}`,
      `--user-data-dir=${join(options.dataFolder, 'browser')}`,
      ...(options.isKiosk ? ['--kiosk'] : []),
      // Chromium has no sandbox for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      // A till behind another window, or one that nobody touches, goes on drawing.
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--autoplay-policy=no-user-gesture-required',
    ],
    { stdio: 'ignore' },
  );
  let isClosing = false;
  const closed = (): void => {
    if (!isClosing) options.onClosed();
    isClosing = true;
  };
  child.on('error', closed);
  child.on('exit', closed);
  return {
    close() {
      isClosing = true;
      child.kill();
    },
  };
}

/** Whether a window can appear at all. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>>): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}
