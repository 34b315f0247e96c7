import { Hono } from 'hono';
import type { World } from '../../kernel/world.ts';
import { LIFETIME_MS } from '../settings.ts';
import { findUpload, saveUpload } from './files.ts';

/** Source: single files up to 50 MB. */
const MAX_BYTES = 50 * 1024 * 1024;

/** The cloud storage behind an upload address: plain PUT, no signature headers, an empty 200. */
export function createStorage(world: World): Hono {
  const app = new Hono();
  app.put('/:uploadId', async (c) => {
    const upload = findUpload(world, c.req.param('uploadId'));
    const isSigned = c.req.query('sign') === c.req.param('uploadId').slice(-16);
    if (!upload || !isSigned) return c.text('<Error><Code>AccessDenied</Code></Error>', 403);
    if (world.now().getTime() - upload.createdAt > LIFETIME_MS.uploadUrl) {
      return c.text('<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>', 403);
    }
    const bytes = Buffer.from(await c.req.arrayBuffer());
    if (bytes.length === 0 || bytes.length > MAX_BYTES)
      return c.text('<Error><Code>EntityTooLarge</Code></Error>', 400);
    saveUpload(world, { ...upload, base64: bytes.toString('base64') });
    return c.body(null, 200);
  });
  return app;
}
