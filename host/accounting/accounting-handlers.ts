import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { withTillFailures } from '../till-failure.ts';
import type { BooksDesk } from './open-books.ts';

/** The calls about accounting exports. */
export function accountingHandlers(
  books: BooksDesk,
  till: TillContext,
): Pick<Handlers<HostApi>['calls'], 'startBooks' | 'booksHere' | 'booksState' | 'cancelBooks'> {
  return {
    startBooks: withTillFailures((input) => books.start({ ...input, operatorId: '' })),
    booksHere: withTillFailures(({ seat, asked }) =>
      books.startHere({ asked, operatorId: actorAt(till, seat) }),
    ),
    booksState: ({ jobId }) => books.state(jobId),
    cancelBooks: ({ jobId }) => books.cancel(jobId),
  };
}
