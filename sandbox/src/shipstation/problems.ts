import type { Context } from 'hono';

/**
 * ShipStation V1 runs on ASP.NET and words its errors as that does.
 * assumed: the bodies below (the V1 pages name only the statuses); confirm: a live call with a wrong key, a wrong
 * date and 41 requests in a minute.
 */
export const unauthorised = (c: Context): Response => {
  c.header('www-authenticate', 'Basic realm="ssapi.shipstation.com"');
  return c.json({ Message: 'Authorization has been denied for this request.' }, 401);
};

export const badRequest = (c: Context, field: string, why: string): Response =>
  c.json({ Message: 'The request is invalid.', ModelState: { [`apiFilter.${field}`]: [why] } }, 400);

export const notFound = (c: Context): Response =>
  c.json({ Message: `No HTTP resource was found that matches the request URI '${new URL(c.req.url).pathname}'.` }, 404);

export function tooManyRequests(c: Context, resetSeconds: number): Response {
  c.header('x-rate-limit-limit', String(REQUESTS_A_MINUTE));
  c.header('x-rate-limit-remaining', '0');
  c.header('x-rate-limit-reset', String(resetSeconds));
  return c.json({ message: 'Too Many Requests' }, 429);
}

/** Source: docs.shipstation.com, ShipStation API V1 requirements: 40 requests a minute for each key and secret. */
export const REQUESTS_A_MINUTE = 40;
