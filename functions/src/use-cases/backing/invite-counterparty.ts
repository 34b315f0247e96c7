import type { inviteCounterparty as contract } from '@loan/shared/api/backing';
import { PAGES } from '@loan/shared/api/pages';
import { LINK_DAYS } from '@loan/shared/backing/backing';
import { maskName, maskPhone } from '@loan/shared/party/mask';
import { Phone } from '@loan/shared/party/phone';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { RecordWrite } from '../../ports/ledger.ts';
import type { ApplicationNotFound } from '../application/access.ts';
import type { FieldsInvalid } from '../application/declare-company.ts';
import { user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { type Busy, settle } from '../settle.ts';
import { type ChangeError, moveBacking, type NoPapers, paperedFor } from './access.ts';

const LINK_MS = LINK_DAYS * 86_400_000;

export type InviteCounterpartyError = ChangeError | ApplicationNotFound | NoPapers | FieldsInvalid | Busy;
type Sent = { token: string; path: string; url: string; expiresAt: Instant };
type Contact = { contactName: string; phone: string };

/** A link for the counterparty's own phone. Only its hash is kept, so that a reminder is a new link as well. */
export async function inviteCounterparty(
  deps: Deps,
  userId: string,
  { id, contactName, phone: typed, remind = false }: z.infer<typeof contract.request>,
): Promise<Result<Sent, InviteCounterpartyError>> {
  const phone = Phone.safeParse(typed);
  if (!phone.success) return err({ tag: 'FieldsInvalid', fields: [{ path: 'phone', rule: 'phone' }] });
  return settle(async () => {
    const papered = await paperedFor(deps, userId, id);
    if (!papered.ok) return papered;
    const at = deps.now();
    const token = deps.newSecret();
    const tokenHash = sha256(token);
    const reminder = remind && (await isSameContact(deps, papered.value.backing.state.link?.tokenHash, phone.data));
    const moved = await moveBacking(deps, papered.value, {
      event: { type: 'invite', at, tokenHash, reminder },
      by: user(userId),
      extra: { records: [await linkRecord(deps, { id, tokenHash, at }, { contactName, phone: phone.data })] },
    });
    if (!moved.ok) return moved;
    const path = `/${PAGES.counterparty(token)}`;
    return ok({ token, path, url: `${deps.settings.publicUrl}/#${path}`, expiresAt: addMs(at, LINK_MS) });
  });
}

/** A link to another number reminds nobody, whatever it is called. */
async function isSameContact(deps: Deps, tokenHash: string | undefined, phone: string): Promise<boolean> {
  const record = tokenHash ? await deps.ledger.record('counterpartyLink', tokenHash) : undefined;
  return record !== undefined && (await invitedPhone(deps, tokenHash ?? '', record.value)) === phone;
}

/** The number a link was sent to. Opened only to be compared. */
export const invitedPhone = (
  { keyring }: Pick<Deps, 'keyring'>,
  tokenHash: string,
  { phone }: { phone: Parameters<Deps['keyring']['open']>[0] },
): Promise<string> => keyring.open(phone, `counterpartyLink:${tokenHash}:phone`);

async function linkRecord(
  { keyring }: Pick<Deps, 'keyring'>,
  { id, tokenHash, at }: { id: string; tokenHash: string; at: Instant },
  { contactName, phone }: Contact,
): Promise<RecordWrite> {
  const value = {
    applicationId: id,
    contactName: await keyring.seal(contactName, `counterpartyLink:${tokenHash}:contactName`),
    phone: await keyring.seal(phone, `counterpartyLink:${tokenHash}:phone`),
    contactMasked: maskName(contactName),
    phoneMasked: maskPhone(phone),
    expiresAt: addMs(at, LINK_MS),
  };
  // Kept a while beyond its end, so that whoever opens it late reads that it has ended.
  return { kind: 'counterpartyLink', key: tokenHash, value, expect: 'new', expiresAt: addMs(at, 13 * LINK_MS) };
}
