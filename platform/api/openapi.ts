import { z } from 'zod';
import { problem, protocolVersion } from '../../contract/platform/protocol.ts';
import type { Access, Route } from './route.ts';

/** The document of these routes, made from the very schemas that parse them (OpenAPI 3.1). */
export function openApiOf(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  return {
    openapi: '3.1.0',
    info: { title: 'Comptoir platform', version: String(protocolVersion) },
    paths,
    components: { securitySchemes },
  };
}

/** A till shows its token with a proof for each request (RFC 9449), a client its key, everybody else a secret. */
const securitySchemes = {
  till: { type: 'http', scheme: 'dpop' },
  proof: { type: 'apiKey', in: 'header', name: 'DPoP' },
  secret: { type: 'http', scheme: 'bearer' },
  client: { type: 'http', scheme: 'bearer' },
};

function securityOf(access: Access): object[] {
  if (access === 'anybody') return [];
  if (access === 'till') return [{ till: [], proof: [] }];
  return access === 'client' ? [{ client: [] }] : [{ secret: [] }];
}

function operation({ summary, access, parameters, body, answer, sends }: Route): object {
  const type = sends ? mediaTypes[sends] : 'application/json';
  return {
    summary,
    security: securityOf(access),
    parameters: Object.entries(parameters.shape).map(([name, shape]) => ({
      name,
      in: 'path',
      required: true,
      schema: z.toJSONSchema(z.instanceof(z.ZodType).parse(shape)),
    })),
    ...(hasBody(body) && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      200: { description: 'Done', content: { [type]: { schema: schemaOf(answer) } } },
      default: {
        description: 'Refused (RFC 9457)',
        content: { 'application/problem+json': { schema: schemaOf(problem) } },
      },
    },
  };
}

const mediaTypes = {
  text: 'text/plain',
  file: 'application/octet-stream',
  json: 'application/json',
} as const;

function hasBody(body: z.ZodType): boolean {
  return !(body instanceof z.ZodUndefined || body instanceof z.ZodUnknown);
}

/** What a JSON schema can't say (a refinement) is left out of it; the parser says it all the same. */
function schemaOf(shape: z.ZodType): object {
  return z.toJSONSchema(shape, { unrepresentable: 'any' });
}
