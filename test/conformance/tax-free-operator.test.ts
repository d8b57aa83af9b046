import { expect, it } from 'vitest';
import { createSimulatedOperator } from '../../host/tax-free/operators/simulated-operator.ts';
import { slipRequest, taxFreeOperatorConformance } from './tax-free-operator.ts';

const simulator = () => createSimulatedOperator({ pause: async () => {} });

taxFreeOperatorConformance('simulator', () => {
  const operator = simulator();
  return {
    operator,
    lose: (what) => operator.script(what === 'request' ? 'lost-request' : 'lost-answer'),
    cut: () => operator.script('unreachable'),
    delay: () => operator.script('late'),
    deliver: operator.deliver,
    validate: (key) => operator.becomes(key, 'validated'),
  };
});

it('the simulator is told what to do by the passport of who tries it', async () => {
  const operator = simulator();
  const { signal } = new AbortController();
  const ask = (documentNumber: string) => {
    const request = slipRequest();
    const buyer = { ...request.buyer, documentNumber };
    return operator.issue({ ...request, key: `slip-of-${documentNumber}`, buyer }, signal);
  };
  expect(await ask('REFUSE1')).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(await ask('LOST1')).toMatchObject({ ok: false, error: { kind: 'no-answer' } });
  expect(await ask('SLOW1')).toMatchObject({ ok: true });
  await ask('CUSTOMS1');
  expect(await operator.status('slip-of-CUSTOMS1', signal)).toMatchObject({
    value: { state: 'validated' },
  });
  expect(operator.issued()).toHaveLength(3);
});
