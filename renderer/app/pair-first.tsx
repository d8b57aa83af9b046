import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { systemLanguage } from '../../contract/rpc/machine-defaults.ts';
import { PairingScreen } from '../screens/tablet/pairing-screen.tsx';
import type { HostState } from '../state/host-connection.ts';
import { forgetPairing, keepPairing, wasUnpaired } from '../state/workplace.ts';

type Place = Pick<Location, 'hash' | 'pathname' | 'reload'>;
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A tablet that no till knows: it asks for the code, keeps what it gets for it, and begins anew. */
export function pairFirst(
  root: Root,
  {
    location,
    history,
    storage,
  }: { location: Place; history: Pick<History, 'replaceState'>; storage: Kept },
): void {
  const code = new URLSearchParams(location.hash.replace(/^#/, '')).get('ticket') ?? '';
  root.render(
    <StrictMode>
      <PairingScreen
        code={code}
        wasUnpaired={wasUnpaired(storage)}
        language={systemLanguage({}, navigator.language)}
        onPaired={(pairing) => {
          keepPairing(storage, pairing);
          history.replaceState(null, '', location.pathname);
          location.reload();
        }}
      />
    </StrictMode>,
  );
}

/** The till turned this tablet away: it was removed there, and asks for a code again. */
export function leaveWhenRefused(
  host: { state(): HostState; subscribe(onChanged: () => void): () => void },
  { location, storage }: { location: Pick<Location, 'reload'>; storage: Kept },
): void {
  host.subscribe(() => {
    if (host.state().refusal === null) return;
    forgetPairing(storage);
    location.reload();
  });
}
