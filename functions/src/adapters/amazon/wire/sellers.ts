import { z } from '@loan/shared/schema';

/** Source: sellers.json of amzn/selling-partner-api-models. The contact person and the addresses are left unread. */
const MarketplaceParticipation = z.object({
  marketplace: z.object({ id: z.string().min(1), domainName: z.string() }),
  storeName: z.string().optional(),
  participation: z.object({ isParticipating: z.boolean(), hasSuspendedListings: z.boolean() }),
});
export type MarketplaceParticipation = z.infer<typeof MarketplaceParticipation>;

export const GetMarketplaceParticipationsResponse = z.object({ payload: z.array(MarketplaceParticipation) });

export const GetAccountResponse = z.object({
  payload: z.object({
    business: z
      .object({
        name: z.string(),
        nonLatinName: z.string().optional(),
        companyRegistrationNumber: z.string().optional(),
      })
      .optional(),
  }),
});
export type Account = z.infer<typeof GetAccountResponse>['payload'];
