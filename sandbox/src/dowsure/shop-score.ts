import { createHash } from 'node:crypto';
import { SELLERS } from '../amazon/sellers.ts';
import { createDice, seedOf } from '../kernel/random.ts';
import type { WorldTrade } from '../trade/trade-types.ts';

/** What a score is reckoned from; Dowsure does not publish how it does it. */
type Rated = {
  id: string;
  good: boolean;
  returnPpm: number;
  growthPpm: number;
  volatilityPpm: number;
  stockDays: number;
};

const clamp = (score: number) => Math.min(99, Math.max(5, score));
/** Decimal(5,2), as text in Dowsure's example. */
const text = (score: number) => clamp(score).toFixed(2);
/** A place among a thousand of the same trade: the best is 1. */
const place = (score: number) => String(Math.max(1, Math.round((100 - clamp(score)) * 10)));

/** API-C23: the shops of a seller, scored in five ways and over all. assumed: the scores; confirm: with Dowsure. */
export function shopScore(trade: WorldTrade, companyKey: string, applicationCode: string) {
  const scored = ratedShops(trade, companyKey).map(score);
  const mean = scored.reduce((sum, { total }) => sum + total, 0) / Math.max(1, scored.length);
  return { applicationCode, score: text(mean), shopScoreList: scored.map(({ row }) => row) };
}

function ratedShops(trade: WorldTrade, companyKey: string): Rated[] {
  const elsewhere = trade
    .shops()
    .filter((shop) => shop.companyKey === companyKey)
    .map(({ shopId, status, ...rest }) => ({ id: shopId, good: status === 'normal', ...rest }));
  const onAmazon = SELLERS.filter((seller) => seller.companyKey === companyKey).map(({ sellerId, status, stalls }) => ({
    id: sellerId,
    good: status === 'NORMAL',
    returnPpm: stalls[0]?.returnPpm ?? 0,
    growthPpm: 0,
    volatilityPpm: 0,
    stockDays: stalls[0]?.stockDays ?? 0,
  }));
  return [...onAmazon, ...elsewhere];
}

function score({ id, good, returnPpm, growthPpm, volatilityPpm, stockDays }: Rated) {
  const stray = 4 * createDice(seedOf('dowsure', id))() - 2;
  const compliance = (good ? 92 : 35) + stray;
  const feedback = 95 - returnPpm / 2_000 + stray;
  const stock = 95 - Math.abs(stockDays - 60) / 2 + stray;
  const increase = 70 + growthPpm / 2_500 + stray;
  const stability = 95 - volatilityPpm / 6_000 + stray;
  const total = (compliance + feedback + stock + increase + stability) / 5;
  const row = {
    offerId: createHash('md5').update(id).digest('hex'),
    complianceScore: text(compliance),
    compliancePlacing: place(compliance),
    feedbackScore: text(feedback),
    feedbackPlacing: place(feedback),
    stockScore: text(stock),
    stockPlacing: place(stock),
    increaseScore: text(increase),
    increasePlacing: place(increase),
    disburStabilityScore: text(stability),
    disburStabilityPlacing: place(stability),
    totalScore: text(total),
    totalPlacing: place(total),
  };
  return { total, row };
}
