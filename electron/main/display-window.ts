import { type BrowserWindowConstructorOptions, screen } from 'electron';

/**
 * How the customer's display opens: over all of the second screen where there is one, as a window beside the
 * till's where there is none. A page behind the sandbox, without a preload: it reaches the host as a browser does.
 */
export function displayWindowOptions(): BrowserWindowConstructorOptions {
  const primary = screen.getPrimaryDisplay();
  const second = screen.getAllDisplays().find(({ id }) => id !== primary.id);
  return {
    ...(second
      ? { x: second.bounds.x, y: second.bounds.y, fullscreen: true }
      : { width: 800, height: 480 }),
    title: 'Comptoir',
    autoHideMenuBar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      backgroundThrottling: false,
    },
  };
}
