import { type Failure, failureText } from '../../contract/failure/failure.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { shellTexts } from '../supervision/shell-texts.ts';
import { superviseHost } from '../supervision/supervise-host.ts';
import { findChromium } from './find-chromium.ts';
import { kioskOptions, usage } from './kiosk-options.ts';
import { newSecret } from './new-secret.ts';
import { type BrowserWindow, hasDisplay, openWindow } from './open-window.ts';
import { createOwnPlatform } from './own-platform.ts';
import { createSecondTill } from './second-till.ts';
import { spawnHost } from './spawn-host.ts';

/** As long as the host takes it. */
const ticketLifeMs = 60_000;

/**
 * The shell without Electron, until it is told to stop (Ctrl-C, SIGTERM) or the host can't run.
 * Resolves with the exit code: 0 stopped, 1 could not run, 2 wrong arguments. Prints one line on
 * stdout, when the till is ready; everything else goes to stderr.
 */
export async function runKiosk({
  args,
  hostProgram,
  platformProgram,
  pageFolder,
}: {
  args: readonly string[];
  hostProgram: string;
  /** Of the demo shop's own platform; null where a till always stands alone. */
  platformProgram: string | null;
  pageFolder: string;
}): Promise<number> {
  const { env } = process;
  const options = kioskOptions(args, env, Intl.DateTimeFormat().resolvedOptions().locale);
  if ('wrong' in options) {
    note(`${options.wrong}\n\n${usage}`);
    return 2;
  }
  const { dataFolder, language } = options;
  const isKiosk = options.window === 'kiosk';
  const texts = shellTexts[language];
  const token = newSecret();
  const end = Promise.withResolvers<'stop' | Failure>();
  let window: BrowserWindow | null = null;
  let isShown = false;
  /** In the window's address, which every user of the machine can read on its command line. */
  const ticket = newSecret();
  let ticketUntilMs = 0;

  const onDeath = (cause: string, restartInMs: number): void =>
    note(texts.restarting(cause, restartInMs));
  const platform =
    platformProgram !== null && options.hasPlatform
      ? createOwnPlatform({
          program: platformProgram,
          dataFolder,
          onDeath: (cause, restartInMs) => note(texts.platformRestarting(cause, restartInMs)),
          onProblem: (cause) => note(texts.notEnrolled(cause)),
        })
      : null;
  const secondTill = createSecondTill({
    hostProgram,
    platform,
    first: { dataFolder, pageFolder, language },
    onDeath,
  });
  const host = superviseHost({
    start: { token, port: options.port, dataFolder, pageFolder, language, hasSecondTill: true },
    isPortFixed: options.isPortFixed,
    spawn: (events) =>
      spawnHost(hostProgram, {
        ...events,
        // Never rejects: what can't run has no address.
        onSecondTill: (answer) => void secondTill.url().then(answer),
        onDemoTill: (till) => void platform?.serve(till, () => host.running()),
        onOwnPlatform: (to) => platform?.turn(to),
      }),
    nowMs: () => performance.now(),
    timers: systemTimers,
    onReady(port) {
      // The host may die before the window has exchanged its ticket, and a new one knows of none.
      if (isShown && performance.now() < ticketUntilMs) host.running()?.admit(ticket);
      if (isShown) return;
      isShown = true;
      const url = `http://127.0.0.1:${port}/`;
      process.stdout.write(`Till ready: ${url}#token=${token}\n`);
      window = options.window === 'none' ? null : show(url);
    },
    onDeath,
    onGivenUp: end.resolve,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => end.resolve('stop'));
  // Started by scripts/run.mjs: its end, however it came, is the end of the till.
  process.on('disconnect', () => end.resolve('stop'));

  const ended = await end.promise;
  // The window first: it would show a till that is gone.
  closeWindow();
  await Promise.all([platform?.stop(), secondTill.stop()]);
  if (ended === 'stop') {
    await host.stop();
    return 0;
  }
  note(`${failureText(ended, language)} [${ended.code}]`);
  return 1;

  function show(url: string): BrowserWindow | null {
    const browser = hasDisplay(env) ? findChromium(env) : null;
    if (browser === null) {
      note(texts.noWindow);
      return null;
    }
    ticketUntilMs = performance.now() + ticketLifeMs;
    host.running()?.admit(ticket);
    return openWindow({
      browser,
      url: `${url}#ticket=${ticket}`,
      dataFolder,
      isKiosk,
      onClosed: () => note(texts.windowClosed),
    });
  }

  function closeWindow(): void {
    window?.close();
  }
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
