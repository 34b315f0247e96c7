/** Keys a seller made in a vendor's own console, by the names the seller's screen has for them. */
export type SellerKeys = { companyKey: string; shopName: string; typed: Readonly<Record<string, string>> };
