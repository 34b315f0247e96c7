import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { Hono } from 'hono';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** The built web page at the root. Its routes live behind the hash, so there is one document. */
export function servePage(app: Hono, folder: string): void {
  app.get('*', (c) => {
    const file = fileFor(folder, decodeURIComponent(new URL(c.req.url).pathname));
    if (!file) return c.text('Not Found', 404);
    return c.body(new Uint8Array(readFileSync(file)), 200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
  });
}

function fileFor(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  const inside = file.startsWith(normalize(folder) + sep);
  return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}
