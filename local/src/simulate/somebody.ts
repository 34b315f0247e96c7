import type { Company } from '@loan/sandbox/people/company';
import type { Chance } from './chance.ts';
import type { Phone } from './phone.ts';
import type { Timeline } from './timeline.ts';
import type { Weather } from './weather.ts';

export type Streets = { timeline: Timeline; chance: Chance; weather: Weather; network: typeof fetch };

/** Somebody with an application before them: on which phone, and how they are. */
export type Somebody = {
  streets: Streets;
  phone: Phone;
  applicationId: string;
  company: Company;
  personKey: string;
  /** Probability of doing something foolish at a look; nobody is foolish once the weather is calm. */
  folly: number;
  /** Hands an invitation to somebody else, who takes it up in their own time. */
  invite: (personKey: string, token: string) => void;
};
