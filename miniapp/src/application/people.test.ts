import { describe, expect, it } from '@jest/globals';
import { viewOf } from '../testing/fixtures.ts';
import { awaitedOthers, signersOf } from './people.ts';

describe('the people who sign', () => {
  it('are one when legal representative and controller are the same human being', () => {
    expect(signersOf(viewOf('accepted'))).toMatchObject([
      { title: '法定代表人、实际控制人', isMe: true, signed: false },
    ]);
  });

  it('are two on two phones when they are not, each with their own paper', () => {
    expect(signersOf(viewOf('waitingForOthers'))).toMatchObject([
      { title: '法定代表人', nameMasked: '吴*', signed: true },
      { title: '实际控制人', nameMasked: '阿***·***', signed: false },
    ]);
  });

  it('count as one half signed while only the company’s paper is', () => {
    expect(signersOf(viewOf('acceptedProven'))).toMatchObject([{ signed: false }]);
  });

  it('are awaited until they have signed, and never includes whoever is reading', () => {
    expect(awaitedOthers(viewOf('waitingForOthers')).map(({ nameMasked }) => nameMasked)).toEqual(['阿***·***']);
    expect(awaitedOthers(viewOf('accepted'))).toEqual([]);
    expect(awaitedOthers(viewOf('inviteOthers'))).toHaveLength(2);
  });
});
