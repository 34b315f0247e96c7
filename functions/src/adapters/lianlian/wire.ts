import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { AmountText } from '../kit/amount.ts';

/** Source of all below: 常规用户功能API v1.0 (developer.lianlianglobal.com, llp-api-userapi-regular). */
const Id = z.string().min(1).max(40);
/** Offshore renminbi is renminbi to a reference rate. */
const Money = z
  .string()
  .transform((code) => (code === 'CNH' ? 'CNY' : code))
  .pipe(Currency);

/** Every answer of the open service; `000000` is yes. */
export const Envelope = z.object({ code: z.string(), data: z.unknown().optional() });
export const Refusal = z.object({ code: z.string().regex(/^[A-Za-z0-9_]{1,40}$/) });

export const TokenGranted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.coerce.number().positive(),
});
export const TokenRefused = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

/** POST /holder/query/list. `holdType` 0 is a person (个人), 1 a company (企业). */
export const Holders = z.object({
  resultList: z.array(
    z.object({ holderId: Id, holdType: z.union([z.literal(0), z.literal(1)]), holderName: z.string() }),
  ),
});

/** GET /collection/v1/shop/accounts: receiving accounts (收款账户), one for each shop and currency. */
export const Accounts = z.object({ total: z.coerce.number().int().min(0), list: z.array(z.unknown()) });
export const Account = z.object({
  accountId: Id,
  platform: z.string().max(50),
  holderName: z.string(),
  shopName: z.string().max(256).nullish(),
  /** 2: approved (审核通过). */
  shopStatus: z.coerce.number().int(),
  virtualCardNo: z.string().max(50),
  sellerId: z.string().max(3_500).nullish(),
});
export type Account = z.infer<typeof Account>;

export const Listed = z.object({ totalSize: z.coerce.number().int().min(0), resultList: z.array(z.unknown()) });

/** POST /transaction/entry/list: money credited (入账). */
export const Entry = z.object({
  transId: Id,
  creditStatus: z.coerce.string(),
  platform: z.string().max(50),
  virtualCardNo: z.string().max(50),
  accountId: Id,
  currency: Money,
  amount: AmountText,
  /** The day it reached the account: 20220422. */
  acctDate: z.string().regex(/^\d{8}$/),
  /** As the marketplace's settlement has it, where that is known: before any exchange. */
  originCurrency: Money.nullish(),
  originAmount: AmountText.nullish(),
});
export type Entry = z.infer<typeof Entry>;

/** POST /myshop/transaction: the statement of one receiving account (资金流水). */
export const Flow = z.object({ transId: Id, busiType: z.string().max(60), currency: Money, amount: AmountText });
export type Flow = z.infer<typeof Flow>;

/** POST /withdraw/record/list: money taken out to a bank (提现). `withdrawStatus` 2 is done. */
export const Withdrawal = z.object({
  transId: Id,
  withdrawStatus: z.coerce.number().int(),
  withdrawAmount: AmountText,
  withdrawCurrency: Money,
  createTime: z.string().regex(/^\d{4}-\d{2}-\d{2} /),
  bankAccountName: z.string().nullish(),
  bankCardNo: z.string().nullish(),
});
export type Withdrawal = z.infer<typeof Withdrawal>;
