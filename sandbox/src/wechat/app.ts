import { Hono } from 'hono';
import type { World } from '../kernel/world.ts';
import { createClientApi } from './client-api.ts';
import { createServerApi } from './server-api.ts';

/** WeChat (微信): api.weixin.qq.com at the root, and under /client what it does inside the phone. */
export function createWechatApp(world: World): Hono {
  const app = new Hono();
  app.route('/', createServerApi(world));
  app.route('/client', createClientApi(world));
  app.get('/l/:id', (c) => {
    type Link = { path: string; query: string; expiresAt: number };
    const link = world.state.get<Link>('wechat.links', c.req.param('id'));
    if (!link || world.now().getTime() > link.expiresAt) return c.text('链接已失效', 404);
    // The web build stands in for the mini-program; its pages live behind the hash, as Taro routes them.
    const root = world.publicUrl().replace(/\/sandbox$/, '');
    return c.redirect(`${root}/#/${link.path}${link.query && `?${link.query}`}`);
  });
  return app;
}
