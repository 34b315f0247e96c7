import { BANK_EVENT_DATA } from '@loan/shared/bank/event-data';
import {
  AnswerHead,
  BANK_EVENT_TYPES,
  BankEvent,
  CreditApply,
  CreditResult,
  Disburse,
  DisburseResult,
  Head,
} from '@loan/shared/bank/los-bank';
import { z } from '@loan/shared/schema';

const numbers = { creditApplyNo: CreditApply.shape.creditApplyNo, loanApplyNo: Disburse.shape.loanApplyNo };

/** Every body of LOS-Bank v1 by its name in the documents. */
export const BANK_SCHEMAS = {
  Head,
  AnswerHead,
  CreditApply,
  CreditQuery: z.object({ creditApplyNo: numbers.creditApplyNo }),
  CreditResult,
  Disburse,
  LoanQuery: z.object({ loanApplyNo: numbers.loanApplyNo }),
  DisburseResult,
  BankEvent: z.union(
    BANK_EVENT_TYPES.map((type) =>
      z.object({ ...BankEvent.shape, type: z.literal(type), data: BANK_EVENT_DATA[type] }),
    ),
  ),
  EventPage: z.object({ events: z.array(BankEvent).max(100), next: z.int().nullable() }),
  Ping: z.object({ echo: z.string().max(200) }),
  Empty: z.object({}),
} as const satisfies Record<string, z.ZodType>;

/**
 * JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. Formats stand for themselves without zod's long patterns, and
 * unknown fields are allowed, since receivers ignore them.
 */
export const jsonSchemaOf = (schema: z.ZodType): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return rest;
};
