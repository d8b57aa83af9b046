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
import { App } from './app.tsx';
import { applyScreenSettings } from './apply-screen-settings.ts';
import { keepFocus } from './keep-focus.ts';
import { sayStillHere } from './still-here.ts';

const root = document.getElementById('root');
assert(root !== null, 'index.html has a root');

keepFocus(document);
const settings = createSettings(localStorage);
applyScreenSettings(settings, document.documentElement);
const till = openTill(connectToHost(hostApi), {
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
