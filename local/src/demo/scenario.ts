import type { Eligibility } from '@loan/shared/application/application';
import type { Answer } from '@loan/shared/backing/papers';
import type { Purpose } from '@loan/shared/drawdown/purpose';
import type { ProductCode } from '@loan/shared/product/code';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import type { Account } from './connecting.ts';
import type { NewPolicy } from './policy-desk.ts';

/** What is done differently in a scenario, and how it has to end. */
export type Scenario = {
  name: string;
  what: string;
  /** Another company's whole journey, in the same town, before this one begins. */
  before?: Pick<Scenario, 'company' | 'eligibility' | 'accounts'>;
  /** Drafted before the journey before this one, and released behind it. */
  newPolicy?: NewPolicy;
  /** Key of a company of the sandbox. */
  company: string;
  /** The data loan, where nothing is said. */
  product?: ProductCode;
  /** What the first draw is for; goods, where nothing is said. */
  purpose?: Purpose;
  /** How the first draw is paid back; level instalments over half a year, where nothing is said. */
  repaid?: { termMonths: number; method: RepaymentMethod };
  /** Papers of a trade with this buyer, who confirms them on a phone of its own and lets a shop be read. */
  supplies?: { buyer: string; shop?: Account };
  /** Bills of this forwarder, who confirms them on a phone of its own. */
  ships?: { forwarder: string; answer?: Answer };
  eligibility?: Partial<Eligibility>;
  /** What is connected, one after the other; the company's Amazon shops, where nothing is said. */
  accounts?: readonly Account[];
  /** Bank behaviour set before the journey (sandbox/src/bank/behaviour.ts). */
  bank?: Record<string, unknown>;
  /** What goes wrong at the vendors on the way (sandbox/src/kernel/faults.ts). */
  faults?: readonly { vendor: string; kind: string; times: number; match?: string; delayMs?: number }[];
  /** Who applies when it is neither legal representative nor controller. */
  applicant?: 'clerk';
  controllerRefusesToSign?: boolean;
  /** What a referred case waits for: a person of the partner who lifts the rules that referred it. */
  reviewerClears?: boolean;
  expect: {
    decision: 'offered' | 'declined' | 'referred';
    firstReason?: string;
    limitFen?: number;
    /** The lines of both journeys, which the cap on related companies bounds. */
    togetherFen?: number;
    /** Lenders whose debts make the line smaller. */
    debtsCut?: readonly string[];
    status: string;
    bank?: 'approved' | 'cut' | 'refused';
    instructions?: number;
  };
};
