import { describe, expect, it } from '@jest/globals';
import { isEditable } from './access.ts';

const asked = { assessmentRequestedAt: '2026-11-23T02:00:00.000Z' };

describe('the papers of an application', () => {
  it.each([
    ['may be changed before it is submitted', { status: 'draft' }, true],
    ['may be changed while shops are read', { status: 'gathering' }, true],
    [
      'are fixed once the assessment is asked for, as those alone were taken for it',
      { status: 'submitted', ...asked },
      false,
    ],
    ['are fixed while that waits for a shop', { status: 'gathering', ...asked }, false],
    [
      'may be changed again where no shop could be read',
      { status: 'gathering', assessmentRequestedAt: undefined },
      true,
    ],
    ['are fixed while it is assessed', { status: 'assessing' }, false],
  ])('%s', (_, application, expected) => {
    expect(isEditable(application as never)).toBe(expected);
  });
});
