import { join } from 'node:path';
import { invariant } from '@loan/shared/invariant';

/** 1,024 bytes. Source: Amazon S3 user guide, "Naming Amazon S3 objects". */
const NAME_MAX = 1024;

/** What every file system can hold, and S3 without encoding. A dot cannot come first, so neither `.` nor `..` can. */
const SEGMENT = /^[A-Za-z0-9_=-][A-Za-z0-9._=-]*$/;

/** A folder called x.bytes would stand where the bytes of x are to be. */
const isTaken = (segment: string): boolean => segment.endsWith('.bytes') || segment.endsWith('.type');

export type ObjectFiles = { bytes: string; type: string };

/** Where an object's bytes and its content type are. Each slash is a folder, so that a person can look around. */
export function filesOf(folder: string, name: string): ObjectFiles {
  const segments = name.split('/');
  invariant(name.length <= NAME_MAX, `an object name has at most ${NAME_MAX} characters`);
  invariant(
    segments.every((segment) => SEGMENT.test(segment) && !isTaken(segment)),
    `an object cannot be called ${JSON.stringify(name)}`,
  );
  const file = join(folder, ...segments);
  return { bytes: `${file}.bytes`, type: `${file}.type` };
}
