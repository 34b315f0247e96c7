import type { FileProblem, HandedFileKind } from '@loan/shared/api/files';
import type { CrossCheck } from '@loan/shared/cross-check/cross-check-schema';
import type { ShopFacts } from '@loan/shared/facts/shop';
import type { Decision } from '@loan/shared/offer/decision';
import type { Policy } from '@loan/shared/policy/policy-schema';
import type { Day } from '@loan/shared/time/instant';

/** A file as it was handed in. It is opened as often as it is gone through. */
export type HandedFile = { name: string; open: () => AsyncIterable<Uint8Array> };

/** One file as it was read. */
export type FileRead = {
  name: string;
  kind: HandedFileKind;
  rows: number;
  /** The days it tells of; absent where no row could be read. */
  days?: { first: string; last: string };
  rejectedRows: number;
  /** The first few, so that the seller can look them up. */
  rejected: readonly { line: number; reason: string }[];
  unknownStatuses: Readonly<Record<string, number>>;
};

/** What files come to. `decision` is an estimate; nothing where no file tells of a shop. */
export type FilesTold = {
  files: readonly FileRead[];
  shops: readonly { shop: ShopFacts }[];
  /** Shops and payment company side by side; nothing without both. */
  crossCheck: CrossCheck | undefined;
  decision: Decision | undefined;
};

/** Reads reports that sellers downloaded. */
export type FileReader = {
  /** The file with nothing left in it but the columns that may be read; it reads as the file it was made of. */
  kept(file: HandedFile): AsyncIterable<Uint8Array>;
  /** What all of them come to, as facts that nobody vouches for. */
  prequalify(files: readonly HandedFile[], asked: { policy: Policy; today: Day }): Promise<FilesTold>;
  /** What is wrong with a file that would not be read, and where; nothing where it is not the file that is wrong. */
  problemOf(error: unknown): { problem: FileProblem; problemAt?: string } | undefined;
};
