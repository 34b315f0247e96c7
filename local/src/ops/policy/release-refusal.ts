import type { Answer } from '../command.ts';
import { refusal } from '../command.ts';
import { refused } from '../refusal.ts';

type Refused = {
  tag: string;
  unmet?: readonly string[];
  issues?: readonly string[];
  inForce?: string;
  standing?: string;
  version?: string;
  path?: string;
};

const WORDS: Readonly<Record<string, (version: string, error: Refused) => string>> = {
  NoDraft: (_, { issues = [] }) =>
    ['The file is no draft: version, base and changes, each with path, to and reason.', ...issues].join('\n  '),
  BaseNotKnown: (_, { version }) =>
    `There is no version ${version} to draft from; "policy list" shows those there are.`,
  PathNotThere: (_, { path }) => `The policy has nothing at ${path}.`,
  PathFixed: (_, { path }) => `${path} is not among what a change may touch.`,
  PolicyDoesNotParse: (_, { issues = [] }) => ['What comes out of the changes is no policy:', ...issues].join('\n  '),
  WordsSayOther: (_, { issues = [] }) =>
    ['Applicants would read figures that are no longer true. Change the words in the same draft:', ...issues].join(
      '\n  ',
    ),
  NothingChanged: () => 'The draft says what is in force already.',
  VersionTaken: () => 'There is a version of that name already, and a version never changes.',
  VersionNotKnown: (version) => `There is no version ${version}; "policy list" shows those there are.`,
  TooManyVersions: () => 'The book of this product is full.',
  TooManyShadows: () => 'Three versions of this product are in shadow already; reject one first.',
  NotInThisStanding: (version, { standing }) => `Version ${version} is ${standing}: that cannot be done with it now.`,
  SamePerson: () => 'Whoever drafted a version neither approves nor releases it. Somebody else has to.',
  BaseMoved: (_, { inForce }) => `${inForce} is in force by now. Draft the change from that one and compare anew.`,
  BankHasNotAgreed: () => 'The bank has not agreed yet: "policy consent VERSION --by NAME --ground WHO AND REFERENCE".',
  AnotherScheduled: (_, { version }) => `${version} is to take over first: retire it, or wait until it is in force.`,
  EffectiveInThePast: () => '--from: today or a later day.',
  ConditionsUnmet: (_, { unmet = [] }) =>
    `Not met: ${unmet.join(', ')}. "policy compare VERSION" shows them. With --ground it goes on all the same, and the ground stays in the evidence.`,
};

export const releaseRefused = (version: string, error: Refused): Answer => {
  const words = WORDS[error.tag];
  return words ? refusal(words(version, error), error) : refused(version, { tag: error.tag });
};
