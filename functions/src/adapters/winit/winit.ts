import { invariant } from '@loan/shared/invariant';
import { ok } from '@loan/shared/result';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep, SourceAdapter, StepOutcome } from '../../ports/source-adapter.ts';
import { notAuthorised } from '../kit/answers.ts';
import { assembleGoods } from '../kit/assemble-goods.ts';
import { reduceParcels, SentParcel } from '../kit/parcels.ts';
import { beijingText } from '../kit/pulled.ts';
import { pageAfter, readList, readRows } from '../kit/read-list.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';
import { createClient, type Winit, type WinitTools } from './client.ts';
import { parcelOf, stockOf } from './mapping.ts';
import { OrderPage, OutboundOrder, StockPage, StockRow, Warehouses } from './wire.ts';

const WORKS = { is: 'works' } as const;
const noShop = { is: 'notOffered', why: 'a warehouse sees goods, not the trade behind them' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: { is: 'assumed', confirm: 'with winit: the codes by which it refuses a token or a signature' },
  refresh: { is: 'notOffered', why: 'the token is the seller’s own and does not end by itself' },
  revoke: { is: 'notOffered', why: 'the seller makes a new token in winit’s console; no call of ours can' },
  orders: { is: 'assumed', confirm: 'against a seller’s orders: how winit writes the time an order left (dateFinish)' },
  refunds: noShop,
  payouts: noShop,
  stock: WORKS,
  ads: noShop,
  health: noShop,
  debt: noShop,
};

const BEIJING_HOURS = 8;
const PARCEL_DAYS = 30;
const PAGE = 100;
const PAGES_MAX = 500;
/** assumed: winit publishes no quota; two calls a second. confirm: with winit. */
const CALL_MS = 500;
const PAGES_A_STEP = 6;

/** winit (万邑通): what lies in its overseas warehouses, and the orders that left them. */
export function createWinit(options: WinitTools): SourceAdapter<'goods'> {
  return {
    kind: 'goods',
    cells: CELLS,
    connect: async ({ region, typed }) => ok({ region, sellerId: typed['account'] ?? '', secrets: typed }),

    /** winit tells no name of a seller; that it answers is what shows the token to be good. */
    async describe(credential) {
      const answered = await createClient(options, credential).call('queryWarehouse', {}, Warehouses);
      if (answered.tag !== 'ok') return notAuthorised(answered);
      const { sellerId } = credential;
      return ok({
        sellerId,
        shopName: `万邑通 ${sellerId}`.slice(0, 200),
        marketplaceIds: [sellerId.slice(0, 40)],
        suspended: false,
      });
    },

    plan: (_, asOf) => [
      { id: 'stock', kind: 'stock' },
      ...windowsBack('parcels', lastMidnight(asOf, BEIJING_HOURS), { days: PARCEL_DAYS }),
    ],
    essential: ['stock'],
    advance(step, context) {
      const tools = { winit: createClient(options, context.credential), step, context };
      if (step.kind === 'parcels') return readParcels(tools);
      invariant(step.kind === 'stock', 'createWinit: a step of its own plan');
      return readStock(tools);
    },
    assemble: (identity, steps, results, asOf) => assembleGoods('winit', { identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * PAGES_A_STEP * CALL_MS,
  };
}

type StepTools = { winit: Winit; step: PullStep; context: PullContext };

const readStock = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: StockRow,
    keyOf: (row) => [row.warehouseCode, row.productCode, row.specification].join(' '),
    pagesMax: PAGES_MAX,
    async fetch(cursor) {
      const pageNum = Number(cursor ?? '1');
      const asked = { inventoryType: 'Warehouse', pageNum, pageSize: PAGE };
      const listed = await tools.winit.call('queryProductInventoryList4Page', asked, StockPage);
      if (listed.tag !== 'ok') return listed;
      const { list, page } = listed.value;
      const next = pageAfter(pageNum, { size: PAGE, total: page.TotalRows });
      return { tag: 'ok', value: { ...readRows(StockRow, list), ...next } };
    },
    reduce: stockOf,
  });

/** Orders by the day they were given to winit, both ends included; those that have not left are passed over. */
const readParcels = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: SentParcel,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    async fetch(cursor) {
      const pageNum = Number(cursor ?? '1');
      const asked = {
        dateOrderedStartDate: beijingText(tools.step.from as Instant).slice(0, 10),
        dateOrderedEndDate: beijingText(addMs(tools.step.to as Instant, -1_000)).slice(0, 10),
        pageNum,
        pageSize: PAGE,
      };
      const listed = await tools.winit.call('queryOutboundOrderList', asked, OrderPage);
      if (listed.tag !== 'ok') return listed;
      const { items, rejected } = readRows(OutboundOrder, listed.value.list);
      const next = pageAfter(pageNum, { size: PAGE, total: listed.value.total });
      return { tag: 'ok', value: { items: items.flatMap((one) => parcelOf(one) ?? []), rejected, ...next } };
    },
    reduce: reduceParcels,
  });
