import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exportData, requestDeletion } from '@loan/functions/use-cases/account/data-rights';
import { home } from '@loan/functions/use-cases/account/home';
import { openApplication } from '@loan/functions/use-cases/application/open-application';
import type { Deps } from '@loan/functions/use-cases/deps';
import { consentTextsOf } from '@loan/functions/use-cases/party/consents';
import { declineInvitation, invite, readInvitation, takeInvitation } from '@loan/functions/use-cases/party/invitations';
import type { InStatus } from '@loan/shared/application/application';
import { travelled, upTo } from '@loan/shared/testing/application-road';
import { type OpenTable, openTable } from '../laws/open-table.ts';
import { createOutside } from '../laws/workshop/outside.ts';
import { seedApplication } from '../laws/workshop/seed.ts';
import { createWorkshop, type Workshop } from '../laws/workshop/workshop.ts';

jest.setTimeout(60_000);
let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const OFFERED = travelled(upTo('offer')) as InStatus<'offered'>;
const { id, applicantId } = OFFERED;
const AYI = '00000000-0000-4000-8000-0000000000a1';
const LIU = '00000000-0000-4000-8000-0000000000a2';
const DAY_MS = 86_400_000;

async function anOffice(): Promise<Workshop> {
  const workshop = await createWorkshop(table.connection, createOutside());
  await seedApplication(workshop, OFFERED);
  return workshop;
}

async function inviteController({ deps }: Workshop, remind?: true): Promise<string> {
  const invited = await invite(deps, applicantId, { id, role: 'controller', ...(remind ? { remind } : {}) });
  if (!invited.ok) throw new Error(invited.error.tag);
  return invited.value.token;
}

const ticks = (deps: Deps) =>
  consentTextsOf(deps, 'signer', deps.now()).map(({ key, version, sha256 }) => ({
    consentId: randomUUID(),
    key,
    textVersion: version,
    textSha256: sha256,
  }));
const take = ({ deps }: Workshop, userId: string, token: string) =>
  takeInvitation(deps, userId, { token, consents: ticks(deps) });
const standingOf = async ({ deps }: Workshop, token: string) => {
  const read = await readInvitation(deps, { token });
  return read.ok ? read.value.state : read.error.tag;
};

describe('an invitation', () => {
  it('is taken once, by whoever comes first, and shows the application to them', async () => {
    const office = await anOffice();
    const token = await inviteController(office);
    expect(await take(office, AYI, token)).toMatchObject({ ok: true });
    expect(await take(office, AYI, token)).toMatchObject({ ok: true });
    expect(await take(office, LIU, token)).toMatchObject({ error: { tag: 'InvitationClosed', state: 'taken' } });
    const [mine] = (await homeOf(office, AYI)).applications;
    expect(mine).toMatchObject({ id, role: 'controller' });
  });

  it('goes to one of two who tap at once', async () => {
    const office = await anOffice();
    const token = await inviteController(office);
    const taken = await Promise.all([take(office, AYI, token), take(office, LIU, token)]);
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is worth nothing once a newer one was sent', async () => {
    const office = await anOffice();
    const first = await inviteController(office);
    office.passMs(1_000);
    const second = await inviteController(office);
    expect([await standingOf(office, first), await standingOf(office, second)]).toEqual(['replaced', 'open']);
    expect(await take(office, AYI, first)).toMatchObject({ error: { tag: 'InvitationClosed', state: 'replaced' } });
    expect(await take(office, AYI, second)).toMatchObject({ ok: true });
  });

  it('is worth nothing after a week', async () => {
    const office = await anOffice();
    const token = await inviteController(office);
    office.passMs(7 * DAY_MS);
    expect(await standingOf(office, token)).toBe('open');
    office.passMs(1);
    expect(await standingOf(office, token)).toBe('expired');
    expect(await take(office, AYI, token)).toMatchObject({ error: { tag: 'InvitationClosed', state: 'expired' } });
  });

  it('can be declined, which the applicant sees, and sent again', async () => {
    const office = await anOffice();
    const token = await inviteController(office);
    expect(await declineInvitation(office.deps, AYI, { token })).toMatchObject({ ok: true });
    expect(await standingOf(office, token)).toBe('declined');
    expect((await office.deps.ledger.find('application', id))?.state).toMatchObject({
      people: { controller: { declinedAt: office.deps.now() } },
    });
    office.passMs(1_000);
    expect(await take(office, AYI, await inviteController(office))).toMatchObject({ ok: true });
  });

  it('is not sent as a reminder twice within twelve hours', async () => {
    const office = await anOffice();
    await inviteController(office);
    expect(await invite(office.deps, applicantId, { id, role: 'controller', remind: true })).toMatchObject({
      error: { tag: 'RemindedRecently' },
    });
    office.passMs(DAY_MS / 2);
    expect(await invite(office.deps, applicantId, { id, role: 'controller', remind: true })).toMatchObject({
      ok: true,
    });
  });

  it('is not taken without the consents as they are shown', async () => {
    const office = await anOffice();
    const token = await inviteController(office);
    const shown = ticks(office.deps);
    const changed = shown.map((tick) => ({ ...tick, textSha256: 'f'.repeat(64) }));
    const tries = [
      await takeInvitation(office.deps, AYI, { token, consents: changed }),
      await takeInvitation(office.deps, AYI, { token, consents: [] }),
    ];
    expect(tries).toMatchObject([{ error: { tag: 'ConsentTextChanged' } }, { error: { tag: 'ConsentRequired' } }]);
    expect(await standingOf(office, token)).toBe('open');
  });

  it('that was made up is known to nobody', async () => {
    const office = await anOffice();
    expect(await standingOf(office, 'x'.repeat(43))).toBe('InvitationNotFound');
  });
});

const homeOf = async ({ deps }: Workshop, userId: string) => {
  const shown = await home(deps, userId);
  if (!shown.ok) throw new Error('no home');
  return shown.value;
};

describe('a person who was invited and then replaced', () => {
  it('sees nothing of the application any more, at home or in the data handed out', async () => {
    const office = await anOffice();
    await take(office, AYI, await inviteController(office));
    office.passMs(1_000);
    await take(office, LIU, await inviteController(office));
    expect((await homeOf(office, LIU)).applications).toHaveLength(1);
    expect((await homeOf(office, AYI)).applications).toEqual([]);
    const exported = await exportData(office.deps, AYI);
    expect(exported.ok && JSON.parse(exported.value.json)).toMatchObject({ applications: [] });
  });
});

describe('the data handed out to a person', () => {
  it('holds what they may see, masked, and nothing that is sealed', async () => {
    const office = await anOffice();
    const token = await inviteController(office);
    await take(office, AYI, token);
    const exported = await exportData(office.deps, AYI);
    const text = exported.ok ? exported.value.json : '';
    expect(JSON.parse(text)).toMatchObject({ applications: [{ id, myRoles: ['controller'] }] });
    expect(text).not.toContain('440301198001010013');
    expect(text).not.toContain('755900000010101');
  });
});

describe('whoever asks for deletion', () => {
  it('before any shop was connected is told what stays, and why', async () => {
    const { deps } = await createWorkshop(table.connection, createOutside());
    const draft = { id: randomUUID() as typeof id, product: 'dataLoan', eligibility: OFFERED.eligibility } as const;
    expect(await openApplication(deps, LIU, draft)).toMatchObject({ ok: true });
    expect(await requestDeletion(deps, LIU)).toMatchObject({
      ok: true,
      value: { kept: [{ what: expect.any(String) }] },
    });
  });
});
