const terminalEveryMs = 100;
const logEveryMs = 5_000;

/** Progress on a terminal is one line that is written over; in a log a line now and then. */
export function progressOn(
  stream: { isTTY?: boolean; write(text: string): unknown },
  nowMs: () => number,
): (text: string) => void {
  let lastMs = nowMs();
  let isShown = false;
  return (text) => {
    const { isTTY = false } = stream;
    if (text === '') {
      if (isShown && isTTY) stream.write('\r\u001b[K');
      isShown = false;
      return;
    }
    if (nowMs() - lastMs < (isTTY ? terminalEveryMs : logEveryMs)) return;
    lastMs = nowMs();
    isShown = true;
    stream.write(isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  };
}
