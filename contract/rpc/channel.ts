/**
 * What the RPC needs of a connection: text frames, in order, each at most once. A closed channel
 * says so exactly once and never opens again; sending on it does nothing.
 */
export interface Channel {
  send(text: string): void;
  onMessage(receive: (text: string) => void): void;
  onClose(closed: () => void): void;
  close(): void;
}
