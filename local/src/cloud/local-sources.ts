import type { Configuration } from '@loan/functions/cloud/parameters';

/** Our accounts at the stand-ins: what an operator would keep under `sources/<vendor>`, with the stand-in's address. */
export const localSources = (_sandboxUrl: string): Configuration['sources'] => ({});
