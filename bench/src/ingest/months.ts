/** What every contestant has to say of the file: per month, orders, units and price of what was not cancelled. */
export type MonthSaid = {
  month: string;
  currency: string;
  orders: number;
  cancelled: number;
  units: number;
  gmv: string;
};

export const NEEDED = [
  'amazon-order-id',
  'purchase-date',
  'order-status',
  'item-status',
  'quantity',
  'currency',
  'item-price',
] as const;

/** Sums rows that a parser has cut into cells: what one writes by hand around a library. */
export function createMonths() {
  const months = new Map<string, { sold: Set<string>; all: Set<string>; units: number; cents: number }>();
  return {
    add(
      orderId: string,
      bought: string,
      status: string,
      itemStatus: string,
      quantity: string,
      currency: string,
      price: string,
    ) {
      const key = `${bought.slice(0, 7)} ${currency}`;
      let month = months.get(key);
      if (!month) {
        month = { sold: new Set(), all: new Set(), units: 0, cents: 0 };
        months.set(key, month);
      }
      month.all.add(orderId);
      if (status === 'Cancelled' || itemStatus === 'Cancelled') return;
      month.sold.add(orderId);
      month.units += Number(quantity);
      month.cents += price === '' ? 0 : Math.round(Number(price) * 100);
    },
    finish: (): MonthSaid[] =>
      [...months].sort().map(([key, { sold, all, units, cents }]) => {
        const [month = '', currency = ''] = key.split(' ');
        return {
          month,
          currency,
          orders: sold.size,
          cancelled: all.size - sold.size,
          units,
          gmv: (cents / 100).toFixed(2),
        };
      }),
  };
}
