import type { Browser, BrowserContext, Page } from 'playwright-core';

export const STEP_MS = 45_000;

export type InHand = { context: BrowserContext; page: Page; problems: string[] };

/** A phone of its own: nothing of it is another's, and what goes wrong on its pages is told. */
export async function aPhone(browser: Browser): Promise<InHand> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  return { context, page, problems };
}

/** Taps what is written there, on the page that is in front. */
export const tap = (page: Page, text: string | RegExp) =>
  page
    .getByText(text, typeof text === 'string' ? { exact: true } : {})
    .filter({ visible: true })
    .last()
    .tap();

export const fill = (page: Page, id: string, value: string) =>
  page.locator(`#${id} input`).filter({ visible: true }).fill(value);

/** Somebody who reads before ticking: every box of the sheet, one after the other. */
export async function tickAll(page: Page): Promise<void> {
  await page.getByRole('checkbox').filter({ visible: true }).first().waitFor();
  for (const box of await page.getByRole('checkbox').filter({ visible: true }).all()) await box.tap();
}
