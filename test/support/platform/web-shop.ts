// A web shop in small, written from docs/web-shops.md as a stranger would: it asks over HTTP, and takes
// messages at an address of its own, believing only those that are signed.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

interface Message {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

export interface WebShop {
  /** Its own address, where messages come. */
  url: string;
  /** Posts to the platform, or gets without a body. */
  ask(path: string, body?: object): Promise<{ status: number; body: unknown }>;
  /** Begins to be told of these. */
  listen(kinds: readonly string[]): Promise<string>;
  /** Messages that were believed, each once, in the order in which they came. */
  messages: Message[];
  /** What it answers to messages from now on. */
  answerWith(status: number): void;
  /** Messages that came with a wrong signature. */
  refusedCount(): number;
  close(): Promise<void>;
}

export async function openWebShop(platformUrl: string, key: string): Promise<WebShop> {
  let secret = '';
  let status = 204;
  let refused = 0;
  const messages: Message[] = [];
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      if (!isSigned(request.headers, text, secret)) {
        refused += 1;
        response.writeHead(401).end();
        return;
      }
      const id = String(request.headers['webhook-id']);
      const { type, data } = message.parse(JSON.parse(text));
      // The same message may come twice: its id says so.
      if (status < 300 && !messages.some((known) => known.id === id))
        messages.push({ id, type, data });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z
    .object({ port: z.int() })
    .parse(server.address() satisfies AddressInfo | string | null);
  const url = `http://127.0.0.1:${port}/hook`;

  async function ask(path: string, body?: object) {
    const answer = await fetch(`${platformUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  return {
    ...{ url, ask, messages },
    async listen(kinds) {
      const { body } = await ask('/v1/webhooks', { url, kinds });
      const made = z.object({ id: z.string(), secret: z.string() }).parse(body);
      secret = made.secret;
      return made.id;
    },
    answerWith(next) {
      status = next;
    },
    refusedCount: () => refused,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Standard Webhooks 1.0: HMAC-SHA256 over id, time and body; what is older than five minutes is no news. */
function isSigned(headers: IncomingMessage['headers'], body: string, secret: string): boolean {
  const [id, at, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name]),
  );
  if (Math.abs(Date.now() / 1_000 - Number(at)) > 300) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest();
  const shown = Buffer.from((given ?? '').replace('v1,', ''), 'base64');
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}

const message = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });
