import { z } from '@loan/shared/schema';

/**
 * Our application at Mercado Libre, as the parameter `sources/mercadoLibre` holds it. Hosts without a trailing slash.
 * assumed: PKCE is switched off in the application's settings; confirm: when it is made, in the developer centre.
 */
export const MercadoLibreAccount = z.object({
  clientId: z.string().regex(/^\d{1,20}$/),
  clientSecret: z.string().min(1),
  hosts: z
    .object({
      /** The page of the seller's yes; each country has its own. Source: developers.mercadolibre.com, "Authentication". */
      auth: z.object({ mx: z.url(), br: z.url() }).default({
        mx: 'https://auth.mercadolibre.com.mx',
        br: 'https://auth.mercadolivre.com.br',
      }),
      api: z.url().default('https://api.mercadolibre.com'),
      /** Mercado Pago holds the seller's money. Source: mercadopago.com.mx/developers, "Releases report". */
      pago: z.url().default('https://api.mercadopago.com'),
    })
    .prefault({}),
});
export type MercadoLibreAccount = z.infer<typeof MercadoLibreAccount>;

/** What Mercado Libre calls each country, and the money of its sales. A country is one more line, and needs a reference rate. */
const SITES = {
  mx: { site: 'MLM', currency: 'MXN' },
  br: { site: 'MLB', currency: 'BRL' },
} as const;

export const siteOf = (region: string) => SITES[region === 'br' ? 'br' : 'mx'];
export const currencyOfSite = (site: string): string =>
  Object.values(SITES).find((one) => one.site === site)?.currency ?? SITES.mx.currency;
