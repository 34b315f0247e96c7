import { describe, expect, it } from '@jest/globals';
import { wordsFor } from './messages.ts';

const answered = (confirmed: number, refused: number, paid: number) =>
  wordsFor({ type: 'counterpartyAnswered', facts: { confirmed, refused, paid } });

describe('the message that the other side has answered', () => {
  it('says that all is confirmed', () => {
    expect(answered(3, 0, 0)).toMatchObject({ title: '对方已确认 3 笔', badge: 'positive' });
  });
  it('counts a bill that was paid already as no dispute', () => {
    expect(answered(2, 0, 1)).toMatchObject({
      title: '对方确认 2 笔，1 笔已经付清',
      text: '已经付清的不用来融资。',
      badge: 'caution',
    });
  });
  it('tells disputes from paid bills, and where the reasons are', () => {
    expect(answered(1, 2, 1)).toMatchObject({
      title: '对方确认 1 笔，不同意 2 笔，1 笔已经付清',
      text: '不同意的原因在资料里。',
    });
  });
});
