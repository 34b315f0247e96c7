/** Who belongs together, when everyone who was ever joined does (union-find, 并查集). */
export type Union = {
  join(members: readonly string[]): void;
  isSame(a: string, b: string): boolean;
};

export function createUnion(): Union {
  /** Whoever is at the top has nobody above, or itself. */
  const above = new Map<string, string>();
  /** Each step halves the way for whoever comes after. */
  function top(member: string): string {
    let at = member;
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) {
      above.set(at, above.get(next) ?? next);
      at = next;
    }
    return at;
  }
  return {
    join([first, ...others]) {
      if (first === undefined) return;
      for (const other of others) above.set(top(other), top(first));
    },
    isSame: (a, b) => top(a) === top(b),
  };
}
