import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { commonOptions } from './common-texts.ts';
import { problemText } from './problem-texts.ts';

const pollEveryMs = 100;
/** A check that does not move for so long is stuck. */
const stallLimitPolls = 1_200;
/** A host that was started anew has forgotten the check; it is begun again so often. */
const maxStarts = 5;

type Verification = CallOutput<HostApi, 'verification'>;

/** `till verify`: every link, hash, signature and total of every journal. */
export const verify: Command = {
  options: {},
  help: {
    fr: `npm run till -- verify

Contrôle chaque journal depuis son premier enregistrement : chaînage, empreintes, signatures,
numéros, totaux. Écrit { ok, checked, problem, known } en JSON\u202f; code 1 si un enregistrement est faux.
«\u00a0known\u00a0»\u00a0: journaux clos pour un défaut qu’un journal suivant nomme déjà (connu, scellé).

${commonOptions.fr}`,
    en: `npm run till -- verify

Checks every journal from its first entry on: links, hashes, signatures, numbers, totals. Prints
{ ok, checked, problem, known } as JSON; exit code 1 when an entry is wrong.
“known”: journals sealed for a defect that a later journal names already (known, sealed).

${commonOptions.en}`,
  },
  read({ positionals: [unexpected] }) {
    return unexpected === undefined ? ok(verifyJournals) : refuse(unexpected);
  },
};

async function verifyJournals(context: CommandContext): Promise<CommandEnd> {
  let end: VerificationEnd = refuse('FORGOTTEN');
  for (let starts = 0; !end.ok && end.error === 'FORGOTTEN' && starts < maxStarts; starts += 1)
    end = await runVerification(context);
  context.progress('');
  if (!end.ok) return { failed: end.error === 'FORGOTTEN' ? fail('NO_ANSWER') : end.error };

  const { checked, problem, known } = end.value;
  await context.output.lines([JSON.stringify({ ok: problem === null, checked, problem, known })]);
  if (problem === null) return 'done';
  const { journalId, sequence } = problem;
  const words = problemText(problem.problem, context.language);
  return { failed: fail('JOURNAL_BROKEN', { journalId, sequence, problem: words }) };
}

type VerificationEnd = Result<Verification, Failure | 'FORGOTTEN'>;

async function runVerification(context: CommandContext): Promise<VerificationEnd> {
  const { host, interrupted } = context;
  const started = await host.call('startVerification', {});
  if (!started.ok) return started;
  const startedBy = host.hostStartId();
  let checked = -1;
  for (let still = 0; still < stallLimitPolls && !interrupted.aborted; still += 1) {
    const state = await host.call('verification', { jobId: started.value.jobId });
    if (!state.ok) return host.hostStartId() === startedBy ? state : refuse('FORGOTTEN');
    if (state.value.done) return state;
    if (state.value.checked !== checked) still = 0;
    ({ checked } = state.value);
    context.progress(`${checked} / ${state.value.total}`);
    await context.wait(pollEveryMs);
  }
  return refuse(fail(interrupted.aborted ? 'INTERRUPTED' : 'NO_ANSWER'));
}
