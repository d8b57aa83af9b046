import { linesWhenLow, type MachineState } from './machine.ts';

/** What DLE EOT `question` (1 to 4) answers. Bits 1 and 4 are always set. */
export function escPosStatus(question: number, state: MachineState): number {
  const { isCoverOpen, isCutterJammed, isDrawerOpen, linesLeft } = state;
  const isOut = linesLeft <= 0;
  const isOffline = isCoverOpen || isOut || isCutterJammed;
  const bits = [
    0,
    flag(!isDrawerOpen, 0x04) | flag(isOffline, 0x08),
    flag(isCoverOpen, 0x04) | flag(isOut, 0x20) | flag(isCutterJammed, 0x40),
    flag(isCutterJammed, 0x08),
    flag(linesLeft <= linesWhenLow, 0x0c) | flag(isOut, 0x60),
  ];
  return 0x12 | (bits[question] ?? 0);
}

/** What GS r 1 answers: the paper sensors. */
export function escPosPaper({ linesLeft }: MachineState): number {
  return flag(linesLeft <= linesWhenLow, 0x03) | flag(linesLeft <= 0, 0x0c);
}

/** Star's report over a network: nine bytes, then a length of 0. */
export function starReport(state: MachineState): Uint8Array {
  const { isCoverOpen, isCutterJammed, isDrawerOpen, linesLeft, count } = state;
  const isOut = linesLeft <= 0;
  const isOffline = isCoverOpen || isOut || isCutterJammed;
  const printer =
    flag(isDrawerOpen, 0x04) | flag(isOffline, 0x08) | flag(isCoverOpen, 0x20) | flag(count > 0, 2);
  const paper = flag(linesLeft <= linesWhenLow, 0x04) | flag(isOut, 0x08);
  const counter = ((count & 0x18) << 2) | ((count & 0x07) << 1);
  const error = flag(isCutterJammed, 0x08);
  return Uint8Array.of(0x23, 0x86, printer, error, 0, paper, 0, counter, 0, 0, 0);
}

function flag(isSet: boolean, bit: number): number {
  return isSet ? bit : 0;
}
