import '@fontsource-variable/inter/wght.css';
import '../components/tokens.css';
import '../components/base.css';
import './display.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hostApi } from '../../contract/host/api.ts';
import { assert } from '../../domain/assert.ts';
import { applyScreenSettings } from '../app/apply-screen-settings.ts';
import { connectToHost } from '../state/host-connection-in-browser.ts';
import { createSettings } from '../state/settings.ts';
import { DisplayApp } from './display-app.tsx';
import { openDisplay } from './open-display.ts';

const root = document.getElementById('root');
assert(root !== null, 'display.html has a root');

// Light or dark as the till's own page; its size is that of this screen.
applyScreenSettings(createSettings(localStorage), document.documentElement);
// A browser's window is made to fill its screen by hand, once.
document.addEventListener('dblclick', () => {
  document.documentElement.requestFullscreen().catch(() => undefined);
});
createRoot(root).render(
  <StrictMode>
    <DisplayApp display={openDisplay(connectToHost(hostApi))} />
  </StrictMode>,
);
