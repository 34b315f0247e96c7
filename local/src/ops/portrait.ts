import { readFileSync } from 'node:fs';
import { checkFile } from '@loan/functions/use-cases/portrait/signed-file';
import { type PortraitKey, PortraitKeys, type PortraitStatement } from '@loan/shared/portrait/statement';
import { PURPOSE_IN_WORDS } from '@loan/shared/portrait/words';
import { err, ok, type Result } from '@loan/shared/result';
import { type Answer, type Command, refusal } from './command.ts';

/** A portrait is a few kilobytes; whatever is much larger is another file. */
const LARGEST_BYTES = 1_000_000;

export const PORTRAIT: readonly Command[] = [
  {
    name: 'portrait verify',
    what: "checks an exported portrait's signature and dates with the published keys, without network or data",
    argument: { name: 'FILE', what: 'the exported JSON' },
    needs: ['keys'],
    async runAlone({ subject, keys }, now) {
      const [file, published] = [read(subject), keysIn(keys)];
      if (!file.ok) return refusal(file.error);
      if (!published.ok) return refusal(published.error);
      const checked = checkFile(file.value, published.value);
      if (!checked.ok) return refused[checked.error.tag];
      const { statement, statementSha256 } = checked.value;
      const isOver = now().toISOString() > statement.validUntil;
      const verdict = isOver ? 'expired' : 'valid';
      const text = `${verdictText[verdict]}\n${textOf(statement, statementSha256)}`;
      return { exit: isOver ? 1 : 0, text, json: { verdict, statementSha256, statement } };
    },
  },
];

const verdictText = {
  valid: 'VALID: signed by one of these keys, and within its dates.',
  expired: 'EXPIRED: signed by one of these keys, but past its last moment.',
} as const;

const differs = (verdict: string, text: string): Answer => ({ exit: 1, text, json: { verdict } });
const refused = {
  Altered: differs('altered', 'ALTERED: these are not the words that were signed, or it is no exported portrait.'),
  NotOurs: differs(
    'notOurs',
    'NOT OURS: none of these keys signed it. Take the keys from the address in the file anew.',
  ),
} as const;

const textOf = ({ subject, madeFor, basis, ...made }: PortraitStatement, hash: string): string =>
  [
    `  whose        ${subject.companyName} (${subject.creditCode})`,
    `  made for     ${madeFor.recipient}, ${PURPOSE_IN_WORDS[madeFor.purpose]}`,
    `  made         ${made.madeAt}, stands until ${made.validUntil}`,
    `  issuer       ${made.issuer.name}`,
    `  valued on    snapshot ${basis.snapshotSha256}, policy ${basis.policyVersion}, as of ${basis.asOf}`,
    `  statement    SHA-256 ${hash}`,
    `Whether it was revoked is told only by ${made.verifyUrl}`,
  ].join('\n');

function read(path: string): Result<string, string> {
  try {
    const bytes = readFileSync(path);
    return bytes.length > LARGEST_BYTES ? err(`${path} is too large to be a portrait.`) : ok(bytes.toString('utf8'));
  } catch (error) {
    return err(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`);
  }
}

function keysIn(path: string): Result<readonly PortraitKey[], string> {
  const text = read(path);
  if (!text.ok) return text;
  try {
    const { keys } = PortraitKeys.parse(JSON.parse(text.value));
    return ok(keys);
  } catch {
    return err(`${path} is no list of keys: GET …/api/portraits/keys.json gives it.`);
  }
}
