import { findBrowser } from '@loan/local/checks/all';
import { built } from '../builds.ts';
import { createPhones, serve } from './phone.ts';

export type Stage = Awaited<ReturnType<typeof createPhones>>;

/** The web build in a browser; nothing, and a word about it, where there is no browser. */
export async function openStage(what: string): Promise<Stage | undefined> {
  const browser = findBrowser(process.env);
  if (browser === undefined) {
    process.stdout.write(`NOT RUN: ${what} (no Chromium; set CHROMIUM)\n`);
    return undefined;
  }
  const { url, server } = await serve(await built('h5'));
  const phones = await createPhones(browser, url);
  return {
    open: phones.open,
    async close() {
      await phones.close();
      server.close();
    },
  };
}
