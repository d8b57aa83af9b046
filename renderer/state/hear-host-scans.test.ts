import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostScan } from '../../contract/host/host-scan.ts';
import { hearHostScans } from './hear-host-scans.ts';
import type { Snapshots } from './snapshots.ts';

const scan = (id: string, refusal: Failure | null = null): HostScan => ({
  id,
  refusal,
  routed: null,
});
const unknown = fail('UNKNOWN_CODE', { code: '1' });

function page() {
  const sale: Snapshots['sale'] = createStore(() => ({ snapshot: null, order: new Map() }));
  const told: string[] = [];
  hearHostScans({ sale }, (result) => told.push(result.ok ? 'taken' : result.error.code));
  return {
    told,
    show(...hostScans: HostScan[]) {
      const rest = {
        basket: null,
        paid: null,
        placed: null,
        lastCommandId: '',
        suspendedCount: 0,
        sent: [],
        training: null,
      };
      sale.setState({ snapshot: { ...rest, hostScans } });
    },
  };
}

it('scans of before this page was there are not told again', () => {
  const { show, told } = page();
  show(scan('a'), scan('b', unknown));
  show(scan('a'), scan('b', unknown));
  expect(told).toEqual([]);
});

it('each new scan is told once, also two between snapshots', () => {
  const { show, told } = page();
  show();
  show(scan('a'), scan('b', unknown));
  show(scan('b', unknown), scan('c'));
  show(scan('c'));
  expect(told).toEqual(['taken', 'UNKNOWN_CODE', 'taken']);
});

it('a host that started anew and has none is heard again from its first', () => {
  const { show, told } = page();
  show(scan('a'));
  show();
  show(scan('x'));
  expect(told).toEqual(['taken']);
});
