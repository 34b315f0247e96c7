import type { Vendor } from '@loan/shared/source/vendors';

/** The consent without which nothing of a source is read. */
export const sourceConsentKey = (vendor: Vendor) => `source.${vendor}.assessment` as const;
