import { type Context, Hono } from 'hono';
import type { World } from './world.ts';

const COLLECTION = 'registered-address';

/**
 * Where a vendor sends the seller's browser that takes no address from the link, but only the one written down with
 * the app in its developer console.
 */
export const registeredAddress = ({ state, publicUrl }: World, vendor: string): string =>
  state.get<string>(COLLECTION, vendor) ?? new URL(`/api/callbacks/sources/${vendor}`, publicUrl()).toString();

/** The developer's console, as far as the address goes: a form with `redirect_url`. */
export function createConsoleApp({ state }: World, vendor: string): Hono {
  const app = new Hono();
  app.post('/redirect-url', async (c: Context) => {
    const address = new URLSearchParams(await c.req.text()).get('redirect_url') ?? '';
    if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : '')) return c.text('redirect_url', 400);
    state.set(COLLECTION, vendor, address);
    return c.body(null, 204);
  });
  return app;
}

export function withQuery(address: string, query: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.toString();
}
