import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { persons } from '../../../miniapp/src/testing/answers.ts';
import { createFakeServer, type Script } from '../../../miniapp/src/testing/fake-server.ts';
import { NOW } from '../../../miniapp/src/testing/fixtures.ts';

type Theme = 'light' | 'dark';
export type Look = { width?: number; theme?: Theme; textScale?: 'normal' | 'large' | 'xlarge' };
export type Shown = {
  page: Page;
  server: ReturnType<typeof createFakeServer>;
  problems: string[];
  close(): Promise<void>;
};

const MIME: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const HEIGHT = 844;
const SCALE = 2;

/** The web build behind a port of its own, as any web server would give it. */
export function serve(folder: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'));
    const wanted = join(folder, path);
    const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(folder, 'index.html');
    response.setHeader('content-type', MIME[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ url: `http://127.0.0.1:${port}`, server });
    });
  });
}

/** Phone-sized browsers: every page opened is another phone, with a memory of its own. */
export async function createPhones(executablePath: string, siteUrl: string) {
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });

  /** Opens an address of the web page with a server that plays this script behind it. */
  async function open(address: string, script: Script, look: Look = {}): Promise<Shown> {
    const { width = 390, theme = 'light', textScale = 'normal' } = look;
    const context = await browser.newContext({
      viewport: { width, height: HEIGHT },
      deviceScaleFactor: SCALE,
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
      colorScheme: theme,
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    const server = createFakeServer(script);
    const problems: string[] = [];
    await context.route('**/*', (route) => answer(route, siteUrl, server));
    await remember(context, { textScale, isNew: script.isNew ?? false, isDesk: typeof script.desk === 'object' });
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
    page.on('console', (line) => line.type() === 'error' && problems.push(`console: ${line.text()}`));
    await page.clock.setFixedTime(new Date(NOW));
    await page.goto(`${siteUrl}/?person=linXiaofeng#${address}`);
    await settled(page);
    return { page, server, problems, close: () => context.close() };
  }

  return { open, close: () => browser.close() };
}

/** What a phone that was used yesterday remembers: a session, the privacy guide agreed to, a reading size. */
async function remember(
  context: BrowserContext,
  { textScale, isNew, isDesk }: { textScale: string; isNew: boolean; isDesk: boolean },
) {
  const session = isNew
    ? ''
    : `sessionStorage.setItem('person', 'linXiaofeng');
       sessionStorage.setItem('token', 'token-of-a-test');
       localStorage.setItem('privacy', '2026-11');`;
  const desk = isDesk ? `sessionStorage.setItem('staffToken', 'staff-token-of-a-test');` : '';
  await context.addInitScript(`localStorage.setItem('textScale', '${textScale}'); ${session} ${desk}`);
  await context.addInitScript({ path: join(import.meta.dirname, 'in-page.js') });
}

async function answer(route: Route, siteUrl: string, server: ReturnType<typeof createFakeServer>): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  if (url.origin !== siteUrl) return route.abort();
  const path = url.pathname;
  if (path.startsWith('/sandbox/wechat/client/')) return route.fulfill({ json: standIn(path, request.postDataJSON()) });
  if (!path.startsWith('/api/')) return route.continue();
  const answered = server.answer({
    method: request.method(),
    path: path.slice('/api'.length),
    body: request.postData() ? request.postDataJSON() : undefined,
    authorised: request.headers()['authorization'] !== undefined,
  });
  if (answered === 'silent') return;
  if (answered === 'offline') return route.abort('internetdisconnected');
  return route.fulfill({ status: answered.status, json: answered.body });
}

function standIn(path: string, body: { templateIds?: string[] } | null): unknown {
  if (path.endsWith('/persons')) return persons;
  if (path.endsWith('/subscribe')) return Object.fromEntries((body?.templateIds ?? []).map((id) => [id, 'accept']));
  return { code: 'code-of-a-test' };
}

/** The page is there, with its fonts, and has had a moment to ask and to draw. */
export async function settled(page: Page): Promise<void> {
  // A page that was left may still lie, hidden, below the one in front.
  await page.locator('.page .main, .page .middle, .page .partner').filter({ visible: true }).first().waitFor();
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.waitForTimeout(400);
}

/** The same page on another phone: width, theme and reading size change in place, as they do in a person's hands. */
export async function wear(page: Page, { width = 390, theme = 'light', textScale = 'normal' }: Look): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate(`wearTextScale('${textScale}')`);
  await page.waitForTimeout(50);
  await page.evaluate('atRest()');
}
