import type { PrinterStatus } from '../port.ts';

/** How one language asks a printer things; what is printed is not its business. */
export interface PrinterDialect {
  /** Opens the drawer in its turn, after what was sent before. */
  pulse: Uint8Array;
  /** Opens the drawer at once, also when there is no paper. */
  pulseAtOnce: Uint8Array;
  /** For one connection: what was asked and heard on it. */
  converse(): Conversation;
}

/** Understands what a printer says, however the network cuts it into pieces. */
export interface Conversation {
  /** The question for the whole status; answered at once, also by a printer that is held up. */
  askStatus(): Uint8Array;
  /** Sent after a job; answered once everything before it is on paper. Once a connection. */
  askConfirmation(): Uint8Array;
  hear(bytes: Uint8Array): void;
  /** null until the printer has answered a whole question. */
  readonly status: PrinterStatus | null;
  /** Whole statuses heard so far. */
  readonly answers: number;
  readonly isConfirmed: boolean;
}
