import { useStore } from 'zustand';
import { usePrinting, useTill } from '../../state/use-till.ts';
import { PrintState } from '../receipts/print-state.tsx';

/** How the paper fares that was asked for last. */
export function SentPaper() {
  const { prepare } = useTill();
  const sent = useStore(prepare.state, ({ sentJob }) => sentJob);
  const job = usePrinting()?.jobs.find(({ id }) => id === sent);
  return job ? <PrintState job={job} /> : null;
}
