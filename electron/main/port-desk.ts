/** The two ends of Electron's `MessageChannelMain`. */
export interface PortPair<Port> {
  port1: Port;
  port2: Port;
}

export interface PortDesk {
  /** The page asks, naming the nonce of its address. */
  wanted(nonce: unknown): void;
  /** A host serves: at the first start and after each restart. */
  hostReady(): void;
  hostGone(): void;
  /** The page is left or loaded anew: it will ask again. */
  pageLeft(): void;
}

/**
 * Joins one window to the host that runs now, by a fresh MessagePort each time: when the page asks, or
 * when the host it asked for comes (back). Nothing is said on the ports here.
 */
export function portDesk<Port>(options: {
  nonce: string;
  newChannel(): PortPair<Port>;
  giveToHost(port: Port): void;
  giveToPage(port: Port): void;
}): PortDesk {
  let isWanted = false;
  let isHostReady = false;

  function give(): void {
    if (!isWanted || !isHostReady) return;
    const { port1, port2 } = options.newChannel();
    options.giveToHost(port1);
    options.giveToPage(port2);
  }

  return {
    wanted(nonce) {
      if (nonce !== options.nonce) return;
      isWanted = true;
      give();
    },
    hostReady() {
      isHostReady = true;
      give();
    },
    hostGone() {
      isHostReady = false;
    },
    pageLeft() {
      isWanted = false;
    },
  };
}
