/** What a tester may know of a request: never its body, and never its query, where codes and tokens travel. */
export type LoggedRequest = { vendor: string; method: string; path: string; status: number; at: string };

export type RequestLog = { add(request: LoggedRequest): void; last(vendor?: string): LoggedRequest[] };

const KEPT = 200;

/** The last 200 requests of each vendor, oldest first. Kept in memory: a log is no part of a vendor's promise. */
export function createRequestLog(): RequestLog {
  const byVendor = new Map<string, LoggedRequest[]>();
  return {
    add: (request) =>
      void byVendor.set(request.vendor, [...(byVendor.get(request.vendor) ?? []), request].slice(-KEPT)),
    last: (vendor) => (vendor ? (byVendor.get(vendor) ?? []) : [...byVendor.values()].flat()),
  };
}
