import type { Sale, Shop } from '../trade/trade-types.ts';
import type { Account } from './accounts.ts';
import { writeId } from './ids.ts';

export type SaleOf = { account: Account; shop: Shop; sale: Sale; now: number };

export const seconds = (at: number): number => Math.floor(at / 1_000);

export const amountOf = ({ total, shipping }: Sale): number => total + shipping;

/** Card payments are authorised with the order and captured when it leaves: only then is there money. */
export const isCaptured = ({ cancelled, brushed, shippedAt }: Sale, now: number): boolean =>
  !cancelled && !brushed && shippedAt <= now;

/** A payment that was authorised and never captured is given back whole. */
function refundedOf(sale: Sale, now: number): number {
  if (sale.cancelled) return amountOf(sale);
  return sale.refund && sale.refund.at <= now ? sale.refund.amount : 0;
}

/** Buyers who say the goods were not as described ask their bank first, one time in three: an inquiry, no money moves. */
export const hasInquiry = ({ refund, number }: Sale, now: number): boolean =>
  refund?.reason === 'notAsDescribed' && refund.at <= now && number % 3 === 0;

export const chargeId = ({ account, shop, sale }: SaleOf): string =>
  writeId('ch', account, { kind: 'charge', shop, number: sale.number });

/** What no charge here has. */
const NEVER_SET = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  customer: null,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  fraud_details: {},
  on_behalf_of: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
};

/** Source: the charge in fixtures3.json of stripe/openapi, field by field. */
export function presentCharge(of: SaleOf) {
  const { account, shop, sale, now } = of;
  const id = chargeId(of);
  const captured = isCaptured(sale, now);
  const refunded = refundedOf(sale, now);
  const subject = { kind: 'charge', shop, number: sale.number } as const;
  return {
    id,
    object: 'charge',
    ...NEVER_SET,
    amount: amountOf(sale),
    amount_captured: captured ? amountOf(sale) : 0,
    amount_refunded: refunded,
    balance_transaction: captured ? writeId('txn', account, subject) : null,
    billing_details: billingOf(of),
    calculated_statement_descriptor: shop.shopName.toUpperCase().slice(0, 22),
    captured,
    created: seconds(sale.at),
    currency: shop.currency.toLowerCase(),
    description: `Order #${sale.number}`,
    disputed: hasInquiry(sale, now),
    livemode: false,
    // assumed: what a payment app of Shopify leaves here; confirm: a charge of a real shop.
    metadata: { order_id: String(sale.number) },
    outcome: OUTCOME,
    paid: true,
    payment_intent: writeId('pi', account, subject),
    payment_method: writeId('pm', account, subject),
    payment_method_details: cardOf(amountOf(sale)),
    refunded: refunded === amountOf(sale),
    refunds: { object: 'list', data: [], has_more: false, url: `/v1/charges/${id}/refunds` },
    status: 'succeeded',
  };
}

/** Invented; whoever reads us has to show that names and addresses do not stay with them. */
const billingOf = ({ shop, sale }: SaleOf) => ({
  address: {
    city: sale.city,
    country: shop.country,
    line1: `${1 + (sale.buyer % 900)} Example Street`,
    line2: null,
    postal_code: sale.postcode,
    state: null,
  },
  email: `buyer${sale.buyer}@example.com`,
  name: `Buyer ${sale.buyer}`,
  phone: null,
  tax_id: null,
});

const OUTCOME = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  seller_message: 'Payment complete.',
  type: 'authorized',
};

const cardOf = (amount: number) => ({
  type: 'card',
  card: {
    amount_authorized: amount,
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: 'pass', cvc_check: 'pass' },
    country: 'US',
    exp_month: 8,
    exp_year: 2030,
    funding: 'credit',
    last4: '4242',
    network: 'visa',
    wallet: null,
  },
});

/** Source: the refund in fixtures3.json. */
export function presentRefund(of: SaleOf) {
  const { account, shop, sale } = of;
  const subject = { kind: 'refund', shop, number: sale.number } as const;
  return {
    id: writeId('re', account, subject),
    object: 'refund',
    amount: sale.refund?.amount ?? 0,
    balance_transaction: writeId('txn', account, subject),
    charge: chargeId(of),
    created: seconds(sale.refund?.at ?? 0),
    currency: shop.currency.toLowerCase(),
    customer: null,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    metadata: {},
    payment_intent: writeId('pi', account, { ...subject, kind: 'charge' }),
    payment_method: writeId('pm', account, { ...subject, kind: 'charge' }),
    reason: 'requested_by_customer',
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}

/** Source: the dispute in fixtures3.json; warning_* are inquiries, closed here by the refund itself. */
export function presentDispute(of: SaleOf) {
  const { account, shop, sale } = of;
  const created = seconds(sale.refund?.at ?? 0);
  return {
    id: writeId('dp', account, { kind: 'charge', shop, number: sale.number }),
    object: 'dispute',
    amount: sale.refund?.amount ?? 0,
    balance_transactions: [],
    charge: chargeId(of),
    created,
    currency: shop.currency.toLowerCase(),
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: created + 7 * 86_400,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      enhanced_eligibility: {},
    },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: writeId('pi', account, { kind: 'charge', shop, number: sale.number }),
    payment_method_details: {
      card: { brand: 'visa', case_type: 'inquiry', network: 'visa', network_reason_code: '13.3' },
      type: 'card',
    },
    reason: 'product_unacceptable',
    status: 'warning_closed',
  };
}
