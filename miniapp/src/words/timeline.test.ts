import { describe, expect, it } from '@jest/globals';
import { Instant } from '@loan/shared/time/instant';
import { happened } from './timeline.ts';

const on = (minute: number, type: string) => ({
  at: Instant.parse(`2026-11-24T01:${String(minute).padStart(2, '0')}:00.000Z`),
  type,
});

describe('what has happened', () => {
  it('is told in order, in words', () => {
    expect(happened([on(1, 'submit'), on(2, 'offer')]).map(({ title }) => title)).toEqual([
      '提交申请',
      '评估完成，给出建议',
    ]);
  });

  it('counts two signatures as one line at the time of the last', () => {
    expect(happened([on(1, 'signBureau'), on(4, 'signBureau')])).toEqual([
      { title: '签署征信授权书，共 2 份', at: on(4, '').at },
    ]);
  });

  it('leaves out what is nobody’s business but ours', () => {
    expect(happened([on(1, 'open'), on(2, 'somethingNew')])).toEqual([]);
  });
});
