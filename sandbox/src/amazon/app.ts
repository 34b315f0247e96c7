import { Hono } from 'hono';
import type { World } from '../kernel/world.ts';

/** Amazon: Seller Central's consent page, Login with Amazon, and the Selling Partner API of three regions. */
export function createAmazonApp(_world: World): Hono {
  return new Hono();
}
