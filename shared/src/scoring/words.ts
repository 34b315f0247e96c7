import { isOffered } from '../facts/offered.ts';
import { fen } from '../money/fen.ts';
import { formatPercentDown, formatPercentUp, formatRoundedPercent, formatWan } from '../money/format.ts';
import type { CharacteristicCode } from '../policy/scorecard-schema.ts';
import type { Trading } from './trading.ts';

/** One decimal, rounded down: a figure shown as reaching a threshold has reached it. */
const percent = (ppm: number): string => formatPercentDown(ppm, 1);

/** Two decimals, rounded up: 0.1501 is not "no more than 0.15". */
function coefficient(ppm: number): string {
  const hundredths = Math.ceil(ppm / 10_000);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

function trend(ppm: number): string {
  const size = formatRoundedPercent(Math.abs(ppm), 1);
  if (ppm === 0) return '与前 3 个月持平';
  return ppm > 0 ? `比前 3 个月增长 ${size}` : `比前 3 个月下降 ${size}`;
}

function drift(days: number): string {
  if (days === 0) return '与此前相同';
  return days > 0 ? `比此前慢 ${days} 天` : `比此前快 ${-days} 天`;
}

const GRADES = ['D', 'C', 'B', 'A', 'AA'];
const HEALTH = ['红色或已停售', '有风险提示', '健康', '健康'];

/** A characteristic's value as the applicant reads it (现状). */
const IN_WORDS: Record<CharacteristicCode, (value: number, trading: Trading) => string> = {
  tenureMonths: (months) => `${months} 个月`,
  monthlyGmv: (amount) => formatWan(fen(amount), 1),
  gmvVariation: coefficient,
  gmvTrend: trend,
  returnRate: percent,
  onTimeRate: percent,
  saleToBankDays: (days) => `${days} 天`,
  daysInInventory: (days) => `${days} 天`,
  adCostShare: percent,
  skuConcentration: coefficient,
  accountHealth: (level, trading) => `${HEALTH[level] ?? HEALTH[0]}${worstDefectRate(trading)}`,
  debtShare: percent,
  threeFlowMatch: percent,
  buyerGrade: (level) => `${GRADES[level] ?? GRADES[0]} 级`,
  frameworkMonths: (months) => `${months} 个月`,
  onTimeDelivery: percent,
  buyerShare: (ppm) => formatPercentUp(ppm, 1),
  paymentDaysDrift: drift,
  relationMonths: (months) => `${months} 个月`,
  supplyVariation: coefficient,
};

export const inWords = (code: CharacteristicCode, value: number, trading: Trading): string =>
  IN_WORDS[code](value, trading);

function worstDefectRate({ shops }: Trading): string {
  const rates = shops.flatMap(({ shop: { accountHealth } }) =>
    isOffered(accountHealth) && isOffered(accountHealth.orderDefectRatePpm) ? [accountHealth.orderDefectRatePpm] : [],
  );
  return rates.length === 0 ? '' : `，订单缺陷率 ${formatPercentDown(Math.max(...rates), 2)}`;
}
