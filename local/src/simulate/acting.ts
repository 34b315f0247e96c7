import { SELLERS } from '@loan/sandbox/amazon/sellers';
import * as account from '@loan/shared/api/account';
import * as application from '@loan/shared/api/application';
import * as signing from '@loan/shared/api/signing';
import * as sources from '@loan/shared/api/sources';
import type { ApplicationView } from '@loan/shared/api/view';
import { declaration } from '../demo/opening.ts';
import type { Somebody } from './somebody.ts';

type Act = (somebody: Somebody, view: ApplicationView) => Promise<unknown>;

/** What somebody does at the sight of the application: mostly the next step, at times something else. */
export async function actOn(somebody: Somebody, view: ApplicationView): Promise<void> {
  const { chance, weather } = somebody.streets;
  const isFoolish = !weather.isCalm() && chance.happens(somebody.folly);
  if (isFoolish) await chance.pick(FOLLIES)(somebody, view);
  else if (view.status === 'declined' && chance.happens(0.3)) await contest(somebody, view);
  else if (chance.happens(0.15)) await twice(somebody, view);
  else await STEPS[view.myNextStep](somebody, view);
}

/** A second tap before the first has been answered. */
const twice: Act = (somebody, view) => {
  const act = STEPS[view.myNextStep];
  return Promise.all([act(somebody, view), act(somebody, view)]);
};

const declare: Act = ({ phone, applicationId, company, personKey }, { eligibility }) =>
  phone.call(application.declareCompany, { id: applicationId, ...declaration(company, personKey, eligibility) });

const submit: Act = async ({ phone, applicationId, streets: { chance } }) => {
  const asked = await phone.call(application.consentTexts, { id: applicationId });
  if (!asked.ok) return;
  const consents = asked.value.texts.map(({ key, version, sha256 }) => ({
    consentId: chance.uuid(),
    key,
    textVersion: version,
    textSha256: sha256,
  }));
  await phone.call(application.submitApplication, { id: applicationId, consents });
};

const OPEN_AGAIN = ['awaitingAuthorisation', 'linkExpired', 'cancelled', 'wrongRegion', 'failed', 'authorisationEnded'];

const connect: Act = async (somebody, { sources: shown, eligibility }) => {
  const { phone, applicationId, company, streets } = somebody;
  const { chance } = streets;
  const ask = () => phone.call(application.requestAssessment, { id: applicationId });
  const read = shown.filter(({ state }) => state === 'read');
  const financeable = eligibility.marketplaces.includes('amazon') && eligibility.settlement !== 'personal';
  if (!financeable || read.length >= company.amazonSellerIds.length || (read.length > 0 && chance.happens(0.5)))
    return ask();
  const sellerId = chance.pick(company.amazonSellerIds);
  const region = SELLERS.find((seller) => seller.sellerId === sellerId)?.region;
  const sourceId = shown.find(({ state }) => OPEN_AGAIN.includes(state))?.id ?? chance.uuid();
  const link = await phone.call(sources.startAuthorisation, { id: applicationId, sourceId, vendor: 'amazon', region });
  if (!link.ok) return;
  const decision = chance.happens(0.93) ? 'allow' : 'cancel';
  const back = await phone.press(link.value.url, { seller: sellerId, decision });
  if (back) await phone.visit(back);
};

const confirm: Act = async ({ phone, applicationId, streets: { chance } }, { sources: shown }) => {
  const source = shown.find(({ state }) => state === 'awaitingConfirmation');
  if (!source) return;
  const mine = chance.happens(0.97);
  const answer = { id: applicationId, sourceId: source.id, mine, thenAssess: chance.happens(0.8) };
  await phone.call(sources.confirmShop, answer);
};

const accept: Act = ({ phone, applicationId }, { offer }) =>
  phone.call(application.acceptOffer, { id: applicationId, offerId: offer?.offerId });

const sign: Act = async ({ phone, applicationId, folly, streets: { chance, weather } }) => {
  const page = await phone.call(signing.openSigningPage, { id: applicationId });
  if (!page.ok || !page.value.url) return;
  const isFoolish = !weather.isCalm() && chance.happens(folly);
  const isProof = page.value.step === 'provePerson' || page.value.step === 'proveCompany';
  if (isProof) await phone.press(page.value.url, { decision: isFoolish ? chance.pick(['fail', 'mismatch']) : 'pass' });
  else if (isFoolish) await phone.press(page.value.url, chance.pick([{ decision: 'reject' }, STRANGER]));
  else await phone.press(page.value.url, { decision: 'sign' });
};
const STRANGER: Record<string, string> = { decision: 'sign', openedBy: 'other' };

const invite: Act = async ({ phone, applicationId, company, invite: hand }, { people }) => {
  const missing = people.filter(({ isMe, invitation }) => !isMe && invitation !== 'taken');
  for (const { role } of missing) {
    const sent = await phone.call(signing.inviteSigner, { id: applicationId, role });
    if (sent.ok) hand(company[role], sent.value.token);
  }
};

const draw: Act = async ({ phone, applicationId, streets: { chance } }, { terms, drawdown }) => {
  const most = terms?.availableFen ?? 0;
  const wish = {
    amountFen: chance.happens(0.7) ? most : Math.floor(most / 2),
    termMonths: chance.pick([3, 6]),
    method: 'levelInstalment',
    purpose: 'stock',
  };
  const quoted = drawdown && chance.happens(0.5);
  if (!quoted)
    await phone.call(signing.quoteDrawdown, { id: applicationId, drawdownId: drawdown?.id ?? chance.uuid(), ...wish });
  await phone.call(signing.startSigning, { id: applicationId });
};

/** Two wishes at once, each under a number of its own, and both sent out. */
const drawTwice: Act = (somebody, view) =>
  Promise.all([draw(somebody, { ...view, drawdown: undefined }), draw(somebody, { ...view, drawdown: undefined })]);

const withdraw: Act = ({ phone, applicationId }) => phone.call(application.withdrawApplication, { id: applicationId });

const disconnect: Act = async ({ phone, applicationId }, { sources: shown }) => {
  const source = shown.find(({ state }) => state === 'reading') ?? shown[0];
  if (source) await phone.call(sources.disconnectSource, { id: applicationId, sourceId: source.id });
};

const withdrawConsent: Act = async ({ phone, streets: { chance } }) => {
  const rights = await phone.call(account.dataRights, {});
  if (!rights.ok || rights.value.consents.length === 0) return;
  await phone.call(account.withdrawConsent, { consentId: chance.pick(rights.value.consents).consentId });
};

const requestDeletion: Act = ({ phone }) => phone.call(account.requestDeletion, { confirm: true });

/** An offer of a while ago, as from a page that was left open. */
const acceptAnother: Act = ({ phone, applicationId, streets: { chance } }) =>
  phone.call(application.acceptOffer, { id: applicationId, offerId: chance.uuid() });

const contest: Act = ({ phone, applicationId }) =>
  phone.call(application.requestReview, { id: applicationId, text: '请再看一次，资料已经补充' });

const nothing: Act = async () => {};

const FOLLIES: readonly Act[] = [
  withdraw,
  withdraw,
  disconnect,
  withdrawConsent,
  requestDeletion,
  acceptAnother,
  drawTwice,
  accept,
  sign,
  submit,
  invite,
];

const STEPS: Record<ApplicationView['myNextStep'], Act> = {
  declareCompany: declare,
  giveConsents: submit,
  // Nobody in this town hands in papers: its sellers lend against shops.
  handInPapers: nothing,
  connectSources: connect,
  confirmShop: confirm,
  wait: nothing,
  decideOffer: accept,
  signBureau: sign,
  chooseDrawdown: draw,
  signLoan: sign,
  inviteOthers: invite,
  nothing,
};
