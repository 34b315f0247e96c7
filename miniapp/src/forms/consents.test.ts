import { describe, expect, it } from '@jest/globals';
import { consentTexts } from '../testing/answers.ts';
import { missingCount, ticksOf, together } from './consents.ts';

const [shop, bank] = consentTexts;

describe('consents', () => {
  it('are all open at first: nothing is ticked for anybody', () => {
    expect(missingCount(consentTexts, new Set())).toBe(4);
    expect(ticksOf(consentTexts, new Set(), () => 'id')).toEqual([]);
  });

  it('are counted one by one', () => {
    expect(missingCount(consentTexts, new Set([shop?.key ?? '']))).toBe(3);
  });

  it('are sent with the version and hash of the text that was shown, each under an id of its own', () => {
    const spare = ['id-1', 'id-2'];
    const ids = () => spare.shift() ?? 'too many';
    expect(ticksOf(consentTexts, new Set([shop?.key ?? '', bank?.key ?? '']), ids)).toEqual([
      { consentId: 'id-1', key: 'source.amazon.assessment', textVersion: '2026-11', textSha256: shop?.sha256 },
      { consentId: 'id-2', key: 'facts.bank', textVersion: '2026-11', textSha256: bank?.sha256 },
    ]);
  });

  it('name what is not read once, however many texts say it', () => {
    expect(
      together([
        ['甲', '乙'],
        ['乙', '丙'],
      ]),
    ).toEqual(['甲', '乙', '丙']);
  });
});
