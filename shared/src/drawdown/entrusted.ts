import { z } from '../schema.ts';

/**
 * Whom the bank pays on the borrower's order (受托支付), where a product's money is not the borrower's to use.
 * `reference`: the id of the ad account, or the unified credit code of the forwarder.
 */
export const Entrusted = z.strictObject({
  kind: z.enum(['adAccount', 'forwarder']),
  name: z.string().min(1).max(200),
  reference: z.string().min(1).max(200),
});
export type Entrusted = z.infer<typeof Entrusted>;

/** As contract and screens name the payee: Meta Ads 广告账户（编号 act_…）. */
export const entrustedName = ({ kind, name, reference }: Entrusted): string =>
  kind === 'adAccount' ? `${name} 广告账户（编号 ${reference}）` : `${name}（统一社会信用代码 ${reference}）`;
