import { z } from 'zod';
import { fail, failure } from '../failure/failure.ts';
import { role } from './api-shape.ts';

/** Bounds of one frame, in UTF-16 units: what a client asks is small, a snapshot may be a long list. */
export const maxRequestLength = 1024 * 1024;
export const maxAnswerLength = 8 * 1024 * 1024;

const id = z.int().nonnegative();
const token = z.string().max(200);
const build = z.string().max(100);
/** A newer host may know failures that this page does not: still an answer, not a broken frame. */
const anyFailure = failure.catch(() => fail('UNREADABLE_ANSWER', { where: 'failure' }));

/** By what a client is let in: its token, or a ticket that the host exchanges for one, once. */
export type Credential = { token: string } | { ticket: string };

/** Client to host. `hello` is the first frame and the only one before the host's `welcome` counts. */
const requestFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    token: token.optional(),
    ticket: token.optional(),
    build,
  }),
  z.strictObject({
    type: z.literal('call'),
    id,
    name: z.string().max(100),
    input: z.unknown().optional(),
  }),
  z.strictObject({
    type: z.literal('open'),
    id,
    name: z.string().max(100),
    params: z.unknown().optional(),
  }),
  /** The snapshot of this version is drawn: the next may come. */
  z.strictObject({ type: z.literal('got'), id, version: z.number() }),
  z.strictObject({ type: z.literal('close'), id }),
  /** Are you there? Answered at once, whatever else is under way. */
  z.strictObject({ type: z.literal('ping'), id }),
]);
export type RequestFrame = z.infer<typeof requestFrame>;

/** Who answers: `hostStartId` changes with every start of the host, `build` with every release. */
const welcome = z.strictObject({
  type: z.literal('welcome'),
  build,
  role,
  hostStartId: z.string().max(100),
  /** To a hello with a ticket: what the client says from now on. */
  token: token.optional(),
  /** The only seat that the client may act at, if it may not at all of them. */
  seat: z.string().max(40).optional(),
});
export type Welcome = z.infer<typeof welcome>;

/** Host to client. */
const answerFrame = z.discriminatedUnion('type', [
  welcome,
  /** The hello was not accepted; the host closes the channel after it. */
  z.strictObject({ type: z.literal('refused'), failure: anyFailure }),
  z.strictObject({ type: z.literal('result'), id, value: z.unknown().optional() }),
  z.strictObject({ type: z.literal('failed'), id, failure: anyFailure }),
  z.strictObject({ type: z.literal('pong'), id }),
  z.strictObject({
    type: z.literal('snapshot'),
    id,
    version: z.number(),
    value: z.unknown().optional(),
  }),
  /** The view gives nothing (more). */
  z.strictObject({ type: z.literal('ended'), id, failure: anyFailure }),
]);
export type AnswerFrame = z.infer<typeof answerFrame>;

/** Text to frame, or null for what is not one: too long, not JSON, of another shape. */
export function readRequest(text: string): RequestFrame | null {
  return read(requestFrame, text, maxRequestLength);
}

export function readAnswer(text: string): AnswerFrame | null {
  return read(answerFrame, text, maxAnswerLength);
}

function read<T extends z.ZodType>(shape: T, text: string, maxLength: number): z.output<T> | null {
  if (text.length > maxLength) return null;
  try {
    const parsed = z.safeParse(shape, JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
