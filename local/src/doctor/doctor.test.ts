import { describe, expect, it } from '@jest/globals';
import { FILINGS, parametersFor } from '@loan/functions/cloud/parameters';
import type { StageInspection } from '@loan/functions/wiring/inspection';
import { Day } from '@loan/shared/time/instant';
import { addressFindings, parameterFindings } from './deployment.ts';
import { doctor } from './doctor.ts';
import { exitCodeOf, lacking, soon, textOf, unseen, well } from './finding.ts';
import { calendarFinding, clockFinding, nodeFinding } from './machine.ts';
import { packageFindings } from './package.ts';

const noNetwork: typeof fetch = () => Promise.reject(new Error('no network'));

describe('the doctor without a network', () => {
  it('says what it could not look at, and does not call it an illness', async () => {
    const said: string[] = [];
    const at = {
      now: () => new Date('2026-11-22T00:00:00Z'),
      fetch: noNetwork,
      nodeVersion: 'v22.13.0',
      packageFolder: '/nowhere',
    };
    expect(await doctor([], (text) => said.push(text), at)).toBe(0);
    expect(said.join('')).toContain('not seen  Clock of this machine');
  });

  it('shows how it is called when it is called wrongly', async () => {
    const said: string[] = [];
    expect(await doctor(['--stag', 'prod'], (text) => said.push(text))).toBe(2);
    expect(said.join('')).toContain('--stage NAME');
  });
});

describe('what is found', () => {
  it('fails only when something is lacking', () => {
    expect(exitCodeOf([well('a'), soon('b', 'c'), unseen('d', 'e')])).toBe(0);
    expect(exitCodeOf([well('a'), lacking('b', 'c')])).toBe(1);
  });

  it('is said with its cure, and counted', () => {
    expect(textOf([well('a'), lacking('b', 'do c')])).toBe(
      'ok        a\nLACKING   b\n          → do c\n1 ok, 0 soon, 1 lacking, 0 not seen\n',
    );
  });
});

describe('this machine', () => {
  it.each([
    ['v20.19.0', 'soon'],
    ['v22.13.0', 'well'],
    ['v24.1.0', 'well'],
  ])('with Node %s is %s', (version, state) => {
    expect(nodeFinding(version).state).toBe(state);
  });

  it.each([
    ['a minute', '2026-11-22T08:01:00Z', 'well'],
    ['over a minute', '2026-11-22T08:01:01Z', 'lacking'],
    ['over a minute behind', '2026-11-22T07:58:59Z', 'lacking'],
  ])('with its clock %s off is %s', (_, now, state) => {
    expect(clockFinding(new Date(now), 'Sun, 22 Nov 2026 08:00:00 GMT').state).toBe(state);
  });

  it.each([
    ['2026-10-31', 'well'],
    ['2026-11-02', 'soon'],
    ['2026-12-16', 'soon'],
    ['2026-12-17', 'lacking'],
    ['2027-01-05', 'lacking'],
  ])('on %s with a calendar until the end of 2026 is %s', (today, state) => {
    expect(calendarFinding(Day.parse(today), Day.parse('2026-12-31')).state).toBe(state);
  });
});

const stage = (
  change: (stored: Map<string, StageInspection['parameters'][number]>) => void = () => {},
): StageInspection => {
  const names = [...parametersFor(['BANK-A']), ...FILINGS];
  const stored = new Map(names.map(({ name, secret }) => [name, { name, secure: secret, value: 'V'.repeat(43) }]));
  change(stored);
  const variables = {
    PARAMETER_PREFIX: '/seller-loan/prod',
    BANKS: '[{"bankId":"BANK-A"}]',
    PUBLIC_URL: 'https://loans.example.cn',
  };
  return { variables, parameters: [...stored.values()] };
};
const lackingIn = (inspection: StageInspection) =>
  parameterFindings(inspection).filter(({ state }) => state === 'lacking');

describe('the parameters of a deployed stage', () => {
  it('are well when all are there', () => {
    expect(lackingIn(stage())).toEqual([]);
  });

  it('are named with the command that puts them when they are missing', () => {
    const [finding] = lackingIn(stage((stored) => stored.delete('bank/BANK-A/secrets')));
    expect(finding?.what).toContain('bank/BANK-A/secrets');
    expect(finding?.cure).toContain('--name /seller-loan/prod/bank/BANK-A/secrets --type SecureString');
  });

  it('are lacking when a secret lies in the open', () => {
    const open = { name: 'wechat/app-secret', secure: false, value: 'secret of the vendor' };
    const found = lackingIn(stage((stored) => stored.set(open.name, open)));
    expect(found.map(({ what }) => what)).toEqual(['Parameter wechat/app-secret lies in the open']);
    expect(JSON.stringify(found)).not.toContain('secret of the vendor');
  });

  it('are lacking when the fingerprint key is short', () => {
    const short = { name: 'keyring/fingerprint-key', secure: true, value: Buffer.alloc(31).toString('base64') };
    expect(lackingIn(stage((stored) => stored.set(short.name, short)))).toHaveLength(1);
  });

  it('are lacking when one of the keys that sign portraits is none', () => {
    const cut = { name: 'portrait/signing-keys', secure: true, value: `${'V'.repeat(43)},${'V'.repeat(40)}` };
    expect(lackingIn(stage((stored) => stored.set(cut.name, cut)))).toHaveLength(1);
  });

  it("are lacking without the partner's licence evidence", () => {
    const [finding] = lackingIn(stage((stored) => stored.delete('filed/licence-evidence')));
    expect(finding?.what).toContain('Licences the bank demanded');
  });
});

describe('the address of a deployed stage', () => {
  const answering =
    (status: number): typeof fetch =>
    async () =>
      new Response(null, { status });

  it('is well when it answers, lacking when it fails, unseen when it cannot be reached', async () => {
    expect(await addressFindings(stage(), answering(200))).toMatchObject([{ state: 'well' }]);
    expect(await addressFindings(stage(), answering(500))).toMatchObject([{ state: 'lacking' }]);
    expect(await addressFindings(stage(), noNetwork)).toMatchObject([{ state: 'unseen' }]);
  });
});

const packaged = (parameters: Record<string, string>, partner = 'P-SZ-777') =>
  ({
    state: { service: { provider: { stage: 'prod', region: 'cn-northwest-1' } } },
    template: {
      Parameters: Object.fromEntries(
        Object.entries({
          OutgoingAddress: 'fixed',
          DomainName: 'd',
          CertificateArn: 'c',
          AlarmMailbox: 'm',
          ...parameters,
        }).map(([name, Default]) => [name, { Default }]),
      ),
      Resources: {
        ApiLambdaFunction: {
          Properties: { Environment: { Variables: { DOMAIN_CHECK_FILE: 'f.txt', PARTNER_ID: partner } } },
        },
      },
    },
  }) as never;
const statesOf = (of: never) => packageFindings(of, 'prod').map(({ state }) => state);

describe('the package of a stage', () => {
  it('is well with a domain, a certificate, a mailbox and a partner of its own', () => {
    expect(new Set(statesOf(packaged({})))).toEqual(new Set(['well']));
  });

  it.each(['DomainName', 'CertificateArn', 'AlarmMailbox'])('is lacking without %s', (name) => {
    expect(statesOf(packaged({ [name]: '' }))).toContain('lacking');
  });

  it('is lacking while the partner is that of the examples', () => {
    expect(statesOf(packaged({}, 'P-SZ-001'))).toContain('lacking');
  });

  it('is unseen when another stage was packaged last', () => {
    expect(packageFindings(packaged({}), 'cn')).toMatchObject([{ state: 'unseen' }]);
  });
});
