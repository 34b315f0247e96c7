import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { MACHINES_FILE, machinesText } from './machines.ts';

describe('the page of all moves', () => {
  const page = readFileSync(MACHINES_FILE, 'utf8');

  it('is the one printed from the code: npx tsx local/src/docs/machines.ts', () => {
    expect(page).toBe(machinesText());
  });

  it.each([
    '| `signing` | `clockNear` `clockBroken` `sendSigning` `signPart` | `failSigning` → `signingFailed`',
    '  instructed --> unknown: loseSight',
    '  unknown --> disbursed: disburse',
    '| `withdrawn` | — | — (an end) |',
  ])('tells what a credit officer would look for: %s', (line) => {
    expect(page).toContain(line);
  });
});
