import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  type MessagePortMain,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import { failureText } from '../../contract/failure/failure.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { shellTexts } from '../supervision/shell-texts.ts';
import { superviseHost } from '../supervision/supervise-host.ts';
import { type ElectronOptions, electronOptions } from './electron-options.ts';
import { forkHost } from './fork-host.ts';
import { guardContents, guardSession } from './guards.ts';
import { answerKeyRequest, wrapsKeys } from './key-wrap.ts';
import { portDesk } from './port-desk.ts';
import { focus, givePort, openTillWindow, tellLost } from './till-window.ts';

/** The page's port on 127.0.0.1, or the next free one; scripts find it in `host.json`. */
const firstPort = 7_300;

/** What the shell starts and shows, by path. */
interface Programs {
  hostProgram: string;
  pageFolder: string;
  preload: string;
}

/** The Electron shell: one till, one window, until the window is closed. Call before `ready`. */
export function runElectron(programs: Programs): void {
  // The data folder and Chromium's profile in it are for their owner only.
  process.umask(0o077);
  const options = electronOptions(
    process.argv.slice(1),
    process.env,
    Intl.DateTimeFormat().resolvedOptions().locale,
  );
  if ('wrong' in options) {
    note(`${options.wrong}: electron . [--data DIR] [--kiosk] [--language fr|en]`);
    app.exit(2);
    return;
  }
  // The lock below is per profile: two tills on two folders may run, two on one folder may not.
  app.setPath('userData', join(options.dataFolder, 'shell'));
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app.enableSandbox();
  let origin: string | null = null;
  app.on('web-contents-created', (_event, contents) => guardContents(contents, () => origin));
  app
    .whenReady()
    .then(async () => {
      guardSession(session.defaultSession, () => origin);
      setMenu();
      const isWrapping = await wrapsKeys(safeStorage, process.platform);
      runTill(programs, options, isWrapping, (served) => {
        origin = served;
      });
    })
    .catch((error: unknown) => giveUp(String(error)));
}

/** Starts the host, opens its page when it serves, and keeps both up. */
function runTill(
  { hostProgram, pageFolder, preload }: Programs,
  { dataFolder, language, isKiosk }: ElectronOptions,
  isWrapping: boolean,
  onServed: (origin: string) => void,
): void {
  const nonce = newSecret();
  let window: BrowserWindow | null = null;
  const desk = portDesk<MessagePortMain>({
    nonce,
    newChannel: () => new MessageChannelMain(),
    giveToHost(port) {
      const running = host.running();
      if (running === null) port.close();
      else running.handPort('page', port);
    },
    giveToPage(port) {
      if (window === null) port.close();
      else givePort(window, nonce, port);
    },
    tellPageLost() {
      if (window !== null) tellLost(window, nonce);
    },
  });
  const host = superviseHost({
    start: {
      // Nobody needs it: this shell's page comes by port, scripts have a token of their own.
      token: newSecret(),
      port: firstPort,
      dataFolder,
      pageFolder,
      language,
      ...(isWrapping ? { wrapsKeys: true } : {}),
    },
    isPortFixed: false,
    spawn: (events) =>
      forkHost<MessagePortMain>(
        () => utilityProcess.fork(hostProgram, [], { serviceName: 'Comptoir', stdio: 'inherit' }),
        {
          ...events,
          onExit(cause) {
            desk.hostGone();
            events.onExit(cause);
          },
        },
        (request) => answerKeyRequest(safeStorage, request),
      ),
    nowMs: () => performance.now(),
    timers: systemTimers,
    onReady(port) {
      const origin = `http://127.0.0.1:${port}`;
      onServed(origin);
      window ??= openTillWindow({
        ...{ origin, nonce, preload, isKiosk, desk },
        canDebug: !app.isPackaged,
      });
      desk.hostReady();
    },
    onDeath: (cause, restartInMs) => note(shellTexts[language].restarting(cause, restartInMs)),
    onGivenUp: (failed) => giveUp(`${failureText(failed, language)} [${failed.code}]`),
  });

  app.on('second-instance', () => {
    if (window !== null && !window.isDestroyed()) focus(window);
  });
  let isStopping = false;
  let isStopped = false;
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    void host.stop().then(() => {
      isStopped = true;
      app.quit();
    });
  });
}

/** No menu with "reload" and "zoom" on a till; macOS needs one for quitting, copying and pasting. */
function setMenu(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }])
      : null,
  );
}

function giveUp(text: string): void {
  note(text);
  dialog.showErrorBox('Comptoir', text);
  app.exit(1);
}

/** 256 random bits, fit for a URL fragment. */
function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
