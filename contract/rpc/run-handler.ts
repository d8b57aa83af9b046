import { type Result, refuse } from '../../domain/result.ts';
import { type Failure, fail } from '../failure/failure.ts';
import { type ApiShape, type CallName, entryOf, type Role, type ViewName } from './api-shape.ts';
import type { Handlers, Session, ViewSource } from './handlers.ts';
import { parse } from './parse.ts';

/** Name, role, input, the host's guard, then the handler: whichever says no first. Throws what the handler throws. */
export function runCall<A extends ApiShape>(
  api: A,
  handlers: Handlers<A>,
  name: string,
  input: unknown,
  session: Session,
): Result<unknown, Failure> | Promise<Result<unknown, Failure>> {
  return isCall(name) ? run(name) : refuse(fail('BAD_REQUEST', { where: 'name' }));

  function run<N extends CallName<A>>(name: N): ReturnType<typeof runCall> {
    const shape = entryOf(api.calls, name);
    if (!mayAsk(shape.roles, api.tablet?.calls, name, session)) return refuse(fail('NOT_ALLOWED'));
    const parsed = parse<A['calls'][N]['input']>('BAD_REQUEST', name, shape.input, input);
    if (!parsed.ok) return parsed;
    if (!isAtItsSeat(parsed.value, session)) return refuse(fail('NOT_ALLOWED'));
    const answer = () => handlers.calls[name](parsed.value, session);
    return handlers.guard?.<unknown>({ name, input: parsed.value, session }, answer) ?? answer();
  }

  function isCall(name: string): name is CallName<A> {
    return Object.hasOwn(api.calls, name);
  }
}

/** The same for a view: its source, or why there is none. */
export function openSource<A extends ApiShape>(
  api: A,
  handlers: Handlers<A>,
  name: string,
  params: unknown,
  session: Session,
): Result<ViewSource<unknown>, Failure> {
  return isView(name) ? open(name) : refuse(fail('BAD_REQUEST', { where: 'name' }));

  function open<N extends ViewName<A>>(name: N): ReturnType<typeof openSource> {
    const shape = entryOf(api.views, name);
    if (!mayAsk(shape.roles, api.tablet?.views, name, session)) return refuse(fail('NOT_ALLOWED'));
    const parsed = parse<A['views'][N]['params']>('BAD_REQUEST', name, shape.params, params);
    if (!parsed.ok) return parsed;
    if (!isAtItsSeat(parsed.value, session)) return refuse(fail('NOT_ALLOWED'));
    return { ok: true, value: handlers.views[name](parsed.value, session) };
  }

  function isView(name: string): name is ViewName<A> {
    return Object.hasOwn(api.views, name);
  }
}

function mayAsk(
  roles: readonly Role[],
  ofTablets: ReadonlySet<string> | undefined,
  name: string,
  { role }: Session,
): boolean {
  return role === 'tablet' ? ofTablets?.has(name) === true : roles.includes(role);
}

/** A token of one seat acts at no other; what names no seat is of none. */
function isAtItsSeat(input: unknown, { seat }: Session): boolean {
  if (seat === undefined || typeof input !== 'object' || input === null) return true;
  return !('seat' in input) || input.seat === seat;
}
