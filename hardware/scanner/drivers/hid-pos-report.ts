/** Number of the report that carries scanned data. */
const scannedData = 0x02;
const rightBracket = 0x5d;
/** Where the byte stands that says that the code goes on in the next report. */
const moreToCome = 63;
/** A QR code holds 7,089 digits; what goes on longer is no code. */
const longestCode = 8_192;

/**
 * Puts together the codes of one scanner out of its reports (HID POS usage tables, page 0x8C; layout as
 * Honeywell, Zebra and Datalogic send it). After the report's number: length of the data, AIM identifier
 * of three bytes, data, and near the end whether more follows. Some scanners put one byte more before
 * the identifier. A report that is none of this is nothing.
 */
export function createReportReader(): {
  /** The code that this report ends, or null. */
  read(report: Uint8Array): string | null;
  /** Forgets a code that has begun. */
  reset(): void;
  /** A code has begun and its end has not come. */
  isWaiting(): boolean;
} {
  let aim = '';
  let data: number[] = [];
  return {
    read(report) {
      const part = partOf(report);
      if (part === null) return null;
      if (data.length === 0) aim = part.aim;
      data.push(...part.data);
      if (part.isMore && data.length <= longestCode) return null;
      const code = aim + textOf(data);
      data = [];
      return code === aim ? null : code;
    },
    reset() {
      data = [];
    },
    isWaiting: () => data.length > 0,
  };
}

interface ReportPart {
  aim: string;
  data: Uint8Array;
  isMore: boolean;
}

function partOf(report: Uint8Array): ReportPart | null {
  const [number, length = 0] = report;
  if (number !== scannedData) return null;
  const shift = report[2] === rightBracket ? 0 : report[3] === rightBracket ? 1 : null;
  // A scanner set to send no identifier leaves its place empty.
  const hasNoAim = report[2] === 0 && report[3] === 0 && report[4] === 0;
  if (shift === null && !hasNoAim) return null;
  const start = 5 + (shift ?? 0);
  const aim = shift === null ? '' : textOf(report.subarray(start - 3, start));
  return {
    aim,
    data: report.subarray(start, start + length),
    isMore: (report[moreToCome] ?? 0) !== 0,
  };
}

/** UTF-8 if it is that, else Latin-1; without the Enter that the scanner may be set to send after it. */
function textOf(bytes: ArrayLike<number>): string {
  const whole = Uint8Array.from(bytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    text = new TextDecoder('latin1').decode(whole);
  }
  let end = text.length;
  while (end > 0 && '\r\n\t\0'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
