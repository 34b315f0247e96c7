import { z } from '@loan/shared/schema';

/**
 * Our app at Lazada's Open Platform. Base URLs without a trailing slash.
 * Source: open.lazada.com, "Endpoints" of every API and "Seller authorization introduction".
 */
export const LazadaAccount = z.object({
  appKey: z.string().min(1),
  appSecret: z.string().min(1),
  hosts: z
    .object({
      /** The page of the seller's yes, and the tokens. */
      auth: z.url().default('https://auth.lazada.com'),
      api: z.object({ sg: z.url(), my: z.url(), th: z.url(), vn: z.url(), ph: z.url(), id: z.url() }).default({
        sg: 'https://api.lazada.sg/rest',
        my: 'https://api.lazada.com.my/rest',
        th: 'https://api.lazada.co.th/rest',
        vn: 'https://api.lazada.vn/rest',
        ph: 'https://api.lazada.com.ph/rest',
        id: 'https://api.lazada.co.id/rest',
      }),
    })
    .prefault({}),
});
export type LazadaAccount = z.infer<typeof LazadaAccount>;

type Country = keyof LazadaAccount['hosts']['api'];

/** Currency and clock of each country; none of them has summer time. */
export const COUNTRIES: Readonly<Record<Country, { currency: string; offsetHours: number }>> = {
  sg: { currency: 'SGD', offsetHours: 8 },
  my: { currency: 'MYR', offsetHours: 8 },
  th: { currency: 'THB', offsetHours: 7 },
  vn: { currency: 'VND', offsetHours: 7 },
  ph: { currency: 'PHP', offsetHours: 8 },
  id: { currency: 'IDR', offsetHours: 7 },
};
export const isCountry = (region: string): region is Country => region in COUNTRIES;
