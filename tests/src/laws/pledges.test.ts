import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deps } from '@loan/functions/use-cases/deps';
import {
  claimPledges,
  PLEDGES_MAX,
  type Pledge,
  pledgesTaken,
  releasePledges,
  retakePledges,
} from '@loan/functions/use-cases/pledge/pledge';
import type { Application, ApplicationStatus } from '@loan/shared/application/application';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { ONE_OF_EACH } from '@loan/shared/testing/application-road';
import { BY } from './commits.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { createOutside } from './workshop/outside.ts';
import { createWorkshop } from './workshop/workshop.ts';

const TIMEOUT_MS = 120_000;
const at = FIRST_AT;
const SELLER = '91440300MA5YY00107';
const invoice = (number: string): Pledge => ({ kind: 'invoice', issuer: SELLER, number });

let table: OpenTable;
let deps: Deps;
beforeAll(async () => {
  table = await openTable();
  deps = (await createWorkshop(table.connection, createOutside())).deps;
}, TIMEOUT_MS);
afterAll(() => table.close());

/** An application of this standing, put down as it is. */
async function standing(status: ApplicationStatus): Promise<Application> {
  const state = { ...ONE_OF_EACH[status], id: randomUUID(), version: 1 } as Application;
  const event = { type: 'open', at } as never;
  const written = await deps.ledger.commit({
    changes: [{ kind: 'application', before: undefined, event, after: state, by: BY }],
  });
  if (!written.ok) throw new Error(written.error.tag);
  return state;
}
const claims = (application: Application, ...pledges: Pledge[]) => claimPledges(deps, application, { pledges, at });

describe('an invoice', () => {
  it('backs one application, however often that one hands it in', async () => {
    const [first, number] = [await standing('gathering'), randomUUID()];
    expect(await claims(first, invoice(number))).toEqual([]);
    expect(await claims(first, invoice(number), invoice(number))).toEqual([]);
  });

  it('is found behind another application, by whatever separators and letters it was typed with', async () => {
    const first = await standing('offered');
    await claims(first, invoice('INV-2026/0815 a'));
    expect(await claims(await standing('gathering'), invoice('inv2026 0815-A'))).toEqual([
      { kind: 'invoice', count: 1 },
    ]);
  });

  it('is another one when somebody else gives the numbers, and another thing when it is an order', async () => {
    const number = randomUUID();
    await claims(await standing('offered'), invoice(number));
    const others: Pledge[] = [
      { ...invoice(number), issuer: 'another seller' },
      { ...invoice(number), kind: 'order' },
    ];
    expect(await claims(await standing('gathering'), ...others)).toEqual([]);
  });

  it.each(['declined', 'expired', 'bankDeclined', 'withdrawn'] as const)(
    'is free again when what it backed is %s',
    async (status) => {
      const [ended, number] = [await standing(status), randomUUID()];
      await claims(ended, invoice(number));
      const next = await standing('gathering');
      expect(await claims(next, invoice(number))).toEqual([]);
    },
  );

  it('stays with a line that stands, and is free when that lets go of it', async () => {
    const [active, next, number] = [await standing('active'), await standing('gathering'), randomUUID()];
    await claims(active, invoice(number));
    expect(await claims(next, invoice(number))).toEqual([{ kind: 'invoice', count: 1 }]);
    await releasePledges(deps, active, at);
    expect(await claims(next, invoice(number))).toEqual([]);
  });

  it('that is handed in no more is let go', async () => {
    const [first, second] = [await standing('gathering'), await standing('gathering')];
    const [kept, dropped] = [invoice(randomUUID()), invoice(randomUUID())];
    await claims(first, kept, dropped);
    await claims(first, kept);
    expect(await claims(second, kept, dropped)).toEqual([{ kind: 'invoice', count: 1 }]);
  });
});

describe('of two applications', () => {
  it('that hand the same invoices in at once, each invoice goes to just one', async () => {
    const numbers = Array.from({ length: 6 }, () => randomUUID());
    const applications = await Promise.all([1, 2, 3].map(() => standing('gathering')));
    await Promise.all(applications.map((one) => claims(one, ...numbers.map(invoice))));
    const taken = await Promise.all(applications.map((one) => pledgesTaken(deps, one.id)));
    const lacking = taken.map(([first]) => first?.count ?? 0);
    // Three times six claims, six owners: twelve times somebody finds the invoice with another.
    expect(lacking.reduce((sum, count) => sum + count, 0)).toBe(12);
  });

  it('the refused one that is looked at once more takes its invoices again, unless another has them', async () => {
    const [refused, another, number] = [await standing('declined'), await standing('gathering'), randomUUID()];
    await claims(refused, invoice(number));
    expect(await retakePledges(deps, refused.id)).toBe(true);
    await claims(another, invoice(number));
    expect(await retakePledges(deps, refused.id)).toBe(false);
  });
});

it('more than an application may be backed by is a defect, not a truncated list', async () => {
  const many = Array.from({ length: PLEDGES_MAX + 1 }, (_, index) => invoice(String(index)));
  await expect(claims(await standing('gathering'), ...many)).rejects.toThrow(RangeError);
});

it('nothing of an invoice is to be read in the table but its keyed fingerprint', async () => {
  const fingerprint = async () => 'F1NG3RPR1NT';
  const sealed = { ...deps, keyring: { ...deps.keyring, fingerprint } };
  const application = await standing('gathering');
  await claimPledges(sealed, application, { pledges: [invoice('SECRET-NUMBER')], at });
  const rows = JSON.stringify(await deps.ledger.list('pledges', application.id, { limit: 10 }));
  expect(rows).toContain('F1NG3RPR1NT');
  expect(rows).not.toMatch(/SECRET|91440300MA5YY00107/);
});
