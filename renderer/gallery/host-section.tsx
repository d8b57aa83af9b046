import { type ReactNode, useMemo } from 'react';
import { fail } from '../../contract/failure/failure.ts';
import { Connecting } from '../app/connecting.tsx';
import { HostBanner } from '../components/host-banner.tsx';
import type { HostState } from '../state/host-connection.ts';
import { TillContext, useTill } from '../state/use-till.ts';
import { Row, Sample, Section } from './sample.tsx';

const gone: HostState = { kind: 'gone', sinceMs: Date.UTC(2026, 10, 25, 13, 5), refusal: null };
const refused: HostState = { ...gone, refusal: fail('NOT_ALLOWED') };
const connecting: HostState = { ...gone, kind: 'connecting' };

/** The till's program away: slow, gone, gone with scans that wait, and turned away. */
export function HostSection() {
  return (
    <Section title="Host">
      <Row>
        <Sample state="slow" size="tall">
          <Under state={connecting}>
            <Connecting />
          </Under>
        </Sample>
        <Sample state="never there" size="tall">
          <Under state={gone}>
            <Connecting />
          </Under>
        </Sample>
      </Row>
      <Sample state="gone">
        <Under state={gone}>
          <HostBanner />
        </Under>
      </Sample>
      <Sample state="gone, three scans wait">
        <Under state={gone} waitingScans={3}>
          <HostBanner />
        </Under>
      </Sample>
      <Sample state="turned away">
        <Under state={refused}>
          <HostBanner />
        </Under>
      </Sample>
    </Section>
  );
}

/** Children that find the host in another state. */
function Under({
  state,
  waitingScans = 0,
  children,
}: {
  state: HostState;
  waitingScans?: number;
  children: ReactNode;
}) {
  const till = useTill();
  const there = useMemo(
    () => ({
      ...till,
      host: { ...till.host, state: () => state },
      waitingScans: { ...till.waitingScans, getState: () => ({ count: waitingScans }) },
    }),
    [till, state, waitingScans],
  );
  return <TillContext value={there}>{children}</TillContext>;
}
