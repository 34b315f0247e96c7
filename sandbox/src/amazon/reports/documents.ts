import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type Context, Hono } from 'hono';
import type { World } from '../../kernel/world.ts';
import { findSeller } from '../sellers.ts';
import type { Trade } from '../trade/trade.ts';
import { REPORT_KINDS } from './kinds.ts';
import { findReport, type Report, statusOf } from './report.ts';

const VALID_SECONDS = 300;
/** Speed before size: the download is on the same machine. */
const GZIP_LEVEL = 1;

export const documentIdOf = ({ sellerId, reportId }: Report): string =>
  `amzn1.spdoc.1.4.${Buffer.from(`${sellerId}|${reportId}`).toString('base64url')}`;

export function reportIdOf(documentId: string): string | undefined {
  const disguised = /^amzn1\.spdoc\.1\.4\.([\w-]+)$/.exec(documentId)?.[1];
  return disguised === undefined ? undefined : Buffer.from(disguised, 'base64url').toString('utf8').split('|')[1];
}

/** A pre-signed address that ends after five minutes and needs no token, as S3 makes them. */
export function documentUrl(world: World, report: Report, inflates: boolean): string {
  const issued = String(Math.floor(world.now().getTime() / 1000));
  const query = new URLSearchParams({ issued, expires: String(VALID_SECONDS), ...(inflates && { encoding: 'gzip' }) });
  query.set('signature', signature(world, documentIdOf(report), query));
  return `${world.publicUrl()}/amazon/documents/${documentIdOf(report)}?${query}`;
}

function signature({ state }: World, documentId: string, query: URLSearchParams): string {
  const key = `sandbox-documents-${state.get<number>('world', 'seed')}`;
  const signed = ['issued', 'expires', 'encoding'].map((name) => query.get(name) ?? '').join('|');
  return createHmac('sha256', key).update(`${documentId}|${signed}`).digest('hex');
}

/** Where report documents are downloaded from. */
export function createDocumentsApp(world: World, trade: Trade): Hono {
  const app = new Hono();
  app.get('/:documentId', (c) => download(world, trade, c));
  return app;
}

function download(world: World, trade: Trade, c: Context): Response {
  const id = c.req.param('documentId') ?? '';
  const query = new URLSearchParams(c.req.query());
  if (query.get('signature') !== signature(world, id, query))
    return storeError(c, 'SignatureDoesNotMatch', 'The signature does not match.');
  const age = Math.floor(world.now().getTime() / 1000) - Number(query.get('issued'));
  if (age > Number(query.get('expires'))) return storeError(c, 'AccessDenied', 'Request has expired');

  const [sellerId = '', reportId = ''] = Buffer.from(id.split('.').at(-1) ?? '', 'base64url')
    .toString('utf8')
    .split('|');
  const seller = findSeller(sellerId);
  const report = seller && findReport(world, trade, seller, reportId);
  const kind = report && REPORT_KINDS[report.reportType];
  if (!report || !kind || statusOf(report, world.now().getTime()) !== 'DONE')
    return storeError(c, 'NoSuchKey', 'No such document.');

  const stalls = seller.stalls.filter(({ market }) => report.marketplaceIds.includes(market.id));
  // As of the moment it was asked for: a second download is the first, to the byte.
  const pieces = Readable.from(kind.write({ report, seller, stalls, trade, asOf: report.createdAt }), {
    objectMode: true,
  });
  c.header('content-type', 'application/octet-stream');
  if (!kind.gzip) return c.body(Readable.toWeb(pieces.map((piece: string) => Buffer.from(piece))) as ReadableStream);
  if (query.get('encoding') === 'gzip') c.header('content-encoding', 'gzip');
  const gzip = pieces.on('error', (error) => gzip.destroy(error)).pipe(createGzip({ level: GZIP_LEVEL }));
  return c.body(Readable.toWeb(gzip) as ReadableStream);
}

type StoreError = 'SignatureDoesNotMatch' | 'AccessDenied' | 'NoSuchKey';

const storeError = (c: Context, code: StoreError, message: string): Response =>
  c.body(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    403,
    {
      'content-type': 'application/xml',
    },
  );
