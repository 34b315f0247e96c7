/** Keys a seller made in a vendor's own console, by the names the seller's screen has for them. */
export type SellerKeys = {
  companyKey: string;
  shopName: string;
  /** Where a vendor has several worlds with keys of their own, and these are good for one. */
  region?: string;
  typed: Readonly<Record<string, string>>;
};
