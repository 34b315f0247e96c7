import { isOffered } from '../facts/offered.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { productOf } from '../product/products.ts';
import { type SourceKind, VENDORS, type Vendor } from '../source/vendors.ts';
import type { Question, WhatIf } from './question.ts';

/** A source that proves the seller's flows against one another, by which of them it tells. */
type Flow = 'money' | 'goods';

/** Stripe takes buyers' payments; whose account its payouts go to, it does not prove. */
const tellsOf = (flow: Flow) => (vendor: Vendor) => VENDORS[vendor].kind === flow && vendor !== 'stripe';

const connectable = ({ connectable: vendors }: Snapshot): readonly Vendor[] => (isOffered(vendors) ? vendors : []);

const isTold = ({ crossCheck }: Snapshot, flow: Flow): boolean =>
  isOffered(crossCheck) && crossCheck.legs.some(({ leg }) => leg === flow);

/**
 * What connecting a payment company and a warehouse would bring (接入收款与仓储): the holder proven, and the three flows
 * agreeing as they usually do, which is said. Only where they can be connected here and are not yet.
 */
export function connectFlows(question: Question): WhatIf[] {
  const { policy, snapshot } = question;
  if (productOf(policy).borrower !== 'seller' || question.portrait.trading.shops.length === 0) return [];
  const can = (flow: Flow) => !isTold(snapshot, flow) && connectable(snapshot).some(tellsOf(flow));
  const [money, goods] = [can('money'), can('goods')];
  return [
    ...(money ? [withFlows(question, ['money'])] : []),
    ...(goods ? [withFlows(question, ['goods'])] : []),
    ...(money && goods ? [withFlows(question, ['money', 'goods'])] : []),
  ];
}

const NAMES: Record<Flow, string> = { money: '收款账户', goods: '仓储或发货账户' };
const CODES: Record<Flow, string> = { money: 'connectMoney', goods: 'connectGoods' };

function withFlows({ policy, snapshot }: Question, flows: readonly Flow[]): WhatIf {
  const agree = (['money', 'goods'] as const).every((flow) => flows.includes(flow) || isTold(snapshot, flow));
  const match = agree ? usualMatch(policy, snapshot) : undefined;
  const { facts, said } = flows.includes('money') ? proven(snapshot) : { facts: {}, said: [] };
  const supposed = [...said, ...(match === undefined ? [] : [match.text])];
  return {
    code: flows.length > 1 ? 'connectMoneyAndGoods' : CODES[flows[0] ?? 'money'],
    what: `接入${flows.map((flow) => NAMES[flow]).join('和')}`,
    detail: supposed.length === 0 ? '互相印证' : `如果${supposed.join('、')}`,
    change: { snapshot: { ...facts, ...(match === undefined ? {} : { threeFlowMatchPpm: match.value }) } },
  };
}

/** How far the flows of a sound shop agree; nothing where somebody has already told. */
function usualMatch(
  { scorecard }: Policy,
  { threeFlowMatchPpm }: Snapshot,
): { value: number; text: string } | undefined {
  if (isOffered(threeFlowMatchPpm)) return undefined;
  return scorecard.characteristics.find(({ code }) => code === 'threeFlowMatch')?.ifConnected;
}

/**
 * What a payment company tells beside the flow: whose the account is, so whose shop it is that is paid there where the
 * marketplace names nobody, and what is owed where nobody said.
 */
function proven({ settlement, shops, otherDebts, ownerMatchesApplicant }: Snapshot): {
  facts: Partial<Snapshot>;
  said: string[];
} {
  const isAsked = isOffered(settlement) && settlement.declared && settlement.holderNameMatches !== false;
  const tellsDebts = !isOffered(otherDebts) && shops.every(({ externalDebts }) => !isOffered(externalDebts));
  return {
    facts: {
      ...(isAsked ? { settlement: { ...settlement, holderNameMatches: true, declared: false } } : {}),
      ...(tellsDebts ? { otherDebts: [] } : {}),
      ...(ownerMatchesApplicant === 'unknown' ? { ownerMatchesApplicant: 'yes' } : {}),
    },
    said: ['户名与企业一致', ...(tellsDebts ? ['没有未还的贷款'] : [])],
  };
}

/** Everything one source would change, for the page where sources are connected; a flow counts with the other one. */
export function connecting(question: Question, vendor: Vendor): WhatIf | undefined {
  const { kind, marketplace } = VENDORS[vendor];
  if (marketplace !== undefined) return productOf(question.policy).oneMoreShop?.(question, marketplace);
  const isFlow = (one: SourceKind): one is Flow => one === 'money' || one === 'goods';
  if (!isFlow(kind) || !tellsOf(kind)(vendor)) return undefined;
  const all = connectFlows(question);
  return all.find(({ code }) => code === 'connectMoneyAndGoods') ?? all.find(({ code }) => code === CODES[kind]);
}
