import { randomUUID } from 'node:crypto';
import type { SourceAdapter } from '@loan/functions/ports/source-adapter';
import { sourcesOf } from '@loan/functions/wiring/sources';
import { AMAZON_APP } from '@loan/sandbox/amazon/credentials';
import type { Vendor } from '@loan/shared/source/vendors';
import { localHosts } from '../cloud/configuration.ts';
import { localSources } from '../cloud/local-sources.ts';

const silent = async () => ({ tag: 'unknown' as const, cause: 'nobody is asked here' });

const NOWHERE = 'http://127.0.0.1:9/sandbox';

/** Every adapter there is, wired as on one machine and asked nothing. */
export const localAdapters = (): Partial<Record<Vendor, SourceAdapter>> =>
  sourcesOf({
    http: { call: silent, open: silent },
    now: () => new Date(),
    newId: randomUUID,
    publicUrl: 'http://127.0.0.1:9',
    accounts: localSources(NOWHERE),
    amazon: { ...AMAZON_APP, hosts: localHosts(NOWHERE).amazon },
  });
