import type { Vendor } from '@loan/shared/source/vendors';

/** The consent without which nothing of a source is read. */
export const sourceConsentKey = (vendor: Vendor) => `source.${vendor}.assessment` as const;
/** The same of a buyer, for what its supplier applies for. */
export const buyerConsentKey = (vendor: Vendor) => `buyer.${vendor}.assessment` as const;
