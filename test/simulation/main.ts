// npm run simulate -- --seeds N --from S: any number of seeds; the exit code tells whether all held.
import { parseArgs } from 'node:util';
import { faultKinds, faultRecord } from './faults.ts';
import { replayOf } from './replay.ts';
import { simulatePush } from './simulate-push.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
  },
});
const count = Number(values.seeds);
const from = Number(values.from);
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(from) || count < 1) {
  process.stderr.write('npm run simulate -- [--seeds N] [--from S]\n');
  process.exit(2);
}

const record = faultRecord();
const startedMs = performance.now();
let failures = 0;
for (let seed = from; seed < from + count; seed += 1) {
  await simulatePush(seed, record).catch((error: unknown) => {
    failures += 1;
    process.stdout.write(`${replayOf(seed, error)}\n`);
  });
}
const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
const met = faultKinds.map((kind) => `${kind} ${String(record.counts().get(kind) ?? 0)}`);
process.stdout.write(`${met.join(', ')}\n`);
process.stdout.write(
  `${String(count - failures)} held, ${String(failures)} failed in ${seconds} s\n`,
);
process.exit(failures === 0 ? 0 : 1);
