import { Fen } from '../money/fen.ts';
import { CapCode } from '../policy/rule-schema.ts';
import type { TraceStep } from './decision.ts';

const STEP = 'limit.';

/** The bounds on the line that a decision was made with, in the order of its product; those without a fact are none. */
export const capsIn = (trace: readonly TraceStep[]): { code: CapCode; amountFen: Fen; inputs: TraceStep['inputs'] }[] =>
  trace.flatMap(({ step, inputs, result }) => {
    const code = CapCode.safeParse(step.startsWith(STEP) ? step.slice(STEP.length) : '');
    const amountFen = Fen.safeParse(result);
    return code.success && amountFen.success ? [{ code: code.data, amountFen: amountFen.data, inputs }] : [];
  });
