/** The parts of dynalite 4.0.0 we call. The package ships no types, and is pinned because these are its insides. */
declare module 'dynalite/db/index.js' {
  import type { AttributeValue } from 'aws-lambda';

  type Item = Record<string, AttributeValue>;
  type Key = readonly { AttributeName: string }[];

  const db: {
    /** The sortable text of an item's key; needs a valid key. */
    createKey(item: Item, table: object, schema?: Key): string;
    validateKey(key: Item, table: object): Error | null | undefined;
    validateItem(item: Item, table: object): Error | null | undefined;
    checkConditional(input: object, item: Item | undefined): Error | null | undefined;
    /** The value at the end of a path. */
    mapPath(path: readonly (string | number)[], item: Item): AttributeValue | undefined;
    /** An item with nothing but the values at the ends of the paths. */
    mapPaths(paths: readonly (string | number)[][], item: Item): Item;
    addConsumedCapacity(input: object, isRead: boolean, before?: Item, after?: Item): object | undefined;
  };
  export default db;
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(input: object, types: object): Record<string, unknown>;
    checkValidations(input: object, types: object, custom: unknown, store: object): void;
    validateAttributeValue(value: object): string | undefined;
  };
  export default validations;
}

declare module 'dynalite/validations/*.js' {
  const rules: { types: object; custom?: unknown };
  export default rules;
}

declare module 'dynalite/actions/*.js' {
  const action: (store: object, input: object, done: (error: Error | null, answer?: object) => void) => void;
  export default action;
}
