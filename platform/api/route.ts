import type { z } from 'zod';
import { compiledOnce } from '../../contract/compiled.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { assert } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EnrolledTill } from '../enrolment/enrolled-till.ts';
import type { ApiClient } from '../shop/api-clients.ts';

/** Who may call a route: anybody, an enrolled till, a client with its key, who runs this process, who reads its metrics. */
export type Access = 'anybody' | 'till' | 'client' | 'operations' | 'metrics';

/** One route of the platform: all that is needed to guard it, parse, answer and describe it. */
export interface Route {
  method: 'GET' | 'POST';
  /** As OpenAPI writes it: `/v1/journals/{journalId}`. */
  path: string;
  summary: string;
  access: Access;
  /** Largest body, in bytes. */
  maximumBytes: number;
  parameters: z.ZodObject;
  body: z.ZodType;
  answer: z.ZodType;
  /** What `answer` is on the wire; absent: JSON. `json`: handled as the text of it, written already. */
  sends?: 'text' | 'file' | 'json' | undefined;
  /** Parses and acts. What it refuses becomes a problem. */
  handle(request: ApiRequest): Promise<Result<unknown, Failure>>;
}

interface ApiRequest {
  parameters: unknown;
  body: unknown;
  /** Who is let in; null on a route that is not for tills. */
  till: EnrolledTill | null;
  /** The same of clients. */
  client: ApiClient | null;
}

type Described<P, B, A> = Omit<
  Route,
  'access' | 'handle' | 'parameters' | 'body' | 'answer' | 'sends'
> & {
  parameters: P;
  body: B;
  answer: A;
};

/** A route that no till is needed for. */
export function openRoute<P extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(
  of: Described<P, B, A> & {
    sends?: 'text' | 'file';
    access: Exclude<Access, 'till' | 'client'>;
    handle(request: {
      parameters: z.infer<P>;
      body: z.infer<B>;
    }): Promise<Result<z.input<A>, Failure>>;
  },
): Route {
  const parse = parserOf(of);
  return {
    ...of,
    async handle(request) {
      const parsed = parse(request);
      return parsed.ok ? await of.handle(parsed.value) : parsed;
    },
  };
}

/** A route for enrolled tills; each sees what is its own. */
export function tillRoute<
  P extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
  S extends Route['sends'] = undefined,
>(
  of: Described<P, B, A> & {
    sends?: S;
    handle(request: {
      parameters: z.infer<P>;
      body: z.infer<B>;
      till: EnrolledTill;
    }): Promise<Result<S extends 'json' ? string : z.input<A>, Failure>>;
  },
): Route {
  const parse = parserOf(of);
  return {
    ...of,
    access: 'till',
    async handle(request) {
      const { till } = request;
      assert(till !== null, 'A route for tills is reached by a till only');
      const parsed = parse(request);
      return parsed.ok ? await of.handle({ ...parsed.value, till }) : parsed;
    },
  };
}

/** A route for systems of the retailer that have a key. */
export function clientRoute<P extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(
  of: Described<P, B, A> & {
    handle(request: {
      parameters: z.infer<P>;
      body: z.infer<B>;
      client: ApiClient;
    }): Promise<Result<z.input<A>, Failure>>;
  },
): Route {
  const parse = parserOf(of);
  return {
    ...of,
    access: 'client',
    async handle(request) {
      const { client } = request;
      assert(client !== null, 'A route for clients is reached by a client only');
      const parsed = parse(request);
      return parsed.ok ? await of.handle({ ...parsed.value, client }) : parsed;
    },
  };
}

function parserOf<P extends z.ZodObject, B extends z.ZodType>(of: { parameters: P; body: B }) {
  // A push has up to five hundred entries.
  const bodySchema = compiledOnce(of.body);
  return (request: ApiRequest): Result<{ parameters: z.infer<P>; body: z.infer<B> }, Failure> => {
    const parameters = of.parameters.safeParse(request.parameters);
    if (!parameters.success) return refuse(badRequest(parameters.error));
    const body = bodySchema().safeParse(request.body);
    if (!body.success) return refuse(badRequest(body.error));
    return ok({ parameters: parameters.data, body: body.data });
  };
}

/** Where it is wrong, never what stands there. */
function badRequest({ issues }: z.ZodError): Failure {
  return fail('BAD_REQUEST', { where: issues[0]?.path.map(String).join('.') ?? '' });
}
