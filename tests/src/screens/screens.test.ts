import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audit } from './audit.ts';
import { SCREENS, type Screen } from './catalogue.ts';
import { type Look, wear } from './phone.ts';
import { openStage, type Stage } from './stage.ts';

const LOOKS: Record<string, Look> = {
  'at 390 px': {},
  'at 375 px': { width: 375 },
  'at 320 px': { width: 320 },
  'in the dark': { theme: 'dark' },
  'with large letters': { textScale: 'large' },
  'with the largest letters at 320 px': { width: 320, textScale: 'xlarge' },
};
const AT_A_DESK = 'at 1280 px';
/** Phones at once; more only wait for one another on two cores. */
const ABREAST = 4;
const MINUTES_MS = 60_000;
const SAID_MS = 15_000;

type Seen = { text: string; problems: string[]; faults: Record<string, string[]> };

/** Pictures of every screen, for a person to look at: SCREENS_DIR, or a folder of their own. */
const pictures = process.env['SCREENS_DIR'] ?? mkdtempSync(join(tmpdir(), 'loan-screens-'));
const seen = new Map<string, Seen>();
let stage: Stage | undefined;

async function look(screen: Screen): Promise<Seen> {
  if (!stage) throw new Error('screens: no stage');
  const shown = await stage.open(screen.address, screen.script);
  try {
    await screen.prepare?.(shown.page);
    // On a busy machine what is said comes later than the page; what never comes is found missing below.
    const said = `document.body.innerText.includes(${JSON.stringify(screen.says)})`;
    await shown.page.waitForFunction(said, undefined, { timeout: SAID_MS }).catch(() => undefined);
    const text = await shown.page.locator('body').innerText();
    await shown.page.screenshot({ path: join(pictures, `${screen.name}.png`) });
    const faults: Record<string, string[]> = {};
    for (const [name, worn] of Object.entries(LOOKS)) {
      await wear(shown.page, worn);
      faults[name] = (await audit(shown.page)).map(({ kind, what }) => `${kind}: ${what}`);
    }
    if (screen.isWide) {
      await wear(shown.page, { width: 1280 });
      faults[AT_A_DESK] = (await audit(shown.page)).map(({ kind, what }) => `${kind}: ${what}`);
      await shown.page.screenshot({ path: join(pictures, `${screen.name}.wide.png`), fullPage: true });
    }
    // Playing a server that is down puts its own line into the browser's log.
    const problems = shown.problems.filter((line) => !line.includes('Failed to load resource'));
    return { text, problems, faults };
  } finally {
    await shown.close();
  }
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  stage = await openStage('screens in a browser');
  if (!stage) return;
  const waiting = [...SCREENS];
  const worker = async () => {
    for (let screen = waiting.shift(); screen; screen = waiting.shift()) seen.set(screen.name, await look(screen));
  };
  await Promise.all(Array.from({ length: ABREAST }, worker));
}, 10 * MINUTES_MS);

afterAll(() => stage?.close());

describe('every screen', () => {
  it('is a screen of its own', () => {
    expect(new Set(SCREENS.map(({ name }) => name)).size).toBe(SCREENS.length);
    expect(SCREENS.length).toBeGreaterThan(70);
  });

  it.each(SCREENS.map(({ name, says }) => [name, says] as const))('%s opens and says 「%s」', (name, says) => {
    if (!stage) return;
    const { text, problems } = seen.get(name) ?? { text: '', problems: ['not opened'] };
    expect(problems).toEqual([]);
    expect(text).toContain(says);
  });

  it.each([...Object.keys(LOOKS), AT_A_DESK])('can be read and touched %s', (name) => {
    if (!stage) return;
    const faults = [...seen].flatMap(([screen, one]) => (one.faults[name] ?? []).map((fault) => `${screen} ${fault}`));
    expect(faults).toEqual([]);
  });

  it('never shows a whole identity number, phone or account', () => {
    for (const [, { text }] of seen) {
      expect(text.replace(/\s/g, '')).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}(?!\d)/);
    }
  });
});
