import { SELLERS } from '../amazon/sellers.ts';
import { createTrade } from '../amazon/trade/trade.ts';
import { createDice, seedOf } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import { DAY_MS, HOUR_MS } from './calendar.ts';
import { PROVIDERS, SHOPS } from './shops.ts';
import type { Inflow, PaymentProvider, Shop, ShopPayout } from './trade-types.ts';

/** What a payment company keeps of what comes in, parts per million. LianLian takes its part when money leaves. */
const FEE_PPM: Readonly<Record<PaymentProvider, number>> = { lianlian: 0, pingpong: 4_000, stripe: 0 };
/** A payout is on its way to the payment company for less than this. */
const LONGEST_WAY_MS = 12 * HOUR_MS;
/** From the start of a period to the day its money is there: Amazon's fortnight, or the slowest marketplace here. */
const LONGEST_PERIOD_MS = 40 * DAY_MS;

export type MoneyIn = (provider: PaymentProvider, companyKey: string, from: number, to: number) => Inflow[];

type Payer = Pick<
  Inflow,
  'provider' | 'companyKey' | 'marketplace' | 'sellerId' | 'shopName' | 'currency' | 'decimals'
>;

export type PayoutsOf = (shop: Shop, from: number, to: number) => readonly ShopPayout[];

/** What came in at a payment company in [from, to): one credit for each payout of a marketplace, earliest first. */
export function createMoneyIn(world: World, payoutsOf: PayoutsOf): MoneyIn {
  const fromAmazon = createAmazonPayouts(world);
  return (provider, companyKey, from, to) => {
    const until = Math.min(to, world.now().getTime() + 1);
    const shops = SHOPS.filter((shop) => shop.companyKey === companyKey && shop.paidInto.provider === provider);
    const credits = shops.flatMap((shop) =>
      payoutsOf(shop, from - LONGEST_PERIOD_MS, until).flatMap(({ index, net, paidAt }) =>
        paidAt === undefined ? [] : [credit(payerOf(shop, provider), { index, amount: net, paidAt }, shop.paidInto)],
      ),
    );
    return [...credits, ...fromAmazon(provider, companyKey, from - LONGEST_PERIOD_MS, until)]
      .filter(({ at }) => at >= from && at < until)
      .sort((a, b) => a.at - b.at);
  };
}

const payerOf = (
  { companyKey, marketplace, shopId, shopName, currency, decimals }: Shop,
  provider: PaymentProvider,
) => ({
  provider,
  companyKey,
  marketplace,
  sellerId: shopId,
  shopName,
  currency,
  decimals,
});

type Transfer = { index: number; amount: number; paidAt: number };

function credit(
  payer: Payer,
  { index, amount, paidAt }: Transfer,
  into: Pick<Inflow, 'accountTail' | 'holderName'>,
): Inflow {
  const name = `${payer.sellerId}-${payer.currency}-${index}`;
  const onTheWay = (0.2 + 0.7 * createDice(seedOf(payer.provider, name))()) * LONGEST_WAY_MS;
  const fee = Math.round((amount * FEE_PPM[payer.provider]) / 1_000_000);
  const { accountTail, holderName } = into;
  return {
    ...payer,
    reference: name,
    at: Math.floor((paidAt + onTheWay) / 1_000) * 1_000,
    originAmount: amount,
    fee,
    amount: amount - fee,
    accountTail,
    holderName,
  };
}

/** Amazon's transfers of a company whose collection account is at this payment company, a period for each currency. */
function createAmazonPayouts(world: World): MoneyIn {
  return (provider, companyKey, from, to) => {
    const account = findCompany(companyKey)?.collectionAccount;
    if (!account || PROVIDERS[account.provider] !== provider) return [];
    const into = { accountTail: account.tail, holderName: account.holderName };
    const trade = createTrade(world);
    return SELLERS.filter((seller) => seller.companyKey === companyKey).flatMap((seller) =>
      seller.stalls.flatMap((stall) =>
        trade.periods(seller, stall, { from, to }).flatMap(({ index, sum, transferredAt }) => {
          if (transferredAt === undefined) return [];
          const { currency, decimals } = stall.market;
          const { sellerId, storeName: shopName } = seller;
          const payer: Payer = { provider, companyKey, marketplace: 'amazon', sellerId, shopName, currency, decimals };
          return [credit(payer, { index, amount: sum, paidAt: transferredAt }, into)];
        }),
      ),
    );
  };
}
