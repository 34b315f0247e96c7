import type { Region } from './regions.ts';

const app = (region: Region) => ({
  appKey: `sandbox-temu-app-${region}`,
  appSecret: `sandbox-temu-secret-${region}-0000000000`,
});

/** The applications registered with the sandbox's Temu, one for each gateway. They open nothing outside this process. */
export const TEMU_APPS: Readonly<Record<Region, { appKey: string; appSecret: string }>> = {
  cn: app('cn'),
  pa: app('pa'),
  us: app('us'),
  eu: app('eu'),
  global: app('global'),
};
