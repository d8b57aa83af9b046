import { BrowserWindow } from 'electron';
import { pageAddress, portGiven, portLost, portWanted } from '../../contract/rpc/port-handover.ts';
import type { PortDesk } from './port-desk.ts';

/** A page that did not load, or whose process died, is loaded again after this, for as long as it takes. */
const reloadAfterMs = 1_000;

/** The till's window: a page without Node, without Electron and behind the sandbox. */
export function openTillWindow({
  origin,
  nonce,
  preload,
  isKiosk,
  canDebug,
  desk,
}: {
  origin: string;
  nonce: string;
  preload: string;
  isKiosk: boolean;
  canDebug: boolean;
  desk: Pick<PortDesk, 'wanted' | 'pageLeft'>;
}): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    width: 1_280,
    height: 800,
    minWidth: 1_024,
    minHeight: 700,
    kiosk: isKiosk,
    title: 'Comptoir',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: canDebug,
      spellcheck: false,
      navigateOnDragDrop: false,
      // A till behind another window, or one that nobody touches, goes on drawing and sounds.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  const contents = window.webContents;
  contents.ipc.on(portWanted, ({ senderFrame }, nonce: unknown) => {
    if (senderFrame === contents.mainFrame) desk.wanted(nonce);
  });
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) desk.pageLeft();
  });
  contents.on('did-fail-load', (_event, _code, _text, _url, isMainFrame) => {
    if (isMainFrame) loadLater();
  });
  contents.on('render-process-gone', () => {
    desk.pageLeft();
    loadLater();
  });
  contents.on('did-create-window', (display) => {
    // Without the till's window nobody serves who stands before it.
    window.on('closed', () => {
      if (!display.isDestroyed()) display.close();
    });
  });
  window.once('ready-to-show', () => {
    if (!isKiosk) window.maximize();
    window.show();
  });
  load();
  return window;

  function load(): void {
    // A failed load is told by `did-fail-load` too, and tried again from there.
    window.loadURL(pageAddress(origin, nonce)).catch(() => undefined);
  }

  function loadLater(): void {
    setTimeout(() => {
      if (!window.isDestroyed()) load();
    }, reloadAfterMs);
  }
}

export function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

export function givePort(
  window: BrowserWindow,
  nonce: string,
  port: Electron.MessagePortMain,
): void {
  if (window.isDestroyed()) port.close();
  else window.webContents.postMessage(portGiven, nonce, [port]);
}

export function tellLost(window: BrowserWindow, nonce: string): void {
  if (!window.isDestroyed()) window.webContents.send(portLost, nonce);
}
