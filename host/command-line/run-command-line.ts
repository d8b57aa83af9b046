import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { FailureError, failureText } from '../../contract/failure/failure.ts';
import {
  defaultDataFolder,
  type Environment,
  isLanguage,
  type Language,
  systemLanguage,
} from '../../contract/rpc/machine-defaults.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { progressOn } from '../../item-files/progress.ts';
import { accounting } from './accounting.ts';
import { archive, taxControl } from './archive.ts';
import { attestation } from './attestation.ts';
import { close } from './close.ts';
import type { Command, CommandEnd, ReadyCommand } from './command.ts';
import { commonHelp, noteTexts } from './common-texts.ts';
import { config } from './config.ts';
import { customer } from './customer.ts';
import { depositSlip } from './deposit-slip.ts';
import { enrol } from './enrol.ts';
import { importItems } from './import-items.ts';
import { invoice } from './invoice.ts';
import { journal } from './journal.ts';
import { order } from './order.ts';
import { orders } from './orders.ts';
import { lineOutput } from './output.ts';
import { pause } from './pause.ts';
import { purge } from './purge.ts';
import { hostFinder } from './reach-host.ts';
import { report } from './report.ts';
import { takeReturn } from './return.ts';
import { ring } from './ring.ts';
import { stock } from './stock.ts';
import { tillHost } from './till-host.ts';
import { verify } from './verify.ts';
import { voucher } from './voucher.ts';

type ExitCode = 0 | 1 | 2;
type Programs = { hostProgram: string; pageFolder: string };

const commands: ReadonlyMap<string, Command> = new Map([
  ['ring', ring],
  ['return', takeReturn],
  ['close', close],
  ['report', report],
  ['accounting', accounting],
  ['invoice', invoice],
  ['deposit-slip', depositSlip],
  ['stock', stock],
  ['customer', customer],
  ['voucher', voucher],
  ['orders', orders],
  ['order', order],
  ['journal', journal],
  ['verify', verify],
  ['import-items', importItems],
  ['config', config],
  ['enrol', enrol],
  ['archive', archive],
  ['tax-control', taxControl],
  ['purge', purge],
  ['attestation', attestation],
]);

/**
 * `till <command> …`, until it is done. Resolves with the exit code: 0 done, 1 refused or failed
 * (sentence and code on stderr), 2 wrong usage. stdout carries the result and nothing else.
 */
export async function runCommandLine({
  args: [name, ...args],
  ...programs
}: Programs & { args: readonly string[] }): Promise<ExitCode> {
  const { env } = process;
  const system = systemLanguage(env, Intl.DateTimeFormat().resolvedOptions().locale);
  const command = name === undefined ? undefined : commands.get(name);
  if (command === undefined) {
    const isHelp = name === '--help' || name === '-h' || name === 'help';
    (isHelp ? process.stdout : process.stderr).write(`${commonHelp[system]}\n`);
    return isHelp ? 0 : 2;
  }
  const given = readArguments(command, args, env, system);
  if (!given.ok) {
    note(`${given.error}\n\n${command.help[system]}`);
    return 2;
  }
  const { language, run } = given.value;
  if (run === 'help') {
    process.stdout.write(`${command.help[language]}\n`);
    return 0;
  }
  const end = await runCommand(run, given.value, programs);
  if (end === 'done') return 0;
  if ('wrong' in end) {
    note(`${end.wrong}\n\n${command.help[language]}`);
    return 2;
  }
  note(`${failureText(end.failed, language)} [${end.failed.code}]`);
  return 1;
}

interface Given {
  dataFolder: string;
  language: Language;
  run: ReadyCommand | 'help';
}

const commonValues = z.object({
  data: z.string().min(1).optional(),
  language: z.string().optional(),
  help: z.boolean().optional(),
});

function readArguments(
  command: Command,
  args: readonly string[],
  environment: Environment,
  system: Language,
): Result<Given, string> {
  const parsed = splitArguments(command, args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const common = commonValues.safeParse(values);
  if (!common.success) return refuse('--data ""');
  const { data, language = system, help } = common.data;
  if (!isLanguage(language)) return refuse(`--language ${language}`);
  const dataFolder = resolve(
    data ?? defaultDataFolder(environment, { platform: process.platform, home: homedir() }),
  );
  if (help) return ok({ dataFolder, language, run: 'help' });
  const run = command.read({ values, positionals });
  return run.ok ? ok({ dataFolder, language, run: run.value }) : run;
}

function splitArguments(command: Command, args: readonly string[]) {
  try {
    return ok(
      parseArgs({
        args: [...args],
        options: {
          ...command.options,
          data: { type: 'string' },
          language: { type: 'string' },
          help: { type: 'boolean', short: 'h' },
        },
        strict: true,
        allowPositionals: true,
      }),
    );
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'arguments');
  }
}

async function runCommand(
  run: ReadyCommand,
  { dataFolder, language }: Given,
  programs: Programs,
): Promise<CommandEnd> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // Asked twice: whoever asks does not want to wait. The host rolls back what was under way.
      if (interrupt.signal.aborted) process.exit(1);
      interrupt.abort();
    });
  const clocks = { timers: systemTimers, nowMs: () => performance.now() };
  const finder = hostFinder({
    ...programs,
    ...clocks,
    dataFolder,
    language,
    interrupted: interrupt.signal,
    onOtherBuild: () => note(noteTexts[language].otherBuild),
  });
  try {
    return await run({
      host: tillHost(finder, { ...clocks, giveUp: interrupt.signal }),
      language,
      output: lineOutput(process.stdout),
      note,
      progress: progressOn(process.stderr, clocks.nowMs),
      nowMs: clocks.nowMs,
      wait: (delayMs) => pause(systemTimers, delayMs, interrupt.signal),
      interrupted: interrupt.signal,
      newId: () => randomBytes(16).toString('base64url'),
    });
  } catch (error) {
    if (error instanceof FailureError) return { failed: error.failure };
    throw error;
  } finally {
    await finder.close();
  }
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
