import { z } from '../schema.ts';

/** A moment in UTC, ISO 8601 with milliseconds: 2026-11-22T01:30:00.000Z. */
export const Instant = z.iso.datetime().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A day of the Chinese calendar in Asia/Shanghai: 2026-11-22. Due dates and holidays are days, not moments. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

export const instantOf = (date: Date): Instant => Instant.parse(date.toISOString());

export const addMs = (instant: Instant, ms: number): Instant => instantOf(new Date(Date.parse(instant) + ms));

/** China has kept one zone without summer time since 1991, so a fixed offset is exact. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The day it is in Shanghai at that moment. */
export const shanghaiDay = (instant: Instant): Day => Day.parse(addMs(instant, SHANGHAI_OFFSET_MS).slice(0, 10));

/** The last millisecond of that day in Shanghai. */
export const endOfShanghaiDay = (day: Day): Instant =>
  instantOf(new Date(Date.parse(`${day}T23:59:59.999Z`) - SHANGHAI_OFFSET_MS));

export const addDays = (day: Day, days: number): Day =>
  Day.parse(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
