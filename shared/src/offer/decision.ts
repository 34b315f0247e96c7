import { Marketplace } from '../facts/shop.ts';
import { Fen, fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';
import { Vendor } from '../source/vendors.ts';
import { Day } from '../time/instant.ts';

const Code = z.string().regex(/^[a-z][A-Za-z0-9]{1,60}$/);
const Text = z.string().min(1).max(300);
const Points = z.int().min(-200).max(200);

export const Grade = z.enum(['AA', 'A', 'B', 'C', 'D']);
export type Grade = z.infer<typeof Grade>;

/**
 * Why the outcome is what it is, in the words the applicant reads (现状｜门槛｜怎么做).
 * `rule`: a rule of admission or fraud that failed. `gap`: points left on the table. `missing`: a fact nobody gave.
 */
export const DecisionReason = z.strictObject({
  kind: z.enum(['rule', 'gap', 'missing', 'cap']),
  code: Code,
  /** One line, complete on its own. */
  text: Text,
  /** The short name on a list: 经营时长. */
  title: Text,
  /** Where it stands (现状). */
  current: Text,
  /** What would be enough (门槛); absent where nothing more can be had. */
  threshold: Text.optional(),
  /** What to do (怎么做), only where this applicant can do it. */
  cure: Text.optional(),
  /** Best points less own points. */
  pointsLost: z.int().min(0).max(200).optional(),
  /** What the next better bin alone would add. */
  pointsToGain: z.int().min(0).max(200).optional(),
  /** The earliest day it can be different, where time is what is needed. */
  earliestOn: Day.optional(),
});
export type DecisionReason = z.infer<typeof DecisionReason>;

export const CreditPart = z.enum(['data', 'platform', 'insurance']);
export type CreditPart = z.infer<typeof CreditPart>;

/** One row of the scorecard as it was read, for "all 13 items" (查看全部 13 项). */
export const ScoredCharacteristic = z.strictObject({
  code: Code,
  part: CreditPart,
  title: Text,
  /** In the characteristic's own whole unit (days, months, fen, ppm, level); null when missing. */
  value: z.int().nullable(),
  /** The value in words: 退货率 4.2%. */
  current: Text,
  points: Points,
  bestPoints: Points,
  missing: z.boolean(),
});
export type ScoredCharacteristic = z.infer<typeof ScoredCharacteristic>;

/** One of the three credits (数据信用, 平台信用, 保险信用). Base and parts add up to the score. */
export const ScorePart = z.strictObject({
  part: CreditPart,
  title: Text,
  points: Points,
  bestPoints: Points,
  /** What this part's factor takes off the limit, or its enhancement adds; 0 where it changes nothing. */
  limitEffectFen: z.int(),
  text: Text,
});
export type ScorePart = z.infer<typeof ScorePart>;

/** A part of the line that opens later, and on what. Never counted as available. */
export const LimitStage = z.strictObject({
  amountFen: Fen,
  /** The earliest day; absent where no time opens it, but what the text names. */
  opensOn: Day.optional(),
  text: Text,
});
export type LimitStage = z.infer<typeof LimitStage>;

/** What the same engine answers when one thing is different. Not a promise. */
export const WouldHelp = z.strictObject({
  code: Code,
  /** The thing itself: 办理担保. */
  what: Text,
  detail: Text,
  outcome: z.enum(['offered', 'declined', 'referred']),
  limitFen: Fen,
  addedLimitFen: Fen,
  score: z.int(),
  grade: Grade,
  annualRatePpm: AnnualRatePpm,
  earliestOn: Day.optional(),
});
export type WouldHelp = z.infer<typeof WouldHelp>;

/** What one more source would bring to what has been read so far (能帮多少), and what it is supposed to show. */
export const SourceHelp = z.object({
  vendor: Vendor,
  /** Names what has to be connected with it. */
  what: Text,
  supposing: Text,
  limitFen: Fen,
  addedLimitFen: Fen,
});
export type SourceHelp = z.infer<typeof SourceHelp>;

/** A debt seen in settlements or payment flows (已有负债); never one from the credit bureau. */
export const DebtSeen = z.strictObject({
  lender: z.string().min(1).max(80),
  outstandingFen: Fen,
  source: z.union([Marketplace, z.literal('paymentCompany')]),
  asOf: Day,
});
export type DebtSeen = z.infer<typeof DebtSeen>;

const Traced = z.union([z.int(), z.string().max(300), z.boolean(), z.null()]);

/** One step of the reckoning: which rule read what and answered what. Whole numbers only. */
export const TraceStep = z.strictObject({
  step: z.string().min(1).max(80),
  inputs: z.record(z.string(), Traced),
  result: Traced,
});
export type TraceStep = z.infer<typeof TraceStep>;

/**
 * The system's suggestion (额度与利率建议); the bank decides. The same policy and snapshot give the same decision,
 * to the bit, for ever. Declined and referred decisions carry zeros in place of limit and rate.
 */
export const Decision = z.strictObject({
  outcome: z.enum(['offered', 'declined', 'referred']),
  product: ProductCode,
  /** False marks a pre-qualification from the seller's own files. */
  verified: z.boolean(),
  policyVersion: z.string().min(1).max(60),
  asOf: Day,
  /** The last day the offer stands (含当日). */
  validUntil: Day,
  /** The whole line (授信额度). */
  limitFen: Fen,
  /** What may be drawn first (现在可用). */
  availableFen: Fen,
  annualRatePpm: AnnualRatePpm,
  termMonths: z.int().min(0).max(60),
  /** Fees beside interest, all of them; 0 is said as 0. */
  feesFen: Fen,
  score: z.int().min(0).max(1000),
  baseScore: z.int().min(0).max(1000),
  grade: Grade,
  /** Modelled, parts per million a year. For the bank and the partner, never on the applicant's screen. */
  defaultProbabilityPpm: z.int().min(0).max(1_000_000),
  parts: z.array(ScorePart),
  characteristics: z.array(ScoredCharacteristic),
  /** Offered: largest gaps first. Declined or referred: the rules that failed, then the gaps that matter. */
  reasons: z.array(DecisionReason).max(40),
  /** What carried the score most. */
  strengths: z.array(z.strictObject({ code: Code, title: Text, text: Text, points: Points })).max(5),
  stages: z.array(LimitStage).max(5),
  wouldHelp: z.array(WouldHelp).max(12),
  /** What is owed elsewhere, and what of the line it costs: the same engine's answer without it, less this one. */
  debts: z.array(DebtSeen).max(20).default([]),
  debtEffectFen: Fen.default(fen(0)),
  trace: z.array(TraceStep).max(200),
});
export type Decision = z.infer<typeof Decision>;
