import type { Snapshot } from '../facts/snapshot.ts';
import type { CharacteristicCode } from '../policy/scorecard-schema.ts';
import type { Characteristic } from '../scoring/characteristic.ts';
import { portray } from '../scoring/portrait.ts';
import type { Day } from '../time/instant.ts';
import type { Question } from './assess.ts';

/** A question that differs from the real one in one thing this applicant can do. */
export type WhatIf = {
  readonly code: string;
  readonly what: string;
  readonly detail: string;
  readonly question: Question;
  readonly earliestOn?: Day;
};

export type Changed = Partial<Record<CharacteristicCode, Characteristic>>;

/** The question with some characteristics other than the facts say. */
export const withCharacteristics = (question: Question, changed: Changed): Question => {
  const { portrait } = question;
  return { ...question, portrait: { ...portrait, characteristics: { ...portrait.characteristics, ...changed } } };
};

/** The question with other facts, looked at afresh. */
export const withSnapshot = (question: Question, change: Partial<Snapshot>): Question => {
  const snapshot = { ...question.snapshot, ...change };
  return { ...question, snapshot, portrait: portray(question.policy, snapshot) };
};
