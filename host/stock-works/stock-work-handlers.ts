import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { stockWorkCalls } from '../../contract/host/calls/stock-work-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { withTillFailures } from '../till-failure.ts';
import { closeRequest, refuseGoods, sendAskedGoods, settleNotice } from './answer-request.ts';
import { askForGoods } from './ask-for-goods.ts';
import { receiveGoods } from './begin-goods.ts';
import { beginStockWork } from './begin-work.ts';
import { bookStockWork } from './book-work.ts';
import { dropStockWork, scanInStockWork, setStockLine, setStockWork } from './gather.ts';
import { goodsOnTheirWay } from './goods-on-their-way.ts';
import type { StockContext } from './stock-context.ts';
import { workHead, workView } from './work-view.ts';

/** What the host answers for the works on the stock. What changes something runs in the queue of commands. */
export function stockWorkHandlers(
  context: StockContext,
): Pick<Handlers<HostApi>['calls'], keyof typeof stockWorkCalls> {
  const { day, store } = context;
  function command<I, T>(run: (input: I, of: StockContext) => Promise<Result<T, Failure>>) {
    return (input: I) => run(input, context);
  }
  return {
    stockWorks: withTillFailures(() => {
      const { reasons } = day.till.rules();
      return ok({
        works: store.works().map((work) => workHead(work, store)),
        currency: day.till.identity.currency,
        reasons: {
          shrinkage: [...reasons.shrinkage],
          adjustment: [...reasons.adjustment],
          receiving: [...reasons.receiving],
          asking: [...reasons.asking],
          refusing: [...reasons['order-refused']],
        },
      });
    }),
    stockWork: withTillFailures(({ workId }) => {
      const work = store.find(workId);
      return work === null ? refuse(fail('STOCK_WORK_GONE')) : ok(workView(work, store));
    }),
    goodsOnTheirWay: withTillFailures(async () => ok(await goodsOnTheirWay(day.till))),
    receiveGoods: command(receiveGoods),
    askForGoods: command(askForGoods),
    sendAskedGoods: command(sendAskedGoods),
    refuseGoods: command(refuseGoods),
    closeRequest: command(closeRequest),
    settleNotice: command(settleNotice),
    beginStockWork: command(beginStockWork),
    scanInStockWork: command(scanInStockWork),
    setStockLine: command(setStockLine),
    setStockWork: command(setStockWork),
    dropStockWork: command(dropStockWork),
    bookStockWork: command(bookStockWork),
  };
}
