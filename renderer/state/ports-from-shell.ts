import type { Channel } from '../../contract/rpc/channel.ts';
import { messagePortChannel, type PortLike } from '../../contract/rpc/message-port-channel.ts';
import { nonceOf, portGiven, portLost, portWanted } from '../../contract/rpc/port-handover.ts';

/** Frames that wait for the port; a caller with more than that is broken. */
const maxWaitingFrames = 1_000;

/** What is used of the page's window. */
export interface PageWindow {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string): void;
  addEventListener(
    type: 'message',
    listener: (event: { source: unknown; data: unknown; ports: readonly PortLike[] }) => void,
  ): void;
}

/** Channels to the host over MessagePorts that the Electron shell hands over, under this page's nonce. */
export function portsFromShell(nonce: string, page: PageWindow): { openChannel(): Channel } {
  let newest: ReturnType<typeof waitingChannel> | null = null;
  page.addEventListener('message', ({ source, data, ports: [port] }) => {
    if (source !== page) return;
    if (nonceOf(data, portLost) === nonce) newest?.channel.close();
    if (nonceOf(data, portGiven) !== nonce || port === undefined) return;
    if (!newest?.take(port)) port.close();
  });
  return {
    openChannel() {
      newest = waitingChannel();
      page.postMessage({ kind: portWanted, nonce }, page.location.origin);
      return newest.channel;
    },
  };
}

/** A channel whose port is still to come: what is said on it meanwhile waits. */
function waitingChannel(): { channel: Channel; take(port: PortLike): boolean } {
  const waiting: string[] = [];
  const receivers: ((text: string) => void)[] = [];
  const onClosed: (() => void)[] = [];
  let onPort: Channel | null = null;
  let isClosed = false;
  const closed = (): void => {
    if (isClosed) return;
    isClosed = true;
    for (const each of onClosed) each();
  };
  const channel: Channel = {
    send(text) {
      if (onPort !== null) onPort.send(text);
      else if (waiting.length < maxWaitingFrames) waiting.push(text);
      else channel.close();
    },
    onMessage(receive) {
      if (onPort === null) receivers.push(receive);
      else onPort.onMessage(receive);
    },
    onClose: (each) => void onClosed.push(each),
    close() {
      if (onPort === null) closed();
      else onPort.close();
    },
  };
  return {
    channel,
    take(port) {
      if (isClosed || onPort !== null) return false;
      onPort = messagePortChannel(port);
      onPort.onClose(closed);
      for (const receive of receivers) onPort.onMessage(receive);
      for (const text of waiting.splice(0)) onPort.send(text);
      return true;
    },
  };
}
