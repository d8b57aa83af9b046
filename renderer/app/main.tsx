import '@fontsource-variable/inter/wght.css';
import '../components/tokens.css';
import '../components/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hostApi } from '../../contract/host/api.ts';
import { assert } from '../../domain/assert.ts';
import { createSounds } from '../sound/sounds.ts';
import { connectToHost, pageNowMs } from '../state/host-connection-in-browser.ts';
import { createSettings } from '../state/settings.ts';
import { openTill } from '../state/till.ts';
import { readPairing, workplace } from '../state/workplace.ts';
import { App } from './app.tsx';
import { applyScreenSettings } from './apply-screen-settings.ts';
import { keepFocus } from './keep-focus.ts';
import { leaveWhenRefused, pairFirst } from './pair-first.tsx';
import { sayStillHere } from './still-here.ts';

const root = document.getElementById('root');
assert(root !== null, 'index.html has a root');

keepFocus(document);
const settings = createSettings(localStorage);
applyScreenSettings(settings, document.documentElement);
if (workplace.isTablet) document.documentElement.dataset.workplace = 'tablet';
if (workplace.isTablet && readPairing(localStorage) === null) {
  pairFirst(createRoot(root), { location, history, storage: localStorage });
} else {
  const host = connectToHost(hostApi);
  if (workplace.isTablet) leaveWhenRefused(host, { location, storage: localStorage });
  const till = openTill(host, {
    settings,
    sounds: createSounds(settings, window),
    nowMs: pageNowMs,
  });
  sayStillHere(till, document);
  createRoot(root).render(
    <StrictMode>
      <App till={till} />
    </StrictMode>,
  );
}
