/** Where a shop of this table trades. Amazon has its own trade, with its own settlement periods. */
export type ShopMarketplace =
  | 'aliexpress'
  | 'ebay'
  | 'tiktokShop'
  | 'shopee'
  | 'lazada'
  | 'mercadoLibre'
  | 'temu'
  | 'shopify';
/** Licensed payment companies and processors that take a marketplace's payout in for the seller. */
export type PaymentProvider = 'lianlian' | 'pingpong' | 'stripe';
/** Who stores and ships for the seller. */
export type GoodsProvider = 'goodcang' | 'winit' | 'shipstation';

/** A shop as its marketplace knows it. Orders follow from it; no report is ever written down. Amounts are minor units. */
export type Shop = {
  /** The vendor's own form of id, as text. */
  shopId: string;
  marketplace: ShopMarketplace;
  /** Key of COMPANIES. */
  companyKey: string;
  shopName: string;
  /** ISO 3166 country the shop sells in, and the currency it is kept in. */
  country: string;
  currency: string;
  decimals: 0 | 2;
  /** What the marketplace has on record; missing where it tells nobody. */
  registered?: { name: string; englishName: string; creditCode: string };
  /** Whole months traded before the month in which the sandbox was first started. */
  monthsTraded: number;
  /** A month's sales in renminbi as of the last whole month before the first start, and its change from month to month: 60_000 is +6 %. */
  monthlyYuan: number;
  growthPpm: number;
  /** Up and down from month to month around the line: 0 is steady. */
  volatilityPpm: number;
  /** Parts per million of orders. */
  returnPpm: number;
  cancelPpm: number;
  lateShipmentPpm: number;
  /** Parts per million of sales. */
  feePpm: number;
  /** Taken from the payouts, but for shopify, whose advertising is paid elsewhere. */
  adPpm: number;
  /** Sales nobody really made (刷单), parts per million of the real ones: no parcel left and no money came for them. */
  brushedPpm?: number;
  /** So many of them within one hour. */
  brushedAtOnce?: number;
  /** What all of it is; everyday things for the home where nothing is said. */
  sells?: 'apparel' | 'electronics';
  skus: number;
  /** Mean price of a unit sold, in renminbi. */
  meanPriceYuan: number;
  stockDays: number;
  /** The marketplace pays every so many days, so many days after the period closes. */
  payout: { everyDays: number; delayDays: number };
  /** Who takes the payouts in, on an account with this tail. */
  paidInto: { provider: PaymentProvider | 'bank'; accountTail: string; holderName: string };
  goods?: GoodsProvider;
  status: 'normal' | 'warned' | 'suspended';
  /** Temu: semi-managed sellers ship themselves; fully managed ones supply Temu. */
  managed?: 'semi' | 'full';
};

export type Sku = { sku: string; title: string; price: number; weightGrams: number };

export type SaleLine = { sku: Sku; quantity: number /** The whole line. */; price: number };

/** One order. Times are epoch milliseconds; a time later than now has not happened yet and must not be told. */
export type Sale = {
  /** Grows with time and is unique within the shop, below 20 million: each vendor makes its own form of id of it. */
  number: number;
  at: number;
  paidAt: number;
  cancelled: boolean;
  shippedAt: number;
  deliveredAt: number;
  /** Stable per buyer, so that repeat buyers can be seen; not a name. */
  buyer: number;
  city: string;
  postcode: string;
  lines: readonly SaleLine[];
  /** Sum of the lines. */
  total: number;
  /** What the buyer pays on top for the way; the marketplace hands it to the carrier, so it is in no payout. */
  shipping: number;
  /** What the marketplace keeps of it, also when the buyer gets the money back. */
  fee: number;
  refund?: { at: number; amount: number; reason: 'damaged' | 'notAsDescribed' | 'changedMind' };
  trackingNumber: string;
  carrier: string;
  weightGrams: number;
  /** Nobody bought this (刷单). No vendor tells; parcels and payouts leave it out. */
  brushed?: true;
};

/** One transfer to the seller: sales shipped in [from, to) less fees, refunds booked and advertising of the period. */
export type ShopPayout = {
  index: number;
  from: number;
  to: number;
  sales: number;
  refunds: number;
  fees: number;
  ads: number;
  /** sales − refunds − fees − ads. */
  net: number;
  /** Undefined while the transfer is not made. */
  paidAt?: number;
};

export type AdDay = { day: string; spend: number; attributedSales: number; clicks: number; impressions: number };

/** Money a payment company took in: one for each payout of a shop it serves, a few hours later, less its own fee. */
export type Inflow = {
  provider: PaymentProvider;
  companyKey: string;
  /** Marketplace name and the seller's id there, as the payer tells the payment company. */
  marketplace: ShopMarketplace | 'amazon';
  sellerId: string;
  shopName: string;
  /** Unique within the provider. */
  reference: string;
  at: number;
  /** What the payer sent, exactly a payout of the marketplace; the payment company's fee; what was credited. */
  originAmount: number;
  fee: number;
  amount: number;
  currency: string;
  decimals: 0 | 2;
  accountTail: string;
  holderName: string;
};

/** Money out of a payment company: to the company's bank account, or a debt paid back. A loanAdvance comes in. */
export type Outflow = {
  provider: PaymentProvider;
  companyKey: string;
  /** Unique within the provider. */
  reference: string;
  at: number;
  amount: number;
  currency: string;
  decimals: 0 | 2;
  /** What the payment company keeps of a withdrawal. */
  fee: number;
  kind: 'withdrawal' | 'loanRepayment' | 'loanAdvance' | 'supplierPayment';
  /** Whose loan it is: the payment company's own, or another lender's, of which only repayments are seen here. */
  lender?: 'own' | 'other';
  /** The shop on whose account it is booked. */
  sellerId: string;
  holderName: string;
  accountTail: string;
};

export type Parcel = {
  provider: GoodsProvider;
  companyKey: string;
  shopId: string;
  sale: Sale;
  shippedAt: number;
  deliveredAt: number;
  trackingNumber: string;
  weightGrams: number;
};

/** What lies in a warehouse of one SKU now, by how long it has lain there. */
export type StockLine = {
  provider: GoodsProvider | 'marketplace';
  companyKey: string;
  shopId: string;
  sku: Sku;
  sellable: number;
  reserved: number;
  onway: number;
  unsellable: number;
  ageBuckets: readonly { fromDays: number; toDays: number | undefined; units: number }[];
};

/** What the shops did, made up month by month from the seed and kept nowhere. Nothing later than now is told. */
export type WorldTrade = {
  shops(marketplace?: ShopMarketplace): readonly Shop[];
  shop(marketplace: ShopMarketplace, shopId: string): Shop | undefined;
  openedAt(shop: Shop): number;
  /** The same sale by its number; undefined when there is none, or none yet. */
  sale(shop: Shop, number: number): Sale | undefined;
  /** Orders placed in [from, to), earliest first. */
  sales(shop: Shop, from: number, to: number): Generator<Sale>;
  /** Refunds booked in [from, to), earliest first. */
  refunds(shop: Shop, from: number, to: number): Generator<Sale>;
  /** Payout periods that begin in [from, to), earliest first; the last may be open. */
  payouts(shop: Shop, from: number, to: number): readonly ShopPayout[];
  ads(shop: Shop, from: number, to: number): readonly AdDay[];
  skus(shop: Shop): readonly Sku[];
  stock(shop: Shop): readonly StockLine[];
  inflows(provider: PaymentProvider, companyKey: string, from: number, to: number): Generator<Inflow>;
  outflows(provider: PaymentProvider, companyKey: string, from: number, to: number): Generator<Outflow>;
  parcels(provider: GoodsProvider, companyKey: string, from: number, to: number): Generator<Parcel>;
};
