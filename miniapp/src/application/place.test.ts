import { describe, expect, it } from '@jest/globals';
import type { ApplicationView } from '@loan/shared/api/view';
import { viewOf, views } from '../testing/fixtures.ts';
import { ADDRESS, addressOf, isAwaited, OFFER_PLACES, type Place, placeOf } from './place.ts';

/** Where each application of the fixtures belongs, written down apart from the table that decides it. */
const BELONGS: Record<string, Place> = {
  draft: 'company',
  declared: 'sources',
  factory: 'papers',
  factoryWhole: 'papers',
  factoryOfTemu: 'sources',
  factorySubmitted: 'papers',
  factoryAssessing: 'progress',
  factoryOffered: 'result',
  factoryWaiting: 'signers',
  freight: 'papers',
  freightShops: 'sources',
  freightAwaited: 'papers',
  submitted: 'sources',
  sourcesMixed: 'sources',
  manyShops: 'sources',
  awaitingAuthorisation: 'sources',
  authorisationCancelled: 'sources',
  wrongRegion: 'sources',
  shop: 'shop',
  otherShop: 'shop',
  shopOfLianlian: 'shop',
  reading: 'progress',
  readingFailed: 'progress',
  assessing: 'progress',
  underReview: 'review',
  reviewNeutral: 'review',
  reviewContested: 'review',
  reviewMixed: 'refusal',
  reviewUpheld: 'refusal',
  reviewCleared: 'result',
  offered: 'result',
  offeredOwing: 'result',
  stockOffered: 'result',
  freightOffered: 'result',
  adOffered: 'result',
  factoryApproved: 'drawdown',
  adApproved: 'drawdown',
  adUnconnected: 'drawdown',
  adSigning: 'contracts',
  longNames: 'result',
  declined: 'refusal',
  accepted: 'bureau',
  acceptedProven: 'bureau',
  waitingForOthers: 'signers',
  inviteOthers: 'signers',
  bankReview: 'bankReview',
  bankReviewPaused: 'bankReview',
  bankReviewLate: 'bankReview',
  bankCut: 'bankCut',
  bankRefused: 'bankRefusal',
  approved: 'drawdown',
  signing: 'contracts',
  signingWaiting: 'contracts',
  signingFailed: 'signingFailed',
  paying: 'money',
  unknown: 'money',
  released: 'money',
  lent: 'money',
  expired: 'ended',
  withdrawn: 'ended',
  controllerWaiting: 'mySide',
  controllerSigns: 'bureau',
  controllerEnded: 'ended',
};

const as = (name: string, changed: Partial<ApplicationView>): ApplicationView => ({ ...viewOf(name), ...changed });

describe('an application opened on any phone', () => {
  it.each(Object.entries(BELONGS))('%s is found at %s', (name, place) => {
    expect(placeOf(viewOf(name))).toBe(place);
  });

  it('was tried in every one of the fixtures', () => {
    expect(Object.keys(BELONGS).sort()).toEqual(Object.keys(views).sort());
  });

  it('has a page for every place, and every page is some application’s', () => {
    expect(new Set(Object.values(BELONGS))).toEqual(new Set(Object.keys(ADDRESS)));
    expect(addressOf('result', 'x')).toBe('/offer/result/index?id=x');
  });

  it.each([
    ['the applicant decides the offer', ['applicant'] as const, 'result'],
    ['a controller who does not apply only waits', ['controller'] as const, 'mySide'],
    ['an applicant who is controller too decides', ['applicant', 'controller'] as const, 'result'],
  ])('%s', (_, roles, place) => {
    expect(placeOf(as('offered', { myRoles: [...roles] }))).toBe(place);
  });

  it('shows a signer the contract and afterwards the money, like the applicant', () => {
    const myRoles: ApplicationView['myRoles'] = ['controller'];
    expect(placeOf(as('signing', { myRoles }))).toBe('contracts');
    expect(placeOf(as('lent', { myRoles }))).toBe('money');
    expect(placeOf(as('approved', { myRoles }))).toBe('mySide');
  });
});

describe('looking again', () => {
  it.each([
    ['while the seller authorises elsewhere', 'awaitingAuthorisation', true],
    ['while data are read', 'reading', true],
    ['while others sign', 'waitingForOthers', true],
    ['while the bank thinks', 'bankReview', true],
    ['while the money is on its way', 'paying', true],
    ['not while the shop is to be confirmed here', 'shop', false],
    ['not while the offer is to be decided here', 'offered', false],
    ['not before anything was handed in', 'draft', false],
    ['not once the money is there', 'lent', false],
    ['not once the money was given back', 'released', false],
    ['not after the end', 'withdrawn', false],
  ])('is worth it %s', (_, name, awaited) => {
    expect(isAwaited(viewOf(name))).toBe(awaited);
  });
});

describe('pages with a loan offer', () => {
  it('are those a category rule may switch off; the rest of the way stays open', () => {
    expect(OFFER_PLACES).toEqual(expect.arrayContaining(['result', 'bankCut', 'drawdown', 'contracts', 'money']));
    for (const place of ['company', 'sources', 'shop', 'progress', 'refusal', 'ended'] as const) {
      expect(OFFER_PLACES).not.toContain(place);
    }
  });
});
