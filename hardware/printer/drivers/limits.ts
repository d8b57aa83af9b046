/** How long the driver waits for a printer, in ms. */
export interface PrinterLimits {
  connectMs: number;
  /** The first answer: in milliseconds, unless the printer is busy with another till's paper. */
  answerMs: number;
  /** Between two questions while a paper comes out. */
  askEveryMs: number;
  /** From the last byte to the confirmation, while the printer is not held up. */
  printMs: number;
  /** For somebody to close the cover or put in paper; the printer then goes on by itself. */
  heldMs: number;
  /** Without any answer in the middle of a job: it was switched off, or the cable is out. */
  silentMs: number;
  /** Jobs that may wait for the one that is printing. */
  waitingJobs: number;
}

/** A receipt of a metre at the slowest 100 mm/s takes 10 s. */
export const usualLimits: PrinterLimits = {
  connectMs: 3_000,
  answerMs: 6_000,
  askEveryMs: 500,
  printMs: 20_000,
  heldMs: 90_000,
  silentMs: 5_000,
  waitingJobs: 16,
};
