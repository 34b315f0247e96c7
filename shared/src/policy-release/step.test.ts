import { describe, expect, it } from '@jest/globals';
import { stepAsked } from './step.ts';

const DAY = '2026-12-01';

describe('a step of a version', () => {
  it.each([
    ['a trial needs no words', 'shadow', { ground: '试一试', from: '' }, { move: 'shadow' }],
    ['an approval may go without a ground', 'approve', { ground: ' ', from: '' }, { move: 'approve' }],
    ['its ground is kept without the blanks', 'approve', { ground: ' 只收紧 ', from: '' }, { ground: '只收紧' }],
    ['a release begins on a day', 'release', { ground: '', from: DAY }, { move: 'release', from: DAY }],
    ['the bank agrees with its reference', 'consent', { ground: '批文 7 号', from: DAY }, { ground: '批文 7 号' }],
  ] as const)('%s', (_, move, words, step) => {
    expect(stepAsked(move, words)).toMatchObject(step);
  });

  it.each([
    ['a release on no day', 'release', { ground: '', from: '12月1日' }],
    ['taking a version back without a ground', 'retire', { ground: '  ', from: DAY }],
    ['giving it up without a ground', 'reject', { ground: '', from: '' }],
    ['a ground of more than 500 characters', 'consent', { ground: '字'.repeat(501), from: '' }],
  ] as const)('is none: %s', (_, move, words) => {
    expect(stepAsked(move, words)).toBeUndefined();
  });
});
