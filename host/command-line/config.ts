import { fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd, ReadyCommand } from './command.ts';
import { configHelp } from './config-help.ts';

/** `till config get | set | list`: the settings of this one till, such as its printer. */
export const config: Command = {
  options: {},
  help: configHelp,
  read({ positionals: [act = 'get|set|list', ...rest] }) {
    const [key, value, tooMany] = rest;
    switch (act) {
      case 'list':
        return exactly(rest, 0, (context) => list(context));
      case 'get':
        if (key === undefined) return refuse('config get KEY');
        return exactly(rest, 1, (context) => get(context, key));
      case 'set':
        if (key === undefined || value === undefined) return refuse('config set KEY VALUE');
        return tooMany === undefined
          ? ok((context: CommandContext) => set(context, key, value))
          : refuse(tooMany);
      default:
        return refuse(`config ${act}`);
    }
  },
};

function exactly(
  given: readonly string[],
  count: number,
  run: ReadyCommand,
): Result<ReadyCommand, string> {
  const unexpected = given[count];
  return unexpected === undefined ? ok(run) : refuse(unexpected);
}

async function list({ host, output }: CommandContext): Promise<CommandEnd> {
  const answer = await host.call('getSettings', {});
  if (!answer.ok) return { failed: answer.error };
  const entries = answer.value.settings.map(({ key, value }) => [key, value]);
  await output.lines([JSON.stringify(Object.fromEntries(entries))]);
  return 'done';
}

async function get({ host, output }: CommandContext, key: string): Promise<CommandEnd> {
  const answer = await host.call('getSettings', {});
  if (!answer.ok) return { failed: answer.error };
  const { settings } = answer.value;
  const found = settings.find((setting) => setting.key === key);
  if (found === undefined) {
    const known = settings.map((setting) => setting.key).join(', ');
    return { failed: fail('SETTING_UNKNOWN', { key, known }) };
  }
  await output.lines([JSON.stringify(found)]);
  return 'done';
}

async function set(
  { host, output }: CommandContext,
  key: string,
  value: string,
): Promise<CommandEnd> {
  const answer = await host.call('setSetting', { seat: 'script-config', key, value });
  if (!answer.ok) return { failed: answer.error };
  await output.lines([JSON.stringify(answer.value)]);
  return 'done';
}
