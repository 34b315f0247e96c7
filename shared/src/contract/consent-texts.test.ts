import { describe, expect, it } from '@jest/globals';
import { Day } from '../time/instant.ts';
import { applicantConsentTexts, signerConsentTexts } from './consent-texts.ts';

const parties = {
  partnerName: '深圳云桥数字科技有限公司',
  bankName: '湾区商业银行深圳分行',
  signingServiceName: '法大大',
  until: Day.parse('2027-11-24'),
};
const applicant = applicantConsentTexts(parties, ['amazon']);
const signer = signerConsentTexts(parties);
const all = [...applicant, ...signer];

describe('the consents asked for', () => {
  it('of an applicant are one a source, purpose and recipient', () => {
    expect(applicant.map(({ key, recipient }) => [key, recipient])).toEqual([
      ['source.amazon.assessment', '深圳云桥数字科技有限公司'],
      ['facts.bank', '湾区商业银行深圳分行'],
      ['application.bank', '湾区商业银行深圳分行'],
      ['identity.verification', '法大大'],
    ]);
  });

  it('of another signer are about that person only', () => {
    expect(signer.map(({ key }) => key)).toEqual(['identity.verification', 'identity.bank']);
    for (const { paragraphs } of signer) expect(paragraphs[0]).toMatch(/^本人同意/);
  });

  it.each(all.map((text) => [text.key, text] as const))(
    '%s names its recipient, purpose and end, and the way back',
    (_, text) => {
      expect(text.paragraphs.join('')).toContain(text.recipient);
      expect(text.purpose).not.toBe('');
      expect(text.untilText).toBe('至2027年11月24日，可随时撤回');
      expect(text.paragraphs.join('')).toContain('随时撤回');
      expect(text.reads.length).toBeGreaterThan(0);
    },
  );

  it('never let a bank be asked or told anything before the bureau authorisation is signed', () => {
    const told = all.filter(({ key }) => key === 'application.bank' || key === 'identity.bank');
    for (const { paragraphs } of told) expect(paragraphs.join('')).toContain('征信授权书');
  });

  it('change with the bank, so that another recipient needs another consent', () => {
    const other = applicantConsentTexts({ ...parties, bankName: '另一家银行' }, ['amazon']);
    expect(other[1]?.paragraphs).not.toEqual(applicant[1]?.paragraphs);
  });
});
