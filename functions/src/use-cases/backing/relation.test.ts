import { describe, expect, it } from '@jest/globals';
import { createBuiltInPolicies } from '../../adapters/policies/built-in.ts';
import { relatedToBorrower } from './relation.ts';

const FORWARDER = '91440300MA5YY3501B';
/** What is known of two companies of one controller, and of whose a phone and a WeChat are. */
const HOLDERS: Record<string, readonly string[]> = {
  'controller:lin': ['borrower', 'sister'],
  'phone:19900000101': ['borrower'],
  'phone:19900000102': ['sister'],
  'wechat:user-of-sister': ['sister'],
};
const TRAITS: Record<string, readonly string[]> = {
  borrower: ['controller:lin', 'phone:19900000101'],
  sister: ['controller:lin', 'phone:19900000102', 'wechat:user-of-sister'],
};

type Given = { relation?: string; creditCode?: string; phone?: string; takenBy?: string };

/** Fingerprints that can be read, so that a row is found by what it stands for. */
function related({ relation = 'none', creditCode = FORWARDER, phone, takenBy }: Given) {
  const fingerprint = async (value: string, purpose: string) =>
    purpose === 'creditCode' && value === 'SISTER' ? 'sister' : value;
  const lists: Record<string, (owner: string) => object[]> = {
    traits: (owner) => (TRAITS[owner] ?? []).map((key) => ({ key, item: { by: key.split(':')[0] } })),
    holders: (owner) => (HOLDERS[owner] ?? []).map((key) => ({ key })),
  };
  const records: Record<string, object | undefined> = {
    company: { value: { clientId: 'borrower' } },
    counterpartyLink: phone === undefined ? undefined : { value: { phone } },
  };
  const deps = {
    ledger: {
      record: async (kind: string) => records[kind],
      list: async (list: string, owner: string) => lists[list]?.(owner) ?? [],
    },
    keyring: { fingerprint, open: async (sealed: string) => sealed },
    policies: createBuiltInPolicies(),
    now: () => '2026-11-24T03:00:00.000Z',
  };
  const application = { product: 'logisticsLoan', companyId: 'c1' };
  const backing = { counterparty: { role: 'forwarder', creditCode, relation }, link: { tokenHash: 't', takenBy } };
  return relatedToBorrower(deps as never, application as never, backing as never);
}

describe('whether who confirms belongs to the borrower', () => {
  it.each([
    ['as the borrower says, none', {}, false],
    ['as the borrower says, related', { relation: 'related' }, true],
    ['unknown where the borrower is not sure', { relation: 'unsure' }, 'notOffered'],
    ['by its company, which has the same controller, whatever is said', { creditCode: 'SISTER' }, true],
    ["by the phone, which is the borrower's own", { phone: '19900000101' }, true],
    ['by the phone, which is that of the sister company', { phone: '19900000102' }, true],
    ["not by a stranger's phone", { phone: '13800000000' }, false],
    ["by the WeChat that opened the link, which is the sister's", { takenBy: 'user-of-sister' }, true],
    ["not by a stranger's WeChat", { phone: '13800000000', takenBy: 'somebody' }, false],
  ])('is %s', async (_, given, expected) => {
    expect(await related(given)).toBe(expected);
  });
});
