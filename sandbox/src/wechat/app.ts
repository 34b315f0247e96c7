import { Hono } from 'hono';
import type { World } from '../kernel/world.ts';

/** WeChat (微信) as a mini-program's server and the phone's client see it. */
export function createWechatApp(_world: World): Hono {
  return new Hono();
}
