import { GetParametersByPathCommand, type SSMClient } from '@aws-sdk/client-ssm';

export type StoredParameter = { name: string; value: string; secure: boolean };

/** At most a few dozen values in pages of ten; the bound stops a mistyped prefix from reading a whole account. */
const MOST_PAGES = 20;
const TIMEOUT_MS = 10_000;

/** Everything below a prefix, named by what follows it. */
export async function readParameters(ssm: SSMClient, prefix: string): Promise<StoredParameter[]> {
  const found: StoredParameter[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { Parameters = [], NextToken: next } = await ssm.send(
      new GetParametersByPathCommand({
        Path: prefix,
        Recursive: true,
        WithDecryption: true,
        ...(NextToken ? { NextToken } : {}),
      }),
      { abortSignal: AbortSignal.timeout(TIMEOUT_MS) },
    );
    for (const { Name, Value, Type } of Parameters) {
      if (Name && Value)
        found.push({ name: Name.slice(prefix.length + 1), value: Value, secure: Type === 'SecureString' });
    }
    NextToken = next;
    if (!NextToken) break;
  }
  return found;
}
