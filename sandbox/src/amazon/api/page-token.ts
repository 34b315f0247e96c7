/** Where the next page begins. Opaque to the caller; ours is JSON in disguise, tied to one operation and seller. */
export function writeToken(operation: string, sellerId: string, place: object): string {
  return Buffer.from(JSON.stringify({ operation, sellerId, place })).toString('base64');
}

/** The place a token points at, or nothing when it was made up or belongs to another call. */
export function readToken<T>(operation: string, sellerId: string, token: string): T | undefined {
  try {
    const read = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as Record<string, unknown>;
    return read['operation'] === operation && read['sellerId'] === sellerId ? (read['place'] as T) : undefined;
  } catch {
    // Not JSON: nobody got this token from us.
    return undefined;
  }
}
