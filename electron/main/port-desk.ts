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
  /** The page is left or loaded anew: what it asked for nobody waits for any more. */
  pageLeft(): void;
}

/**
 * Joins one window to the host that runs now, by a fresh MessagePort each time it asks. An ask waits
 * for the host to serve; a port whose host is gone is called lost, and the page asks again.
 */
export function portDesk<Port>(options: {
  nonce: string;
  newChannel(): PortPair<Port>;
  giveToHost(port: Port): void;
  giveToPage(port: Port): void;
  tellPageLost(): void;
}): PortDesk {
  let page: 'silent' | 'waiting' | 'joined' = 'silent';
  let isHostReady = false;

  function give(): void {
    if (page !== 'waiting' || !isHostReady) return;
    page = 'joined';
    const { port1, port2 } = options.newChannel();
    options.giveToHost(port1);
    options.giveToPage(port2);
  }

  return {
    wanted(nonce) {
      if (nonce !== options.nonce) return;
      page = 'waiting';
      give();
    },
    hostReady() {
      isHostReady = true;
      give();
    },
    hostGone() {
      isHostReady = false;
      if (page !== 'joined') return;
      page = 'silent';
      options.tellPageLost();
    },
    pageLeft() {
      page = 'silent';
    },
  };
}
