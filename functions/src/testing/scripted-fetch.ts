/** A vendor that answers from a script; every call is written down. */
export type ScriptedCall = { method: string; url: URL; headers: Record<string, string>; body: string };
export type ScriptedAnswer = {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
};
export type Route = [match: RegExp, answer: (call: ScriptedCall, times: number) => ScriptedAnswer];

/** Routes match on `METHOD /path`; the first that does answers. `times` counts its calls from 1. */
export function scriptedFetch(routes: readonly Route[]) {
  const calls: ScriptedCall[] = [];
  const counts = new Map<Route, number>();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const headers = Object.fromEntries(new Headers(init?.headers).entries());
    const call = { method: init?.method ?? 'GET', url, headers, body: String(init?.body ?? '') };
    calls.push(call);
    const route = routes.find(([match]) => match.test(`${call.method} ${url.pathname}`));
    if (!route) throw new TypeError(`no route for ${call.method} ${url.pathname}`);
    counts.set(route, (counts.get(route) ?? 0) + 1);
    const { status = 200, headers: sent = {}, json, bytes } = route[1](call, counts.get(route) ?? 1);
    return new Response(bytes ?? JSON.stringify(json ?? {}), { status, headers: sent });
  };
  return {
    fetch,
    calls,
    callsTo: (match: RegExp) => calls.filter(({ method, url }) => match.test(`${method} ${url.pathname}`)),
  };
}
