import { createHash } from 'node:crypto';
import type { ShippedMonth } from '@loan/shared/facts/goods';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { invariant } from '@loan/shared/invariant';
import { ok } from '@loan/shared/result';
import { addDays, type Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep, SourceAdapter, SourceIdentity, StepOutcome } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { notAuthorised } from '../kit/answers.ts';
import { assembleGoods } from '../kit/assemble-goods.ts';
import { type Called, setback } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { reduceParcels, SentParcel } from '../kit/parcels.ts';
import { type Pulled, reductionsOf } from '../kit/pulled.ts';
import { readList, readRows } from '../kit/read-list.ts';
import { lastMidnight, nearestDay, windowsBack } from '../kit/windows.ts';
import type { ShipstationAccount } from './account.ts';
import { createClient, type Shipstation } from './client.ts';
import { namesOf, parcelOf, StoreNames } from './mapping.ts';
import { Shipment, Shipments, Store, Stores } from './wire.ts';

export type ShipstationOptions = { http: Http; account: ShipstationAccount };

const WORKS = { is: 'works' } as const;
const noShop = { is: 'notOffered', why: 'a shipper sees parcels, not the money for them' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: { is: 'notOffered', why: 'the keys are the seller’s own and do not end by themselves' },
  revoke: { is: 'notOffered', why: 'the seller makes new keys in ShipStation; no call of ours can' },
  orders: WORKS,
  refunds: noShop,
  payouts: noShop,
  stock: { is: 'notOffered', why: 'V1 keeps no stock' },
  ads: noShop,
  health: noShop,
  debt: noShop,
};

/** ShipStation counts its days in Pacific time, without an offset. An hour of summer time moves no day. */
const PACIFIC_HOURS = -8;
const PARCEL_DAYS = 30;
const PAGE = 500;
const PAGES_MAX = 200;
/** Forty calls a minute. Source: docs.shipstation.com/apis/shipstation-v1, API rate limits. */
const CALL_MS = 1_500;
const PAGES_A_STEP = 2;
/** As many stores as a source remembers. */
const STORES_MAX = 40;

/** ShipStation, by V1: the parcels that left for the orders of a seller's shops. */
export function createShipstation({ http, account }: ShipstationOptions): SourceAdapter<'goods'> {
  return {
    kind: 'goods',
    cells: CELLS,
    connect: async ({ region, typed }) => ok({ region, sellerId: accountIdOf(typed['apiKey'] ?? ''), secrets: typed }),

    async describe(credential) {
      const stores = await readStores(createClient(http, account.hosts.api, credential));
      return stores.tag === 'ok' ? ok(identityOf(credential.sellerId, stores.value)) : notAuthorised(stores);
    },

    plan: (_, asOf) => [
      { id: 'profile', kind: 'profile' },
      ...windowsBack('parcels', lastMidnight(asOf, PACIFIC_HOURS), { days: PARCEL_DAYS }),
    ],
    essential: ['parcels'],
    advance(step, context) {
      const tools = { shipstation: createClient(http, account.hosts.api, context.credential), step, context };
      if (step.kind === 'profile') return readNames(tools);
      invariant(step.kind === 'parcels', 'createShipstation: a step of its own plan');
      return readParcels(tools);
    },
    assemble: (identity, steps, results, asOf) => {
      const pulled = { identity, steps, results, asOf };
      return assembleGoods('shipstation', pulled, namedBy(pulled));
    },
    estimateMs: (steps) => steps.length * PAGES_A_STEP * CALL_MS,
  };
}

/** ShipStation names an account nowhere, so it is known by its key; what is kept of that is its hash. */
const accountIdOf = (apiKey: string): string => createHash('sha256').update(apiKey).digest('hex').slice(0, 16);

function identityOf(accountId: string, stores: readonly Store[]): SourceIdentity {
  const [name] = stores.flatMap(({ storeName }) => (storeName ? [storeName] : []));
  return {
    sellerId: accountId,
    shopName: (stores.length > 1
      ? `${name ?? 'ShipStation'} 等 ${stores.length} 个店铺`
      : (name ?? 'ShipStation')
    ).slice(0, 200),
    marketplaceIds: stores.slice(0, STORES_MAX).map(({ storeId }) => storeId),
    suspended: false,
  };
}

async function readStores(shipstation: Shipstation): Promise<Called<Store[]>> {
  const stores = await shipstation.get('/stores', {}, Stores);
  return stores.tag === 'ok' ? { tag: 'ok', value: readRows(Store, stores.value).items } : stores;
}

type StepTools = { shipstation: Shipstation; step: PullStep; context: PullContext };

async function readNames({ shipstation }: StepTools): Promise<StepOutcome> {
  const stores = await readStores(shipstation);
  if (stores.tag !== 'ok') return setback(stores);
  const reduction = namesOf(stores.value);
  return { tag: 'done', result: { reduction, rowsRead: stores.value.length, rowsRejected: 0, rejected: [] } };
}

const readParcels = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: SentParcel,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor) => pageOf(tools, Number(cursor ?? '1')),
    reduce: reduceParcels,
  });

async function pageOf({ shipstation, step }: StepTools, page: number): Promise<Called<Page<SentParcel>>> {
  // A day without a time is its midnight, so that the last day of a window would be left out.
  const query = {
    shipDateStart: `${nearestDay(step.from as Instant)} 00:00:00`,
    shipDateEnd: `${addDays(nearestDay(step.to as Instant), -1)} 23:59:59`,
    includeShipmentItems: 'true',
    sortBy: 'ShipDate',
    page: String(page),
    pageSize: String(PAGE),
  };
  const listed = await shipstation.get('/shipments', query, Shipments);
  if (listed.tag !== 'ok') return listed;
  const { items, rejected } = readRows(Shipment, listed.value.shipments);
  const next = page < listed.value.pages ? { next: String(page + 1) } : {};
  return { tag: 'ok', value: { items: items.flatMap((one) => parcelOf(one) ?? []), rejected, ...next } };
}

/** Puts the marketplace and the shop's own id where the store's id stood. */
function namedBy(pulled: Pulled): (month: ShippedMonth) => ShippedMonth {
  const names = reductionsOf(pulled, 'profile', StoreNames)[0] ?? {};
  return (month) => {
    const { marketplace, sellerId } = names[month.sellerId] ?? {};
    return { ...month, marketplace: marketplace ?? NOT_OFFERED, sellerId: sellerId ?? NOT_OFFERED };
  };
}
