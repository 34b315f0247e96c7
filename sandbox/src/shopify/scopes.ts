/** The scopes an app may ask a shop for here. Source: shopify.dev, access scopes. */
export const SCOPES: readonly string[] = [
  'read_orders',
  'read_all_orders',
  'read_products',
  'read_inventory',
  'read_locations',
  'read_fulfillments',
  'read_returns',
  'read_reports',
  'read_shopify_payments_accounts',
  'read_shopify_payments_payouts',
  'read_shopify_payments_disputes',
];

/** The names in a comma-separated list, or the first that is unknown. */
export function readScopes(text: string): string[] | { unknown: string } {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.find((name) => !SCOPES.includes(name));
  return unknown === undefined ? [...new Set(names)] : { unknown };
}
