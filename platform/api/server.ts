import { randomBytes } from 'node:crypto';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Database } from '../database/database.ts';
import { isTransient } from '../database/sql-failure.ts';
import { createProofDesk } from '../enrolment/proofs.ts';
import { createTokenDesk } from '../enrolment/tokens.ts';
import { createFeedWaiters } from '../feeds/feed-waiters.ts';
import { readEffects } from '../journals/read-effects.ts';
import { serveCustomerPages } from '../pages/customer-pages.ts';
import { clientOfKey } from '../shop/api-clients.ts';
import type { SnapshotDesk } from '../snapshots/snapshot-desk.ts';
import { createStockWaiters } from '../stock/stock-waiters.ts';
import { type Admitted, createDoor, type Secrets } from './access.ts';
import { createMetrics } from './metrics.ts';
import { notServed } from './not-served.ts';
import { openApiOf } from './openapi.ts';
import { sendProblem } from './problem.ts';
import { acceptJsonOnly } from './read-json.ts';
import type { Route } from './route.ts';
import { allocationRoutes } from './routes/allocation-routes.ts';
import { customerRoutes } from './routes/customer-routes.ts';
import { dossierRoutes } from './routes/dossier-routes.ts';
import { enrolmentRoutes } from './routes/enrolment-routes.ts';
import { feedRoutes } from './routes/feed-routes.ts';
import { journalRoutes } from './routes/journal-routes.ts';
import { masterDataRoutes } from './routes/master-data-routes.ts';
import { operationRoutes } from './routes/operation-routes.ts';
import { privacyRoutes } from './routes/privacy-routes.ts';
import { quarantineRoutes } from './routes/quarantine-routes.ts';
import { receiptRoutes } from './routes/receipt-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { shopRoutes } from './routes/shop-routes.ts';
import { snapshotRoutes } from './routes/snapshot-routes.ts';
import { stockRoutes } from './routes/stock-routes.ts';
import { valueRoutes } from './routes/value-routes.ts';
import { webhookRoutes } from './routes/webhook-routes.ts';
import { createFileSender, fileAnswer } from './send-file.ts';

/** A till that sends slower than this is cut off; it sends again, in smaller pushes. */
const requestTimeoutMs = 60_000;
/** Bodies of routes that expect none. */
const smallBodyBytes = 1_024;

export interface ApiOptions {
  database: Database;
  /** What signs tokens, the same in every process (`tokenSecret`). */
  tokenSecret: Uint8Array;
  /** Origins that tills know this platform by. */
  audiences: readonly string[];
  secrets: Secrets;
  /** Whether a proxy stands before it and says who asks (`X-Forwarded-For`). */
  isBehindProxy: boolean;
  tls: { cert: Buffer; key: Buffer } | null;
  /** Whether webhooks may be told on this machine. */
  allowsLoopbackWebhooks: boolean;
  /** What it serves of snapshots; made elsewhere. */
  snapshots: Pick<SnapshotDesk, 'manifest' | 'open'>;
  logger: Logger;
  nowMs(): number;
  monotonicMs(): number;
  wait(ms: number): Promise<void>;
}

/**
 * The platform's HTTP side: nothing is kept here between two requests but counters, so any number of
 * processes serve one database.
 */
export function createApi(options: ApiOptions): FastifyInstance {
  const { database, logger, nowMs, monotonicMs, wait } = options;
  const app = newServer(options);
  const waiters = createFeedWaiters(database);
  const stockWaiters = createStockWaiters(database, { nowMs });
  const metrics = createMetrics(database, { waitingTills: waiters.waitingCount });
  const { audiences, secrets } = options;
  const tokens = createTokenDesk({ database, secret: options.tokenSecret, audiences, nowMs });
  const proofs = createProofDesk({ audiences, nowMs });
  const door = createDoor(
    { tokens, proofs, secrets, clientOf: (key) => clientOfKey(database, key) },
    { monotonicMs },
  );
  const context = { database, readEffects, nowMs, wait, onRetry: metrics.retried };
  const routes = [
    ...operationRoutes({ database, metrics, nowMs }),
    ...enrolmentRoutes({ database, tokens, nowMs }),
    ...journalRoutes(context, metrics),
    ...feedRoutes({ database, waiters, metrics }),
    ...snapshotRoutes(options.snapshots),
    ...stockRoutes({ database, waiters: stockWaiters, nowMs }),
    ...receiptRoutes({ database, nowMs }),
    ...valueRoutes({ database, nowMs }),
    ...customerRoutes({ database, nowMs }),
    ...privacyRoutes({ database, nowMs }),
    ...reportRoutes({ database, nowMs }),
    ...allocationRoutes({ database }),
    ...quarantineRoutes(context),
    ...masterDataRoutes(database),
    ...shopRoutes({ database, nowMs }),
    ...dossierRoutes({ database }),
    ...webhookRoutes({ database, nowMs, allowsLoopback: options.allowsLoopbackWebhooks }),
  ];

  acceptJsonOnly(app);
  const files = createFileSender();
  app.addHook('onReady', async () => {
    await waiters.open();
    await stockWaiters.open();
  });
  // Stopping waits for what is being answered: a till that waits would be that for 25 seconds, a
  // download for minutes. Both ask again.
  app.addHook('preClose', () =>
    Promise.all([waiters.close(), stockWaiters.close(), files.close()]).then(() => undefined),
  );
  const came = new WeakMap<FastifyRequest, Admitted>();
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      bodyLimit: Math.max(route.maximumBytes, smallBodyBytes),
      // Before the body is read: who may not come in costs nothing but its headers.
      async onRequest(request, reply) {
        const admitted = await door.admit({
          access: route.access,
          authorization: request.headers.authorization ?? '',
          proof: String(request.headers.dpop ?? ''),
          method: request.method,
          target: request.url,
          address: request.ip,
        });
        if (!admitted.ok) return sendProblem(reply, admitted.error);
        came.set(request, admitted.value);
      },
      async handler(request, reply) {
        const answer = await route.handle({
          parameters: request.params,
          body: request.body,
          till: came.get(request)?.till ?? null,
          client: came.get(request)?.client ?? null,
        });
        if (!answer.ok) return sendProblem(reply, answer.error);
        if (route.sends === 'file')
          return files.send(request, reply, fileAnswer.parse(answer.value));
        return sendAnswer(reply, route, answer.value);
      },
    });
  }
  const noted = (request: FastifyRequest, error: unknown): Failure => {
    const failed = failureOf(error);
    if (failed.code === 'INTERNAL')
      logger.error(
        { reference: failed.details.reference, route: routeOf(request), err: told(error) },
        'a request failed',
      );
    return failed;
  };
  serveCustomerPages(app, { database, nowMs, monotonicMs, noted });
  const description = openApiOf(routes);
  app.get('/openapi.json', () => description);

  app.setNotFoundHandler((request, reply) => sendProblem(reply, notServed(request.url)));
  app.setErrorHandler((error, request, reply) => sendProblem(reply, noted(request, error)));
  // What was asked and how it went; never a body, a header or an address (no secret, no person).
  app.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    const { statusCode: status, elapsedTime } = reply;
    metrics.answered({ route, status, seconds: elapsedTime / 1_000 });
    logger.info(
      { route, status, ms: Math.round(elapsedTime), tillId: came.get(request)?.till?.id },
      'answered',
    );
    done();
  });
  return app;
}

function newServer({ tls, isBehindProxy }: ApiOptions): FastifyInstance {
  const common = {
    logger: false,
    trustProxy: isBehindProxy,
    requestTimeout: requestTimeoutMs,
    // Stopping waits for what is being answered, not for idle connections.
    forceCloseConnections: 'idle',
  } as const;
  return fastify({ ...common, ...(tls && { https: tls }) });
}

function sendAnswer(reply: FastifyReply, { sends }: Route, answer: unknown): FastifyReply {
  if (sends === 'text') return reply.type('text/plain; version=0.0.4').send(answer);
  return reply.type('application/json').send(sends === 'json' ? answer : JSON.stringify(answer));
}

/** The route's pattern, which names no journal and no till. */
function routeOf(request: FastifyRequest): string {
  const { url } = request.routeOptions;
  return url ? `${request.method} ${url}` : 'unknown';
}

function failureOf(error: unknown): Failure {
  if (isTransient(error)) return fail('PLATFORM_BUSY');
  const ours = fastifyError.safeParse(error);
  if (ours.success && ours.data.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return fail('PUSH_TOO_LARGE');
  if (ours.success && ours.data.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return fail('BAD_REQUEST', { where: 'content-type' });
  if (ours.success && ours.data.statusCode < 500) return fail('BAD_REQUEST', { where: 'body' });
  return fail('INTERNAL', { reference: randomBytes(6).toString('base64url') });
}

/** Where it happened. What the message or the database quotes may be somebody's. */
function told(error: unknown): object {
  const known = z.object({ sqlState: z.string(), constraint: z.string() }).safeParse(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return {
    name: error instanceof Error ? error.name : typeof error,
    ...(known.success && known.data),
    at: stack.split('\n').filter((line) => /^\s+at /.test(line)),
  };
}

const fastifyError = z.object({ code: z.string(), statusCode: z.int() });
