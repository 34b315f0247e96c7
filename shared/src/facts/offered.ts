import { z } from '../schema.ts';

/**
 * A fact its source may not have. Each such field is required and says so with this word, so that a fact
 * nobody thought of does not compile, and a fact that is missing can never be read as zero.
 * It covers both "the platform has no such figure" and "this file or report did not carry it".
 */
export const NOT_OFFERED = 'notOffered';
export type NotOffered = typeof NOT_OFFERED;

export const offered = <T extends z.ZodType>(fact: T) => z.union([fact, z.literal(NOT_OFFERED)]);

export const isOffered = <T>(fact: T | NotOffered): fact is Exclude<T, NotOffered> => fact !== NOT_OFFERED;
