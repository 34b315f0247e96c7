import { NOT_OFFERED, type NotOffered } from '@loan/shared/facts/offered';
import { HealthReduction } from '../kit/reductions.ts';
import type { SellerReputation } from './wire.ts';

/** The thermometer of a seller, from "5_green" to "1_red"; without a number where it is what lies under a protection. */
const COLOURS: Readonly<Record<string, 'green' | 'yellow' | 'red'>> = {
  green: 'green',
  light_green: 'green',
  yellow: 'yellow',
  orange: 'yellow',
  red: 'red',
};

/** Mercado Libre counts the last 60 days, or a year of a seller with few sales. A level under protection is not lent on. */
export function reduceHealth(reputation: SellerReputation | undefined): HealthReduction {
  const { level_id, real_level, metrics } = reputation ?? {};
  const status = COLOURS[(real_level ?? level_id ?? '').replace(/^\d_/, '')];
  const orders = metrics?.sales?.completed ?? 0;
  const late = metrics?.delayed_handling_time?.value;
  return HealthReduction.parse({
    health: status ? { status, suspended: false, orderDefectRatePpm: ppmOf(metrics?.claims?.rate) } : NOT_OFFERED,
    fulfilment: late !== undefined && orders >= late && orders > 0 ? { orders, onTime: orders - late } : NOT_OFFERED,
  });
}

/** "0.0107" is 10_700 parts per million. */
function ppmOf(rate: string | undefined): number | NotOffered {
  const [whole = '0', fraction = ''] = (rate ?? '').split('.');
  const ppm = Number(whole + fraction.slice(0, 6).padEnd(6, '0'));
  return rate !== undefined && ppm >= 0 && ppm <= 1_000_000 ? ppm : NOT_OFFERED;
}
