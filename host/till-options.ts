import type { Failure } from '../contract/failure/failure.ts';
import type { FailureLogger } from '../contract/rpc/handler-failure.ts';
import type { OwnPlatformSwitch } from '../contract/rpc/host-start.ts';
import type { Result } from '../domain/result.ts';
import type { HidPort } from '../hardware/scanner/port.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { Seed } from './seed.ts';

/** What a till is opened with: all that differs between one start and another, or a till and a test. */
export interface TillOptions {
  folder: string;
  /** The till's keys; new ones only when there is no till file yet. */
  openKeys(tillExists: boolean): Promise<Result<KeyStore, Failure>>;
  language: 'fr' | 'en';
  /** Differs at each start of the shell, is the same when it restarts its host; no secret. */
  shellRun: string;
  software: { name: string; version: string };
  catalogWorkerUrl: URL;
  /** First documents of an empty till. */
  seed: Seed;
  /** Where scanners are plugged in that need no keyboard. */
  hid: HidPort;
  /** Of a demo till: which one of its shop it is, and what stands around it. */
  demo: {
    tillNumber: string | undefined;
    isStaged: boolean;
    askForSecondTill: (() => Promise<string | null>) | null;
    /** Of the platform that the shell runs beside it. */
    switchPlatform(to: OwnPlatformSwitch): void;
  };
  logger: FailureLogger;
}
