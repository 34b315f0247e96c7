/** Where a page begins in a list kept by marketplace and time: how many entries of that very moment are done. */
export type Cursor = { stall: number; at: number; skip: number };

export const START: Cursor = { stall: 0, at: 0, skip: 0 };

export type Page<T> = { items: { entry: T; stall: number }[]; next?: Cursor };

export type PageWish<T> = {
  stalls: number;
  cursor: Cursor;
  size: number;
  /** The entries of one marketplace from a moment on, earliest first. */
  read: (stall: number, from: number) => Iterable<T>;
};

/** One page, and where the next one begins if anything is left. */
export function takePage<T extends { at: number }>({ stalls, cursor, size, read }: PageWish<T>): Page<T> {
  const items: Page<T>['items'] = [];
  for (let stall = cursor.stall; stall < stalls; stall += 1) {
    const begin = stall === cursor.stall ? cursor : { ...START, stall };
    let moment = begin.at;
    let passed = 0;
    for (const entry of read(stall, begin.at)) {
      if (entry.at !== moment) [moment, passed] = [entry.at, 0];
      passed += 1;
      if (moment === begin.at && passed <= begin.skip) continue;
      if (items.length === size) return { items, next: { stall, at: moment, skip: passed - 1 } };
      items.push({ entry, stall });
    }
  }
  return { items };
}
