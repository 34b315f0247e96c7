import { z } from '@loan/shared/schema';
import type { Page } from 'playwright-core';

const Fault = z.object({
  kind: z.enum(['tap', 'text', 'overflow', 'clipped', 'contrast', 'name']),
  what: z.string(),
});
/** What is wrong with a page as a person would meet it: too small, cut off, too wide, too pale, nameless. */
export type Fault = z.infer<typeof Fault>;

/** Source: UX guide, section 7. */
const LEAST = { leastTap: 44, leastText: 12, leastContrast: 4.5 };

/** Looks at everything a page shows; an open sheet alone when there is one. Empty is good. */
export async function audit(page: Page): Promise<Fault[]> {
  return z.array(Fault).parse(await page.evaluate(`auditPage(${JSON.stringify(LEAST)})`));
}
