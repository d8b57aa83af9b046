import { z } from 'zod';
import { failure } from '../failure/failure.ts';
import { role } from './api-shape.ts';
import { keyAnswer } from './key-wrap.ts';

/**
 * What a shell and the host that it starts say to each other, over the IPC channel of the process:
 * not as arguments or environment, which other programs of the machine can read.
 */
const hostStart = z.strictObject({
  /** The page's token; the same after a restart, so that an open page rejoins by itself. */
  token: z.string().min(32).max(200),
  /** 0: any free port, which `ready` then names. */
  port: z.int().min(0).max(65_535),
  dataFolder: z.string(),
  /** The built page. */
  pageFolder: z.string(),
  language: z.enum(['fr', 'en']),
  /** Number of a demo till, where it is not the seed's: the second one of the demo shop. */
  tillNumber: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
  /** The shell can start a second till of the demo shop. */
  hasSecondTill: z.literal(true).optional(),
  /** The shell has keys wrapped by the system (`key-wrap.ts`); without it they lie in a file. */
  wrapsKeys: z.literal(true).optional(),
});
export type HostStart = z.infer<typeof hostStart>;

/**
 * Shell to host: the first message; once it is ready a one-time code for each window, or a MessagePort
 * with its role (the port comes with the message); answers to what the host asked; at the end a `stop`. A closed
 * channel means stop too.
 */
export const shellMessage = z.union([
  z.strictObject({ start: hostStart }),
  z.strictObject({ ticket: z.string().min(32).max(200) }),
  z.strictObject({ port: role }),
  keyAnswer,
  /** Answer to `secondTill`: the page of a second till, or null when it could not be started. */
  z.strictObject({ secondTill: z.string().nullable() }),
  /** A till of the demo shop is enrolled at the platform that the shell runs beside it. */
  z.strictObject({ enrol: z.strictObject({ code: z.string().max(20), platform: z.url() }) }),
  /** To a till of the demo shop, when it has said so and at each change: its platform's switch. */
  z.strictObject({ ownPlatform: z.enum(['on', 'off']) }),
  /** Is it still there? Said again and again once it is ready. */
  z.strictObject({ ping: z.literal(true) }),
  z.strictObject({ stop: z.literal(true) }),
]);
export type ShellMessage = z.infer<typeof shellMessage>;
export type OwnPlatformSwitch = 'on' | 'off';

/** Which till of the demo shop this is, and where it is enrolled: the platform's address, or empty. */
const demoTill = z.strictObject({
  storeId: z.string(),
  tillNumber: z.string(),
  platform: z.string(),
});
export type DemoTill = z.infer<typeof demoTill>;

/** Host to shell: that it serves, or why it can't start (it exits after that). */
export const hostMessage = z.union([
  z.strictObject({ ready: z.literal(true), port: z.int() }),
  z.strictObject({ pong: z.literal(true) }),
  z.strictObject({ failed: failure }),
  /** Asks for a second till beside this one (demo shop only). */
  z.strictObject({ secondTill: z.literal(true) }),
  /** Said once, after `ready`, by a till of the demo shop only. */
  z.strictObject({ demoTill }),
  /** Turns the switch of the platform that runs beside this till (demo shop only). */
  z.strictObject({ ownPlatform: z.enum(['on', 'off']) }),
]);
export type HostMessage = z.infer<typeof hostMessage>;

/**
 * A till has little memory to spare. With 200,000 items and 500 tickets the host took 202 MB with
 * source maps kept in memory and 141 MB so (the bundle is not minified: stacks read well without).
 */
export const hostFlags = ['--max-semi-space-size=2'];
