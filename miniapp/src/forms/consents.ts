import type { consentTexts } from '@loan/shared/api/application';
import type { z } from '@loan/shared/schema';

export type ConsentText = z.infer<typeof consentTexts.response>['texts'][number];
export type ConsentTick = { consentId: string; key: string; textVersion: string; textSha256: string };

/** How many required ones are still open: the button says so instead of being silent. */
export const missingCount = (texts: readonly ConsentText[], ticked: ReadonlySet<string>): number =>
  texts.filter(({ key, required }) => required && !ticked.has(key)).length;

/** What is sent: each ticked text by its key, version and hash, so that a text changed meanwhile is refused. */
export const ticksOf = (
  texts: readonly ConsentText[],
  ticked: ReadonlySet<string>,
  newId: () => string,
): ConsentTick[] =>
  texts
    .filter(({ key }) => ticked.has(key))
    .map(({ key, version, sha256 }) => ({ consentId: newId(), key, textVersion: version, textSha256: sha256 }));

/** Everything that is read and not read over several texts, each once, in the order of the texts. */
export const together = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];
