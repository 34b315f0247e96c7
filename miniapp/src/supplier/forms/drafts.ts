import { createStore, type Store } from '../../state/store.ts';
import type { Typed } from './fields.ts';

export type Draft = Store<Typed>;

/** Going back loses nothing: what was typed of each paper waits in memory until it is sent. It is never stored. */
const drafts = new Map<string, Draft>();

/** `known`: what the server has of it already, where nothing newer was typed. */
export function draftOf(key: string, known: Typed): Draft {
  const typed = drafts.get(key);
  if (typed) return typed;
  const fresh = createStore(known);
  drafts.set(key, fresh);
  return fresh;
}

export const forgetDraft = (key: string): void => void drafts.delete(key);
