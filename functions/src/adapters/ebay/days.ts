import { Day } from '@loan/shared/time/instant';

/** The day in UTC of eBay's moments, which are told in UTC. */
export const dayOf = (moment: string): Day => Day.parse(moment.slice(0, 10));
