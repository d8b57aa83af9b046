import type { z } from 'zod';
import type { Result } from '../../domain/result.ts';
import type { Failure } from '../failure/failure.ts';
import type { ApiShape, CallName, Role, ViewName } from './api-shape.ts';

/** What a token stands for. */
export interface Admitted {
  role: Role;
  /** The only seat that it may act at or look at; absent for any. */
  seat?: string;
}

/** One connection: what its token allows, and an id of its own (not an operator, who signs on and off). */
export interface Session extends Admitted {
  id: string;
}

/** What a view shows: always the newest state, with a version that changes whenever it does. */
export interface ViewSource<T> {
  current(): T;
  version(): number;
  /** `onChanged` may be called any number of times; the returned function ends it. */
  subscribe(onChanged: () => void): () => void;
}

type Answer<T> = Result<T, Failure>;

/** A call whose name, role and input were found to be right. */
interface ReadyCall<A extends ApiShape> {
  name: CallName<A>;
  input: unknown;
  session: Session;
}

/** What a host gives for an API. An expected failure is returned (or thrown as a FailureError). */
export interface Handlers<A extends ApiShape> {
  calls: {
    [N in CallName<A>]: (
      input: z.output<A['calls'][N]['input']>,
      session: Session,
    ) =>
      | Answer<z.input<A['calls'][N]['output']>>
      | Promise<Answer<z.input<A['calls'][N]['output']>>>;
  };
  /** Every call goes through it: whether and when it is answered. */
  guard?<T>(
    call: ReadyCall<A>,
    answer: () => Answer<T> | Promise<Answer<T>>,
  ): Answer<T> | Promise<Answer<T>>;
  views: {
    [N in ViewName<A>]: (
      params: z.output<A['views'][N]['params']>,
      session: Session,
    ) => ViewSource<z.input<A['views'][N]['snapshot']>>;
  };
}
