import { HOUR_MS } from './calendar.ts';
import type { Sale, Shop } from './trade-types.ts';

type Country = { cities: readonly string[]; postcodeDigits: number; carrier: string };

const COUNTRIES: Readonly<Record<string, Country>> = {
  US: {
    cities: ['Brooklyn', 'Los Angeles', 'Houston', 'Winston-Salem', 'Española'],
    postcodeDigits: 5,
    carrier: 'USPS',
  },
  GB: { cities: ['Leeds', 'London', 'Bristol'], postcodeDigits: 5, carrier: 'Royal Mail' },
  ES: { cities: ['Madrid', 'Málaga', 'A Coruña'], postcodeDigits: 5, carrier: 'Correos' },
  MY: { cities: ['Kuala Lumpur', 'Johor Bahru', 'Kuching'], postcodeDigits: 5, carrier: 'J&T Express' },
  SG: { cities: ['Singapore'], postcodeDigits: 6, carrier: 'Ninja Van' },
  TH: { cities: ['กรุงเทพมหานคร', 'Chiang Mai'], postcodeDigits: 5, carrier: 'Flash Express' },
  PH: { cities: ['Quezon City', 'Cebu City'], postcodeDigits: 4, carrier: 'J&T Express' },
  VN: { cities: ['Hà Nội', 'Thành phố Hồ Chí Minh'], postcodeDigits: 5, carrier: 'GHN' },
  ID: { cities: ['Jakarta Selatan', 'Surabaya'], postcodeDigits: 5, carrier: 'J&T Express' },
  MX: { cities: ['Ciudad de México', 'Mérida', 'Guadalajara'], postcodeDigits: 5, carrier: 'Mercado Envíos' },
  BR: { cities: ['São Paulo', 'Brasília', 'Curitiba'], postcodeDigits: 8, carrier: 'Mercado Envios' },
};
const ELSEWHERE: Country = { cities: [''], postcodeDigits: 5, carrier: 'Yanwen' };

/** How busy each hour of the day is, in the buyers' own time. */
const BUSY_HOURS = [2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 5, 5, 5, 5, 6, 6, 7, 7, 7, 6, 4];
const BUSY_TOTAL = BUSY_HOURS.reduce((sum, weight) => sum + weight, 0);
/** UTC of the first hour above: America sleeps while Asia buys. */
const MIDNIGHT_UTC: Readonly<Record<string, number>> = { US: 5, GB: 0, ES: 23, MX: 6, BR: 3 };
const ASIA_MIDNIGHT_UTC = 16;

/** Marketplaces whose buyers pay for the way, parts per million of the goods. */
const SHIPPING_PPM: Partial<Record<Shop['marketplace'], number>> = { shopee: 40_000, lazada: 35_000 };
/** One buyer in six has bought here before. */
const RETURNING = 1 / 6;
const REGULARS = 400;

export type Habits = ReturnType<typeof createHabits>;

/** How buyers of a country live and buy. */
export function createHabits(countryCode: string, dice: () => number) {
  const country = COUNTRIES[countryCode] ?? ELSEWHERE;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(dice() * from.length)] as T;
  return {
    carrier: country.carrier,
    timeOfDay(): number {
      let point = dice() * BUSY_TOTAL;
      let hour = 0;
      while (hour < 23 && point >= (BUSY_HOURS[hour] ?? 0)) {
        point -= BUSY_HOURS[hour] ?? 0;
        hour += 1;
      }
      const utc = (hour + (MIDNIGHT_UTC[countryCode] ?? ASIA_MIDNIGHT_UTC)) % 24;
      return utc * HOUR_MS + Math.floor(dice() * 3_600) * 1_000;
    },
    buyer(): Pick<Sale, 'buyer' | 'city' | 'postcode'> {
      const buyer = dice() < RETURNING ? 1 + Math.floor(dice() * REGULARS) : 1_000 + Math.floor(dice() * 900_000_000);
      const lowest = 10 ** (country.postcodeDigits - 1);
      return { buyer, city: pick(country.cities), postcode: String(lowest + Math.floor(dice() * 9 * lowest)) };
    },
    shipping: ({ marketplace }: Shop, total: number): number =>
      Math.round((total * (SHIPPING_PPM[marketplace] ?? 0)) / 1_000_000),
  };
}
