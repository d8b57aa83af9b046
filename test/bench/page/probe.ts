/** Milliseconds from the key: until the DOM has it, and until the frame that draws it is made. */
export interface Drawn {
  domMs: number;
  frameMs: number;
}

export interface PageProbe {
  /** Measures from the next keydown of `key` to the next frame: what nothing drawn can be below. */
  armForFrame(key: string): void;
  /** Measures from the next keydown of `key` to the first element that matches `selector`. */
  armForElement(key: string, selector: string): void;
  /** Measures from the next keydown of `key` to the drawing of the host's answer to that search. */
  armForAnswer(key: string, searchText: string): void;
  /** What was measured since it was armed. */
  measured(): Promise<Drawn>;
  /** From the start of the navigation until the sale can take a scan. */
  sellableMs: Promise<number>;
}

declare global {
  interface Window {
    comptoirBench: PageProbe;
  }
}

/**
 * Runs in the page before its own code (`page.addInitScript`), so it may use nothing from outside.
 * All times are the page's own: a question from the driver costs more than what is measured.
 */
export function installProbe(): void {
  const waitLimitMs = 10_000;
  const keyListeners = new Set<(event: KeyboardEvent) => void>();
  const changeListeners = new Set<() => void>();
  const answerListeners = new Set<(text: string) => void>();
  const asked = new Map<string, string>();

  // First of all listeners on the first of all targets. The event's own time is when the browser
  // got the key, so waiting for a busy page counts.
  window.addEventListener('keydown', (event) => tell(keyListeners, event), true);
  new MutationObserver(() => tell(changeListeners, undefined)).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });

  // The same list may answer two texts, and then nothing in the DOM changes: the answer is seen on
  // the wire, a turn before the page's own listener hears and draws it.
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => onAnswer(String(data)));
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (typeof data === 'string') onCall(data);
      super.send(data);
    }
  };

  function onCall(frame: string): void {
    const call = /"id":(\d+),"name":"searchModels","input":\{"text":"([^"]*)"/.exec(frame);
    if (call?.[1] !== undefined && call[2] !== undefined) asked.set(call[1], call[2]);
  }

  function onAnswer(frame: string): void {
    const id = /^\{"type":"result","id":(\d+)/.exec(frame)?.[1];
    const text = id === undefined ? undefined : asked.get(id);
    if (id === undefined || text === undefined) return;
    asked.delete(id);
    tell(answerListeners, text);
  }

  function tell<T>(listeners: Set<(value: T) => void>, value: T): void {
    for (const listener of [...listeners]) listener(value);
  }

  /** The first value that `accepts` it; rejects when none comes. */
  function first<T>(
    listeners: Set<(value: T) => void>,
    accepts: (value: T) => boolean,
    what: string,
  ): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const timer = setTimeout(() => end(() => reject(new Error(`no ${what}`))), waitLimitMs);
    const listener = (value: T): void => {
      if (accepts(value)) end(() => resolve(value));
    };
    function end(settle: () => void): void {
      clearTimeout(timer);
      listeners.delete(listener);
      settle();
    }
    listeners.add(listener);
    return promise;
  }

  /** After the work of the frame that shows the present state: style, layout and paint are done. */
  function nextFrame(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
    return promise;
  }

  async function drawnSince(startedAtMs: number): Promise<Drawn> {
    const domMs = performance.now() - startedAtMs;
    return { domMs, frameMs: (await nextFrame()) - startedAtMs };
  }

  async function sellable(): Promise<number> {
    const isThere = (): boolean => document.querySelector('[data-testid="amount-due"]') !== null;
    if (!isThere()) await first(changeListeners, isThere, 'sale screen');
    return nextFrame();
  }

  let armed: Promise<Drawn> | null = null;

  async function arm(key: string, shown: Promise<unknown>): Promise<Drawn> {
    const [pressed] = await Promise.all([
      first(keyListeners, (event) => event.key === key, `${key} key`),
      shown,
    ]);
    return drawnSince(pressed.timeStamp);
  }

  window.comptoirBench = {
    armForFrame(key) {
      armed = arm(key, Promise.resolve());
      armed.catch(() => undefined);
    },
    armForElement(key, selector) {
      const isShown = (): boolean => document.querySelector(selector) !== null;
      if (isShown()) throw new Error(`${selector} is already there`);
      armed = arm(key, first(changeListeners, isShown, selector));
      armed.catch(() => undefined);
    },
    armForAnswer(key, searchText) {
      const isAnswer = (text: string): boolean => text === searchText;
      armed = arm(key, first(answerListeners, isAnswer, `answer to ${searchText}`));
      armed.catch(() => undefined);
    },
    async measured() {
      if (armed === null) throw new Error('nothing is measured');
      return armed;
    },
    sellableMs: sellable(),
  };
}
