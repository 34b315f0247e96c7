import { VENDORS, Vendor } from '@loan/shared/source/vendors';
import type { Context } from 'hono';
import { readPdf } from '../../use-cases/signing/read-document.ts';
import { receiveSigningCallback } from '../../use-cases/signing/receive-callback.ts';
import type { ReceivedAs } from '../../use-cases/source/establish.ts';
import { receiveAuthorisation } from '../../use-cases/source/receive-authorisation.ts';
import type { Api } from './serve.ts';

/** What the seller reads on the device where the marketplace is logged in. The phone goes on by itself. */
const pagesOf = (vendor: string): Record<ReceivedAs, { title: string; text: string }> => ({
  done: { title: '授权完成', text: '请回到手机上的小程序，页面会自动进入下一步。这个窗口可以关闭了。' },
  cancelled: { title: '您取消了授权', text: '没有读取任何数据。需要时，请在手机上重新生成链接。' },
  expired: { title: '链接已失效', text: '链接只能用一次，10 分钟内有效。请在手机上重新生成链接。' },
  alreadyBound: { title: '这个账号已被另一家企业使用', text: '没有读取任何数据。如果账号是您的，请在手机上联系客服。' },
  wrongRegion: { title: '站点选错了', text: '这个账号在所选区域没有店铺。请在手机上换一个区域，重新生成链接。' },
  refused: { title: `${vendor}没有通过这次授权`, text: '没有读取任何数据。请在手机上重新生成链接再试。' },
  tryAgain: { title: `${vendor}暂时没有回应`, text: '没有读取任何数据。请几分钟后在手机上重新生成链接再试。' },
});

/** No vendor sends back more, and what a stranger sends is not worth more. */
const MOST_FIELDS = 20;
const LONGEST_FIELD = 2_000;
const shortened = (query: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(query)
      .slice(0, MOST_FIELDS)
      .map(([name, value]) => [name, value.slice(0, LONGEST_FIELD)]),
  );

const page = ({
  title,
  text,
}: {
  title: string;
  text: string;
}) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<style>body{font:16px/1.6 -apple-system,'PingFang SC','Noto Sans CJK SC',sans-serif;background:#F3F6F5;color:#10201E;margin:0;padding:64px 24px}
main{max-width:420px;margin:0 auto;background:#fff;border-radius:16px;padding:32px 24px}h1{font-size:22px;margin:0 0 12px}</style></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;

export function serveCallbacks({ app, depsOf }: Api): void {
  app.get('/api/callbacks/sources/:vendor', async (c) => {
    const vendor = Vendor.safeParse(c.req.param('vendor'));
    if (!vendor.success) return c.html(page(pagesOf('').expired), 404);
    const received = await receiveAuthorisation(await depsOf(), vendor.data, shortened(c.req.query()));
    return c.html(page(pagesOf(VENDORS[vendor.data].name)[received]), received === 'tryAgain' ? 502 : 200);
  });

  app.post('/api/callbacks/fadada', async (c) => {
    const deps = await depsOf();
    const callback = deps.signing.readCallback(headersOf(c), await c.req.text(), new Date(deps.now()));
    if (!callback.ok) {
      deps.log.alarm('e-sign callback refused', { why: callback.error.tag });
      return c.json({ msg: 'refused' }, 401);
    }
    await receiveSigningCallback(deps, callback.value);
    // The body must say `success`, or the vendor sends it again.
    return c.json({ msg: 'success' });
  });

  app.get('/api/documents/:name', async (c) => {
    const pdf = await readPdf(await depsOf(), c.req.param('name').replace(/\.pdf$/, ''));
    if (!pdf) return c.json({ tag: 'DocumentNotFound' }, 404);
    return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-disposition': 'inline' });
  });
}

export const headersOf = (c: Context): Record<string, string> => c.req.header();
