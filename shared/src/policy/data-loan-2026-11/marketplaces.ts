import type { Marketplace } from '../../facts/shop.ts';
import type { z } from '../../schema.ts';
import type { MarketplaceTier } from '../policy-schema.ts';

type Tier = z.input<typeof MarketplaceTier>;

const met = (evidence: string) => ({ met: true, evidence });
const notMet = (evidence: string) => ({ met: false, evidence });

/** assumed: no season, every month is average; confirm: two years of each marketplace's own turnover. */
const noSeason = Array<number>(12).fill(1_000_000);

const notFinanceable = (title: string, why: string): Tier => ({
  title,
  tier: 'notFinanceable',
  condition: 'never',
  factorPpm: 0,
  standards: {
    transparentData: notMet(why),
    clearPayoutPath: notMet('未取得可核对的打款记录接口'),
    matureEcosystem: notMet('样本不足，尚未评估'),
  },
  seasonIndexPpm: noSeason,
  refusal: {
    // Chinese print puts a space beside Latin letters.
    current: `${title}${/^[A-Za-z]/.test(title) ? ' ' : '的'}店铺数据暂时不能作为贷款依据`,
    instead: '如果您在亚马逊、速卖通或 eBay 也有经营满 6 个月的店铺，可以用那家店铺申请',
  },
});

/**
 * Which marketplaces can be financed, and on what ground: transparent data, a clear payout path, a mature and stable
 * ecosystem, each with its evidence. A platform is added or moved here, never in code.
 * assumed: the evidence, from the platforms' developer documents only; confirm: with the bank, platform by platform.
 */
export const marketplaces = {
  amazon: {
    title: '亚马逊',
    tier: 'mainstream',
    condition: 'none',
    factorPpm: 1_000_000,
    standards: {
      transparentData: met('SP-API 提供订单、结算、库存和账户绩效报告'),
      clearPayoutPath: met('结算分组载明打款日期、金额和账户尾号'),
      matureEcosystem: met('主流平台，周期性打款，规则公开'),
    },
    seasonIndexPpm: noSeason,
  },
  aliexpress: {
    title: '速卖通',
    tier: 'mainstream',
    condition: 'none',
    factorPpm: 1_000_000,
    standards: {
      transparentData: met('开放平台提供订单与纠纷数据'),
      clearPayoutPath: met('订单放款记录可按笔查询'),
      matureEcosystem: met('主流平台，政策点名支持'),
    },
    seasonIndexPpm: noSeason,
  },
  ebay: {
    title: 'eBay',
    tier: 'mainstream',
    condition: 'none',
    factorPpm: 1_000_000,
    standards: {
      transparentData: met('Fulfillment 与 Finances 接口提供订单和流水'),
      clearPayoutPath: met('打款记录载明日期、金额和账户尾号'),
      matureEcosystem: met('主流平台，交易历史长，可追溯'),
    },
    seasonIndexPpm: noSeason,
  },
  tiktokShop: {
    title: 'TikTok Shop',
    tier: 'emerging',
    condition: 'steadyGrowth',
    factorPpm: 700_000,
    // assumed: every mean return rate; confirm: the marketplace's own figures by category, each year.
    meanReturnRatesPpm: {
      all: 78_000,
      apparel: 145_000,
      electronics: 82_000,
      home: 62_000,
      beauty: 48_000,
      toys: 55_000,
      sports: 71_000,
    },
    standards: {
      transparentData: met('开放平台提供订单、退货和结算数据'),
      clearPayoutPath: met('结算单载明打款金额和日期'),
      matureEcosystem: notMet('成立时间短，销售波动大，需连续增长'),
    },
    seasonIndexPpm: noSeason,
  },
  shopee: {
    title: 'Shopee',
    tier: 'emerging',
    condition: 'none',
    factorPpm: 800_000,
    standards: {
      transparentData: met('开放平台提供订单数据'),
      clearPayoutPath: met('跨境卖家打款明细可查'),
      matureEcosystem: notMet('新兴市场，按八成计入'),
    },
    seasonIndexPpm: noSeason,
  },
  lazada: {
    title: 'Lazada',
    tier: 'emerging',
    condition: 'none',
    factorPpm: 800_000,
    standards: {
      transparentData: met('开放平台提供订单数据'),
      clearPayoutPath: met('打款状态可按期查询'),
      matureEcosystem: notMet('新兴市场，按八成计入'),
    },
    seasonIndexPpm: noSeason,
  },
  mercadoLibre: {
    title: '美客多',
    tier: 'emerging',
    condition: 'none',
    factorPpm: 800_000,
    standards: {
      transparentData: met('开放接口提供近十二个月订单、退款和卖家信誉'),
      // assumed: read with the same permission; confirm: with a first seller's releases report.
      clearPayoutPath: met('Mercado Pago 放款报告载明提现日期和金额'),
      matureEcosystem: notMet('新兴市场，本币波动大，按八成计入'),
    },
    seasonIndexPpm: noSeason,
  },
  temu: {
    title: 'Temu',
    tier: 'fullyManaged',
    condition: 'factoriesOnly',
    factorPpm: 0,
    standards: {
      transparentData: notMet('全托管卖家没有逐单数据'),
      clearPayoutPath: notMet('平台未提供结算接口，只能由收款机构证明'),
      matureEcosystem: notMet('全托管模式，由平台定价和发货'),
    },
    seasonIndexPpm: noSeason,
    refusal: {
      current: 'Temu 由平台统一定价和发货，店铺数据不能用于数据贷',
      instead: '有稳定产能的工厂，可以用 Temu 供货记录申请订单贷',
    },
  },
  shopify: {
    title: '独立站（Shopify）',
    tier: 'closedLoop',
    condition: 'closedLoop',
    factorPpm: 500_000,
    standards: {
      transparentData: notMet('订单由卖家自行管理，需与收款和物流互相核对'),
      clearPayoutPath: met('Stripe 打款记录可查'),
      matureEcosystem: notMet('流量来自广告，需核对 Meta Ads 投放'),
    },
    seasonIndexPpm: noSeason,
    refusal: {
      current: '独立站只有订单，还不能和收款、物流、广告互相核对',
      instead: '同时连接 Stripe、ShipStation 和 Meta Ads，四项能相互对上后可以评估',
    },
  },
  wish: notFinanceable('Wish', '数据接口不能满足核对要求'),
  etsy: notFinanceable('Etsy', '以手工与个人店铺为主，数据接口不能满足核对要求'),
  ozon: notFinanceable('Ozon', '打款路径受限，数据接口不能满足核对要求'),
  other: notFinanceable('其他平台', '尚未评估'),
} as const satisfies Record<Marketplace, Tier>;
