import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Where the line breaks: before the platform has the request, or once it did what was asked, its answer lost. */
type CutAt = 'request' | 'answer';

interface Cut {
  path: string;
  at: CutAt;
}

/** A line between tills and their platform that breaks where a test wants it to, and stays broken until it is mended. */
export async function startCutLine() {
  let target = '';
  let isCut = false;
  let next: Cut | null = null;
  const server = createServer((request, response) => pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const { url: path = '', method, headers } = request;
    if (isCut) {
      response.destroy();
      return;
    }
    const planned = next !== null && path.includes(next.path) ? next : null;
    if (planned !== null) next = null;
    if (planned?.at === 'request') {
      cut();
      return;
    }
    const onwards = ask(new URL(path, target), { method, headers }, (answer) => {
      if (planned !== null) {
        answer.resume().on('end', cut);
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    // Either end may go at any moment; then the other hears of it.
    onwards.on('error', () => response.destroy());
    response.on('close', () => onwards.destroy());
    request.pipe(onwards);
  }

  function cut(): void {
    isCut = true;
    server.closeAllConnections();
  }

  return {
    url: `http://127.0.0.1:${port}`,
    leadTo(url: string) {
      target = url;
    },
    cut,
    /** Breaks in the next request to such a path. */
    cutIn(path: string, at: CutAt): void {
      next = { path, at };
    },
    isCut: () => isCut,
    mend() {
      isCut = false;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
