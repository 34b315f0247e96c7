/** The consent without which nothing of a shop is read. */
export const shopConsentKey = (vendor: 'amazon') => `shop.${vendor}.assessment`;
