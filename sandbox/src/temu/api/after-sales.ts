import { parentAfterSalesSn, parentOrderSn } from '../ids.ts';
import { type Call, type Operation, pageOf, readPage, readTexts, readWhole, type Said } from './operation.ts';
import { readRange } from './orders.ts';

/** Refunded; every return of this trade is paid back at once. */
const REFUNDED = 5;
const GROUPS = [1, 2, 3, 4, 5, 6, 7];
const ILLEGAL = {
  errorCode: 130_010_001,
  errorMsg: 'The parameter is illegal. Please check if the input parameter meets the regulations.',
};

/** After-sales orders, which carry no amount: it stands in bg.order.amount.query. Source: partner-eu.temu.com. */
export const AFTER_SALES: readonly Operation[] = [
  { type: 'bg.aftersales.parentaftersales.list.get', regions: ['us', 'eu', 'global'], run: listAfterSales },
];

function listAfterSales({ trade, shop, params, now }: Call): Said {
  const page = readPage(params['pageNo'], params['pageSize'], { usual: 10, max: 200 });
  const created = readRange(params, ['createAtStart', 'createAtEnd']);
  const updated = readRange(params, ['updateAtStart', 'updateAtEnd']);
  const group = params['afterSalesStatusGroup'];
  if (!page || created === 'wrong' || updated === 'wrong' || (!created && !updated)) return ILLEGAL;
  if (group !== undefined && !GROUPS.includes(readWhole(group) ?? 0)) return ILLEGAL;
  const from = Math.max(created?.from ?? 0, updated?.from ?? 0);
  const to = Math.min(created?.to ?? now + 1, updated?.to ?? now + 1);
  const sns = readTexts(params['parentOrderSnList']);
  const wanted = group === undefined || readWhole(group) === REFUNDED;
  const rows = (wanted ? [...trade.refunds(shop, from, to)] : [])
    .filter(({ number }) => !sns || sns.includes(parentOrderSn(shop, number)))
    .reverse();
  const seconds = (at: number) => Math.floor(at / 1000);
  return {
    result: {
      total: rows.length,
      pageNumber: page.number,
      data: pageOf(rows, page).map(({ number, refund }) => ({
        parentAfterSalesSn: parentAfterSalesSn(shop, number),
        parentOrderSn: parentOrderSn(shop, number),
        afterSalesStatusGroup: REFUNDED,
        parentAfterSalesStatus: REFUNDED,
        afterSalesType: refund?.reason === 'changedMind' ? 2 : 1,
        createAt: seconds(refund?.at ?? 0),
        updateAt: seconds(refund?.at ?? 0),
      })),
    },
  };
}
