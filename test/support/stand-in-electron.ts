// What the Electron shell uses of Electron, for `vi.mock('electron')`: no window and no browser, but a
// real process behind `utilityProcess` and real MessagePorts. A test plays the person and the page.
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { standInSafeStorage } from './stand-in-safe-storage.ts';
import { standInUtility } from './stand-in-utility.ts';

/** An event whose default the listener may prevent, as Electron's are. */
export class StandInEvent {
  isPrevented = false;
  preventDefault(): void {
    this.isPrevented = true;
  }
}

/** What the shell did. */
export const heard = {
  exits: [] as number[],
  errors: [] as string[],
  paths: new Map<string, string>(),
  windows: [] as StandInWindow[],
  isSandboxed: false,
};

/** Hooks of the session, by their names; the shell sets each once. */
export const sessionHooks = new Map<string, (...given: never[]) => unknown>();

class StandInContents extends EventEmitter {
  readonly mainFrame = { isMain: true };
  readonly ipc = new EventEmitter();
  readonly sent: { channel: string; nonce: string; ports: MessagePort[] }[] = [];
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  postMessage(channel: string, nonce: string, ports: MessagePort[]): void {
    this.sent.push({ channel, nonce, ports });
  }
  send(channel: string, nonce: string): void {
    this.sent.push({ channel, nonce, ports: [] });
  }
}

export class StandInWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new StandInContents();
  readonly loaded: string[] = [];
  readonly calls: string[] = [];

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    heard.windows.push(this);
    app.emit('web-contents-created', new StandInEvent(), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  isDestroyed = () => false;
  isMinimized = () => true;
  restore = () => this.calls.push('restore');
  maximize = () => this.calls.push('maximize');
  show = () => this.calls.push('show');
  focus = () => this.calls.push('focus');
}

const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  setPath: (name: string, path: string) => heard.paths.set(name, path),
  requestSingleInstanceLock: () => true,
  enableSandbox() {
    heard.isSandboxed = true;
  },
  whenReady: async () => undefined,
  exit: (code: number) => heard.exits.push(code),
  quit() {
    const event = new StandInEvent();
    app.emit('before-quit', event);
    if (!event.isPrevented) heard.exits.push(0);
  },
});

const hook = (name: string) => (run: (...given: never[]) => unknown) => sessionHooks.set(name, run);

export const electron = {
  app,
  BrowserWindow: StandInWindow,
  dialog: { showErrorBox: (_title: string, text: string) => heard.errors.push(text) },
  Menu: { setApplicationMenu: () => undefined, buildFromTemplate: () => null },
  MessageChannelMain: MessageChannel,
  safeStorage: standInSafeStorage(),
  screen: {
    getPrimaryDisplay: () => ({ id: 1 }),
    getAllDisplays: () => [{ id: 1 }, { id: 2, bounds: { x: 1_920, y: 0 } }],
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: hook('permission request'),
      setPermissionCheckHandler: hook('permission check'),
      setDevicePermissionHandler: hook('device'),
      on: (name: string, run: (...given: never[]) => unknown) => hook(name)(run),
      webRequest: { onBeforeRequest: hook('request') },
    },
  },
  utilityProcess: { fork: (program: string) => standInUtility(program) },
};
