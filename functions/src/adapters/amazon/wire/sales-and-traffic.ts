import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { AmountText } from '../../kit/amount.ts';

/** GET_SALES_AND_TRAFFIC_REPORT by day. Source: sellerSalesAndTrafficReport.json. Sales by product are not read. */
export const SalesAndTrafficReport = z.object({
  salesAndTrafficByDate: z.array(
    z.object({
      date: z.iso.date(),
      salesByDate: z.object({
        unitsOrdered: z.int().min(0),
        unitsRefunded: z.int().min(0),
        orderedProductSales: z.object({ amount: AmountText, currencyCode: Currency }).optional(),
      }),
    }),
  ),
});
export type SalesAndTrafficReport = z.infer<typeof SalesAndTrafficReport>;
