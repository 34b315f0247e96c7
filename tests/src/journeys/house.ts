import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type System, startSystem } from '@loan/local/cloud/system';
import { type Browser, chromium, type Page } from 'playwright-core';
import { built } from '../builds.ts';

/** The browser CI names, or none: then a journey is counted as not run. */
const EXECUTABLE = process.env['CHROMIUM'];
const PICTURES = process.env['JOURNEY_PICTURES'];
const OPENING_MS = 600_000;
const LAUNCH = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** What a journey goes through: the web build of a system of this suite's own, while its tests run. */
export const house = {} as { system: System; browser: Browser };

export function journey(what: string, walk: () => void): void {
  describe(what, () => {
    if (EXECUTABLE === undefined) {
      it('needs a browser', () => {
        process.stdout.write(`NOT RUN: ${what}, in a browser (no CHROMIUM)\n`);
        expect(EXECUTABLE).toBeUndefined();
      });
      return;
    }
    const dataDir = mkdtempSync(join(tmpdir(), 'journey-'));
    beforeAll(async () => {
      house.system = await startSystem({ dataDir, port: 0, pace: 'instant', pageDir: await built('h5') });
      house.browser = await chromium.launch({ executablePath: EXECUTABLE, args: LAUNCH });
    }, OPENING_MS);
    afterAll(async () => {
      await house.browser?.close();
      await house.system?.close();
      rmSync(dataDir, { recursive: true, force: true });
    });
    walk();
  });
}

let taken = 0;
/** Kept where JOURNEY_PICTURES says, numbered in the order they were taken. */
export async function picture(page: Page, name: string): Promise<void> {
  taken += 1;
  if (PICTURES)
    await page.screenshot({ path: join(PICTURES, `${String(taken).padStart(2, '0')}-${name}.png`), fullPage: true });
}
