import { FILINGS, parametersFor } from '@loan/functions/cloud/parameters';
import type { StageInspection } from '@loan/functions/wiring/inspection';
import { z } from '@loan/shared/schema';
import { type Finding, lacking, unseen, well } from './finding.ts';

const FINGERPRINT_KEY_BYTES = 32;
const SIGNING_SEED_BYTES = 32;

const BankIds = z.string().transform((text) => z.array(z.object({ bankId: z.string() })).parse(JSON.parse(text)));

/** What the deployed stage has and lacks of its parameters. Values are looked at and never shown. */
export function parameterFindings({ variables, parameters }: StageInspection): Finding[] {
  const stored = new Map(parameters.map((one) => [one.name, one]));
  const put = (name: string, secret: boolean) =>
    `aws ssm put-parameter --name ${variables['PARAMETER_PREFIX']}/${name} --type ${secret ? 'SecureString' : 'String'} --value …`;
  const bankIds = BankIds.parse(variables['BANKS'] ?? '[]').map(({ bankId }) => bankId);

  const needed = parametersFor(bankIds).flatMap(({ name, secret, what }) => {
    const one = stored.get(name);
    if (!one) return [lacking(`Parameter ${name}: ${what}`, put(name, secret))];
    if (secret && !one.secure)
      return [
        lacking(
          `Parameter ${name} lies in the open`,
          `Delete it, put it again and change it at the vendor: ${put(name, true)}`,
        ),
      ];
    return [];
  });
  const filed = FILINGS.filter(({ name }) => !stored.has(name)).map(({ name, what }) =>
    lacking(`Not recorded as filed: ${what}`, `docs/deploy.md, part 1; then ${put(name, false)}`),
  );
  return [
    ...(needed.length === 0
      ? [well(`All parameters are there (${parametersFor(bankIds).length}), secrets as secrets`)]
      : needed),
    fingerprintFinding(stored.get('keyring/fingerprint-key')?.value),
    signingKeysFinding(stored.get('portrait/signing-keys')?.value),
    ...(filed.length === 0 ? [well('Everything to be filed is recorded as filed')] : filed),
  ];
}

function fingerprintFinding(value: string | undefined): Finding {
  const bytes = Buffer.from(value ?? '', 'base64').length;
  return bytes >= FINGERPRINT_KEY_BYTES
    ? well('The fingerprint key is long enough')
    : lacking(
        'The fingerprint key is too short',
        'openssl rand -base64 32; set it before the first borrower and never after.',
      );
}

function signingKeysFinding(value: string | undefined): Finding {
  const seeds = (value ?? '').split(',').map((seed) => Buffer.from(seed, 'base64').length);
  return seeds.every((bytes) => bytes === SIGNING_SEED_BYTES)
    ? well('The keys that sign portraits are keys')
    : lacking(
        'A key that signs portraits has not 32 bytes',
        'openssl rand -base64 32; several are separated by commas, the newest first.',
      );
}

/** Whether the stage answers where phones and vendors look for it. */
export async function addressFindings({ variables }: StageInspection, ask: typeof fetch): Promise<Finding[]> {
  const url = `${variables['PUBLIC_URL']}/api/health`;
  try {
    const { status } = await ask(url, { signal: AbortSignal.timeout(10_000) });
    if (status === 200) return [well(`${url} answers`)];
    return [
      lacking(`${url} answers ${status}`, 'Look at the log of the function api; a missing parameter is named there.'),
    ];
  } catch {
    return [unseen(url, 'Not reachable from here: DNS record, certificate, ICP filing, or no network.')];
  }
}
