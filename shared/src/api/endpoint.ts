import type { z } from '../schema.ts';

/**
 * Who may call: anyone, a logged-in person (with a place in the application, where the path names one), or somebody of
 * the partner's staff at a screen that a phone signed in.
 */
type Audience = 'public' | 'user' | 'staff';

/** The one description of an endpoint; the page, the handler and the API document all read it. */
export type Endpoint<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path under /api with `:name` parameters, which are part of the request. */
  readonly path: `/${string}`;
  readonly audience: Audience;
  readonly request: Request;
  readonly response: Response;
};

export const endpoint = <Request extends z.ZodType, Response extends z.ZodType>(
  described: Endpoint<Request, Response>,
): Endpoint<Request, Response> => described;

/** Every refusal on the wire: the tag says which rule, the rest its facts. The page turns it into words. */
export type Refusal = {
  tag: string;
  /** Named field and cure for 400; absent otherwise. */
  fields?: { path: string; rule: string }[];
  /** What a person quotes to customer service; also in the log. */
  requestId?: string;
};
