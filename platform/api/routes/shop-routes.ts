import { z } from 'zod';
import { fail } from '../../../contract/failure/failure.ts';
import { orderStepRequest } from '../../../contract/platform/order-steps.ts';
import {
  availabilityAnswer,
  availabilityRequest,
  cancelOrderRequest,
  changeWishesRequest,
  orderStatus,
  placeOrderRequest,
  priceAnswer,
  priceRequest,
  wishesAnswer,
} from '../../../contract/platform/shop.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { cancelOrder } from '../../shop/cancel-order.ts';
import { isOrderOf, readOrderStatus } from '../../shop/order-status.ts';
import { placeOrder } from '../../shop/place-order.ts';
import { priceBasket } from '../../shop/price-basket.ts';
import { readAvailability } from '../../shop/read-availability.ts';
import { readSeller } from '../../shop/read-seller.ts';
import { stepOfClient } from '../../shop/step-of-client.ts';
import { changeWishes, readWishes } from '../../shop/wishes.ts';
import { clientRoute, type Route } from '../route.ts';

const maximumBytes = 256 * 1024;
const noParameters = z.strictObject({});
/** `<journalId>/<sequence>` comes encoded, as one part of the path. */
const ofOrder = z.strictObject({ orderId: z.string().regex(/^[A-Za-z0-9_/-]{3,100}$/) });

/** Random: who has it was given it. */
const ofCustomer = z.strictObject({ customerId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/) });

/** What web shops and order management systems ask: stock, prices, orders. */
export function shopRoutes({ database, nowMs }: { database: Database; nowMs(): number }): Route[] {
  return [
    clientRoute({
      method: 'POST',
      path: '/v1/shop/availability',
      summary: 'What may be promised of these items now, to be sent and by store',
      maximumBytes,
      parameters: noParameters,
      body: availabilityRequest,
      answer: availabilityAnswer,
      handle: async ({ body }) => ok(await readAvailability(database, body.skus, nowMs())),
    }),
    clientRoute({
      method: 'POST',
      path: '/v1/shop/prices',
      summary: 'What a basket costs, by the same prices and promotions as at the till',
      maximumBytes,
      parameters: noParameters,
      body: priceRequest,
      answer: priceAnswer,
      handle: async ({ body, client }) =>
        priceBasket(database, body, await readSeller(database, client.storeId, nowMs())),
    }),
    clientRoute({
      method: 'POST',
      path: '/v1/shop/orders',
      summary: 'Places an order; the same reference again is the same order',
      maximumBytes,
      parameters: noParameters,
      body: placeOrderRequest,
      answer: orderStatus,
      handle: ({ body, client }) =>
        placeOrder(database, { ...body, clientId: client.id, storeId: client.storeId }, nowMs()),
    }),
    clientRoute({
      method: 'GET',
      path: '/v1/shop/orders/{orderId}',
      summary: 'How an order of the client stands; of any order for a client of the whole network',
      maximumBytes: 0,
      parameters: ofOrder,
      body: z.unknown(),
      answer: orderStatus,
      async handle({ parameters, client }) {
        const { orderId } = parameters;
        const mayRead = client.isNetworkWide || (await isOrderOf(database, orderId, client.id));
        const status = mayRead ? await readOrderStatus(database, orderId) : null;
        return status ? ok(status) : refuse(fail('ORDER_UNKNOWN'));
      },
    }),
    clientRoute({
      method: 'POST',
      path: '/v1/shop/orders/{orderId}/cancellation',
      summary: 'Cancels pieces of a web order that have not left',
      maximumBytes,
      parameters: ofOrder,
      body: cancelOrderRequest,
      answer: orderStatus,
      handle: ({ parameters, body, client }) =>
        cancelOrder(database, { id: parameters.orderId, clientId: client.id, ...body }, nowMs()),
    }),
    clientRoute({
      method: 'POST',
      path: '/v1/orders/{orderId}/steps',
      summary:
        'What a carrier or a warehouse did with an order; the same reference again is the same step',
      maximumBytes,
      parameters: ofOrder,
      body: orderStepRequest,
      answer: orderStatus,
      handle: ({ parameters, body, client }) =>
        stepOfClient(database, { orderId: parameters.orderId, client, ...body }, nowMs()),
    }),
    clientRoute({
      method: 'GET',
      path: '/v1/shop/customers/{customerId}/wishes',
      summary: 'What a customer wishes for, said in a store or on the web',
      maximumBytes: 0,
      parameters: ofCustomer,
      body: z.unknown(),
      answer: wishesAnswer,
      handle: ({ parameters }) => readWishes(database, parameters.customerId),
    }),
    clientRoute({
      method: 'POST',
      path: '/v1/shop/customers/{customerId}/wishes',
      summary: 'Adds to a customer’s wish list, or takes off; tills have it by their feeds',
      maximumBytes,
      parameters: ofCustomer,
      body: changeWishesRequest,
      answer: wishesAnswer,
      handle: ({ parameters, body }) => changeWishes(database, { ...parameters, ...body }, nowMs()),
    }),
  ];
}
