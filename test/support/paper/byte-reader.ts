/** Bytes one after another; running out of them in the middle of a command is an error. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get hasMore(): boolean {
    return this.#at < this.#bytes.length;
  }

  next(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Error('The data ends in the middle of a command');
    this.#at += 1;
    return byte;
  }

  take(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.next());
  }

  until(end: number): Uint8Array {
    const taken: number[] = [];
    for (let byte = this.next(); byte !== end; byte = this.next()) taken.push(byte);
    return Uint8Array.from(taken);
  }

  /** For the message of an error: what was read last, what would come. */
  around(): string {
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const from = Math.max(0, this.#at - 8);
    return `…${hex(this.#bytes.slice(from, this.#at))} | ${hex(this.#bytes.slice(this.#at, this.#at + 8))}…`;
  }
}
