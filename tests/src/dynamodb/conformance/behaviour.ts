import type { Bench } from '../bench.ts';

/** Something a store may rely on. It holds when `holds` resolves, on a table of its own. */
export type Behaviour = {
  name: string;
  holds(bench: Bench): Promise<void>;
  /** What DynamoDB Local does instead of what the service documents, and where it is documented. */
  unlikeLocal?: string;
};
