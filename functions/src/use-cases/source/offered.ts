import { Vendor } from '@loan/shared/source/vendors';
import type { Deps } from '../deps.ts';

/** The vendors this deployment has an agreement with, in the order of the table. */
export const vendorsOffered = (sources: Deps['sources']): Vendor[] =>
  Vendor.options.filter((vendor) => sources[vendor]);
