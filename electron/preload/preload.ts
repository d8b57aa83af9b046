// The preload of every window: carries the page's port across, and word of its end; nothing else. Sandboxed, so it is
// bundled to one CommonJS file (dist/electron/preload.cjs).
import { ipcRenderer } from 'electron';
import { nonceOf, portGiven, portLost, portWanted } from '../../contract/rpc/port-handover.ts';

window.addEventListener('message', ({ source, data }) => {
  const nonce = source === window ? nonceOf(data, portWanted) : null;
  if (nonce !== null) ipcRenderer.send(portWanted, nonce);
});

ipcRenderer.on(portGiven, ({ ports }, nonce: unknown) => {
  window.postMessage({ kind: portGiven, nonce }, location.origin, [...ports]);
});

ipcRenderer.on(portLost, (_event, nonce: unknown) => {
  window.postMessage({ kind: portLost, nonce }, location.origin);
});
