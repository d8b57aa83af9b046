import type { ParseArgsOptionsConfig } from 'node:util';
import type { Failure } from '../../contract/failure/failure.ts';
import type { Language } from '../../contract/rpc/machine-defaults.ts';
import type { Result } from '../../domain/result.ts';
import type { Output } from './output.ts';
import type { TillHost } from './till-host.ts';

/** How a command ended, and with it the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export type CommandEnd = 'done' | { failed: Failure } | { wrong: string };

/** What a command works with. */
export interface CommandContext {
  host: TillHost;
  language: Language;
  /** The result, on stdout. */
  output: Output;
  /** Everything else, on stderr: one line. */
  note(text: string): void;
  /** Where it stands, on stderr; may be said often. Empty: there is no more to say. */
  progress(text: string): void;
  /** Ctrl-C, or a request to end: the command gives back what it holds and ends. */
  interrupted: AbortSignal;
  /** Monotonic. */
  nowMs(): number;
  /** Ends early when interrupted. */
  wait(delayMs: number): Promise<void>;
  /** Random, 22 characters of base64url. */
  newId(): string;
}

/** A command that understood its arguments and can run. */
export type ReadyCommand = (context: CommandContext) => Promise<CommandEnd>;

/** One word of `npm run till -- <command>`. */
export interface Command {
  /** Its own options; the common ones are added. */
  options: ParseArgsOptionsConfig;
  help: Readonly<Record<Language, string>>;
  /** Understands what was given, or says what is wrong. Nothing has been started yet. */
  read(given: {
    values: Readonly<Record<string, unknown>>;
    positionals: readonly string[];
  }): Result<ReadyCommand, string>;
}
