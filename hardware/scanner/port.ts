/**
 * Scanners that the host reads itself (HID POS), not through a keyboard: they need no focus, and know
 * what they read. Any number may be plugged in, at any time.
 */
export interface Scanners {
  state(): ScannersState;
  /** Ends reading; resolves when all are closed. */
  close(): Promise<void>;
}

export interface ScannersState {
  /**
   * `none`: there is none, and one that is plugged in will be found. `no-permission`: there is one that
   * this account may not open. `no-driver`: this machine can't reach any (such as Linux without libusb-1.0).
   */
  kind: 'connected' | 'none' | 'no-permission' | 'no-driver';
  /** What the connected ones, or the one that may not be opened, call themselves. */
  names: readonly string[];
}

/** What a till hears of its scanners. */
export interface ScannersHeard {
  /** A whole code, its AIM identifier in front if the scanner gave one. */
  onCode(code: string): void;
  onState(state: ScannersState): void;
}

/** HID as the driver needs it: node-hid, or the simulator. Rejects when the machine can't do it. */
export interface HidPort {
  devices(): Promise<readonly HidDevice[]>;
  /** Rejects when it may not be opened, or has just gone. */
  open(path: string, heard: HidHeard): Promise<OpenHidDevice>;
}

export interface HidDevice {
  path: string;
  vendorId: number;
  name: string;
  usagePage: number;
  usage: number;
}

export interface HidHeard {
  /** One input report, its number first. */
  onReport(report: Uint8Array): void;
  /** It is gone; nothing more will come. */
  onGone(): void;
}

export interface OpenHidDevice {
  sendFeatureReport(report: readonly number[]): Promise<void>;
  close(): Promise<void>;
}
