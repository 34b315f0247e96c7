import { PARAMETERS } from './parameters.ts';
import type { PathMonth } from './path.ts';
import type { Seller } from './seller.ts';

/** The seller's books at the end of a month, in yuan. */
export type Books = {
  cash: number;
  /** At cost: the goods it always sold, and those of new lines bought with borrowed money. */
  stock: number;
  newStock: number;
  /** Sold and not yet paid out: due next month, and withheld by a marketplace that stopped the shop. */
  pending: number;
  withheld: number;
  /** The last three months' sales, latest last. */
  recent: readonly [number, number, number];
  /** Other debt still owed in level parts. */
  otherDebt: number;
  arrears: number;
};

/** What one month brought. */
export type MonthResult = {
  readonly sold: number;
  readonly paidOut: number;
};

const { draw: DRAW, clearance: CLEARANCE, ownerShare, stickyCost, storageShare } = PARAMETERS;

export function openBooks(seller: Seller, path: readonly PathMonth[]): Books {
  const sales = path[0]?.demand ?? seller.monthlySales;
  const yearlyPayouts = 12 * seller.payoutShare * seller.monthlySales;
  return {
    cash: seller.bufferMonths * (seller.fixedShare + seller.goodsShare) * seller.monthlySales,
    stock: seller.stockMonths * seller.goodsShare * seller.monthlySales,
    newStock: 0,
    pending: (seller.payoutShare * sales * Math.min(30, seller.payoutDays)) / 30,
    withheld: 0,
    recent: [sales, sales, sales],
    otherDebt: seller.debtShare * yearlyPayouts,
    arrears: 0,
  };
}

/**
 * Puts drawn money to work: goods and launch of new lines as far as the owner believes they sell,
 * and of what is left a part goes elsewhere. Small draws are taken up by trade, large ones are not.
 */
export function spendDraw(seller: Seller, books: Books, amount: number): Books {
  const believed = seller.optimism * seller.appetite * DRAW.plannedMonths * average(books.recent) * seller.goodsShare;
  const goods = Math.min(amount * (1 - DRAW.launchShare), believed);
  const launch = (goods * DRAW.launchShare) / (1 - DRAW.launchShare);
  const idle = amount - goods - launch;
  return { ...books, newStock: books.newStock + goods, cash: books.cash + idle * (1 - seller.spentElsewhere) };
}

/** One month: sales, payouts, the firm's costs, then the instalment due, then new goods, and the owner last. */
export function tradeMonth(
  seller: Seller,
  month: PathMonth,
  { books, due }: { books: Books; due: number },
): { books: Books; result: MonthResult } {
  const sales = sell(seller, month, books);
  const { income, pending, withheld } = payOut(month, books, sales.proceeds);
  // The firm shrinks only slowly: half of its cost follows sales, half stays what it was built for.
  const fixed = seller.fixedShare * ((1 - stickyCost) * average(books.recent) + stickyCost * seller.monthlySales);
  const service = Math.min(
    books.otherDebt,
    (seller.debtShare * 12 * seller.payoutShare * seller.monthlySales) / PARAMETERS.otherDebt.months,
  );
  let cash = books.cash + income - fixed - service - storageShare * sales.newStock - month.extraCostShare * sales.sold;

  const owed = books.arrears + due;
  let paid = Math.min(owed, Math.max(0, cash));
  let { newStock } = sales;
  if (paid < owed && newStock > 0) {
    const cleared = newStock * CLEARANCE.share;
    newStock -= cleared;
    cash += cleared * CLEARANCE.price;
    paid = Math.min(owed, Math.max(0, cash));
  }
  cash -= paid;

  const recent = [books.recent[1], books.recent[2], sales.sold] as const;
  const wanted = seller.stockMonths * seller.goodsShare * average(recent) - sales.stock;
  const bought = Math.min(Math.max(0, wanted), Math.max(0, cash));
  cash -= bought;
  const profit = sales.sold * (seller.payoutShare - seller.goodsShare) - fixed;
  cash -= Math.min(ownerShare * Math.max(0, profit), Math.max(0, cash - fixed - due));

  const stock = sales.stock + bought;
  const otherDebt = books.otherDebt - service;
  const closed = { cash, stock, newStock, pending, withheld, recent, otherDebt, arrears: owed - paid };
  return { books: closed, result: { sold: sales.sold, paidOut: income } };
}

function sell(seller: Seller, { demand }: PathMonth, { stock, newStock }: Books) {
  const { goodsShare, payoutShare, appetite } = seller;
  const sold = Math.min(demand, stock / goodsShare);
  const newSold = Math.min(appetite * demand, newStock / goodsShare);
  return {
    sold: sold + newSold,
    proceeds: sold * payoutShare + newSold * (payoutShare - DRAW.extraAds),
    stock: stock - sold * goodsShare,
    newStock: newStock - newSold * goodsShare,
  };
}

/** A marketplace that stopped the shop keeps everything back until it lets it go on. */
function payOut({ isSuspended, payoutDays }: PathMonth, { pending, withheld }: Books, proceeds: number) {
  if (isSuspended) return { income: 0, pending: 0, withheld: withheld + pending + proceeds };
  const late = Math.min(1, payoutDays / 30) * proceeds;
  return { income: pending + withheld + proceeds - late, pending: late, withheld: 0 };
}

const average = ([a, b, c]: readonly [number, number, number]): number => (a + b + c) / 3;
