// The worker thread that alone writes the catalog, so that selling goes on during an import.
import { parentPort } from 'node:worker_threads';
import { assert, unreachable } from '../../../domain/assert.ts';
import type { WriteEngine } from '../engine/write-engine.ts';
import { StoreError } from '../store-error.ts';
import { type CatalogFile, copyCatalog, openCatalogForWriting } from './catalog-file.ts';
import type { EngineCall, WriterReply, WriterRequest } from './writer-protocol.ts';

const files = new Map<string, CatalogFile>();

assert(parentPort !== null, 'The catalog writer is a worker thread');
const host = parentPort;
host.on('message', (request: WriterRequest) => host.postMessage(answer(request)));

function answer(request: WriterRequest): WriterReply {
  try {
    return { id: request.id, ok: true, value: act(request) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof StoreError ? error.code : null;
    return { id: request.id, ok: false, code, message };
  }
}

function act({ file, act }: WriterRequest): unknown {
  if (act.kind === 'close') {
    files.get(file.path)?.close();
    files.delete(file.path);
    return null;
  }
  if (act.kind === 'copy') {
    assert(!files.has(file.path), 'A copy of the catalog is made before it is opened');
    return copyCatalog(act.from, file.path);
  }
  const open = files.get(file.path) ?? openCatalogForWriting(file);
  files.set(file.path, open);
  switch (act.kind) {
    case 'open':
      return null;
    case 'seal':
      return open.seal();
    case 'call':
      return callEngine(open.engine, act.call);
    default:
      return unreachable(act.kind);
  }
}

function callEngine(engine: WriteEngine, call: EngineCall): unknown {
  switch (call.method) {
    case 'create':
      return engine.create(...call.values);
    case 'put':
      return engine.put(...call.values);
    case 'applyPage':
      return engine.applyPage(...call.values);
    case 'purge':
      return engine.purge(...call.values);
    case 'drop':
      return engine.drop(...call.values);
    default:
      return unreachable(call);
  }
}
