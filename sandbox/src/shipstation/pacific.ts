const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Midnight in Greenwich of the n-th Sunday of a month. */
function sunday(year: number, month: number, count: number): number {
  const first = Date.UTC(year, month, 1);
  return first + (((7 - new Date(first).getUTCDay()) % 7) + (count - 1) * 7) * DAY_MS;
}

/**
 * How far the Pacific wall clock is from Greenwich. Summer time runs from the second Sunday of March to the first of
 * November, two in the morning by the clock that stands then. Source: Energy Policy Act of 2005, section 110.
 */
function offsetAt(at: number): number {
  const year = new Date(at).getUTCFullYear();
  const isSummer = at >= sunday(year, 2, 2) + 10 * HOUR_MS && at < sunday(year, 10, 1) + 9 * HOUR_MS;
  return isSummer ? -7 * HOUR_MS : -8 * HOUR_MS;
}

/**
 * Times as ShipStation writes them: Pacific, without an offset, seven digits after the second.
 * Source: the sample answers of the V1 pages; refreshDate there "needs to be representative of the time in PST".
 */
export const toPacific = (at: number): string => `${new Date(at + offsetAt(at)).toISOString().slice(0, 23)}0000`;

export const toPacificDay = (at: number): string => toPacific(at).slice(0, 10);

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?))?(Z|[+-]\d{2}:?\d{2})?$/;

/** Milliseconds of a day or time in Pacific; a written offset is believed. */
export function fromPacific(text: string): number | undefined {
  const [whole, day, time = '00:00:00', offset] = WRITTEN.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const read = Date.parse(`${day}T${time.slice(0, 12)}${offset ?? 'Z'}`);
  if (Number.isNaN(read)) return undefined;
  return offset === undefined ? instantOf(read) : read;
}

/** Twice, since the first guess may fall on the other side of a change of the clocks. */
function instantOf(wall: number): number {
  const guess = wall - offsetAt(wall);
  return wall - offsetAt(guess);
}
