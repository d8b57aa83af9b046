import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { saleSnapshot } from '../../test/support/sale-snapshot.ts';
import { saidInTraining } from './only-real.ts';
import type { Snapshots } from './snapshots.ts';

test.each(['leave', 'group'] as const)(
  'in training nobody is asked how goods leave (%s)',
  (opens) => {
    const real = saleSnapshot('basket-1', 1);
    const sale: Snapshots['sale'] = createStore(() => ({ snapshot: real, order: new Map() }));
    const said: string[] = [];
    const toasts = { say: (text: string) => void said.push(text) };
    expect(saidInTraining({ snapshots: { sale }, toasts }, opens)).toBe(false);
    sale.setState({ snapshot: { ...real, training: { responsibleAlias: 'Karim' } } });
    expect(saidInTraining({ snapshots: { sale }, toasts }, opens)).toBe(true);
    expect(said).toEqual(['toast.training.not']);
  },
);
