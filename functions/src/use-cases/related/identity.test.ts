import { describe, expect, it } from '@jest/globals';
import { identityConsistent } from './identity.ts';

type Person = { number: string; name: string };
type Company = { code: string; name: string };
type Declared = { company?: Company; legal?: Person; controller?: Person; proven?: boolean };

const LIN: Person = { number: 'lin', name: '林晓峰' };
const SHENGHE: Company = { code: 'shenghe', name: '深圳市盛合（前海）贸易有限公司' };
const AT = '2026-06-01T02:00:00.000Z';

/** Applications with their own records, since each one has its own; fingerprints can be read. */
function asked(own: Declared, ...earlier: readonly Declared[]) {
  const records = new Map<string, object>();
  const opened: string[] = [];
  const states = [own, ...earlier].map(({ company = SHENGHE, legal = LIN, controller, proven = false }, index) => {
    const id = (kind: string) => `${kind}-${index}`;
    const person = (who: string, { number, name }: Person) => {
      records.set(`person/${id(who)}`, { id: id(who), clientId: number, name });
      return { personId: id(who), ...(proven ? { provenAt: AT } : {}) };
    };
    records.set(`company/${id('company')}`, { clientId: company.code, name: company.name });
    const legalRepresentative = person('legal', legal);
    return {
      companyId: id('company'),
      people: {
        legalRepresentative,
        controller: controller === undefined ? legalRepresentative : person('controller', controller),
      },
      ...(proven ? { companyProvenAt: AT } : {}),
    };
  });
  const deps = {
    ledger: {
      record: async (kind: string, key: string) => {
        const value = records.get(`${kind}/${key}`);
        return value === undefined ? undefined : { value };
      },
    },
    keyring: {
      open: async (sealed: string, context: string) => {
        opened.push(context);
        return sealed;
      },
    },
  };
  const [first, ...others] = states;
  return { told: identityConsistent(deps as never, first as never, others as never), opened };
}
const told = (own: Declared, ...earlier: readonly Declared[]) => asked(own, ...earlier).told;

describe('whether a company and its people are who they were', () => {
  it('is not known of a first application, nor from one in which nobody was proven', async () => {
    expect(await told({})).toBe('notOffered');
    expect(await told({}, { legal: { number: 'lin', name: '林小峰' } })).toBe('notOffered');
  });

  it('is not known from those of others, and none of their names is opened', async () => {
    const chen = { company: { code: 'other', name: '别家' }, legal: { number: 'chen', name: '陈立' }, proven: true };
    const { told: known, opened } = asked({}, chen);
    expect([await known, opened]).toEqual(['notOffered', []]);
  });

  it('holds where company and people are named as they were proven', async () => {
    const spelt = { code: 'shenghe', name: '深圳市盛合(前海)贸易有限公司' };
    expect(await told({}, { proven: true, company: spelt })).toBe(true);
  });

  it.each<[string, Declared, Declared]>([
    ['the company', { company: { code: 'shenghe', name: '深圳市盛禾贸易有限公司' } }, {}],
    ['the legal representative', { legal: { number: 'lin', name: '林小峰' } }, {}],
    [
      'the controller',
      { controller: { number: 'chen', name: '陈丽' } },
      { controller: { number: 'chen', name: '陈立' } },
    ],
    [
      'the legal representative, of a related company',
      { legal: { number: 'lin', name: '林小峰' } },
      { company: { code: 'sister', name: '姊妹公司' } },
    ],
  ])('does not where %s was proven under another name', async (_, own, earlier) => {
    expect(await told(own, { ...earlier, proven: true })).toBe(false);
  });

  it('does not where one number is given two names', async () => {
    expect(await told({ controller: { number: 'lin', name: '陈立' } })).toBe(false);
  });
});
