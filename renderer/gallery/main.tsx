import '@fontsource-variable/inter/wght.css';
import '../components/tokens.css';
import '../components/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from '../../domain/assert.ts';
import { Gallery } from './gallery.tsx';

const root = document.getElementById('root');
assert(root !== null, 'gallery.html has a root');
createRoot(root).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
