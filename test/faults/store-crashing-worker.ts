// The catalog's writer, except that a page of the feed `crash` kills it in the middle.
import { parentPort } from 'node:worker_threads';
import type { WriterRequest } from '../../host/store/catalog/writer-protocol.ts';

parentPort?.on('message', ({ act }: WriterRequest) => {
  const isFatal =
    act.kind === 'call' &&
    act.call.method === 'applyPage' &&
    act.call.values[0].page.feed === 'crash';
  if (isFatal) process.exit(1);
});
await import('../../host/store/catalog/catalog-writer-worker.ts');
