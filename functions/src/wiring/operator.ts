import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { z } from '@loan/shared/schema';
import type { Deps } from '../use-cases/deps.ts';
import { cloudDeps } from './cloud.ts';

/** What a deployment says of itself, as its template writes it down (functions/src/cloud/resources/deployment.yml). */
export const deploymentParameter = (stage: string) => `/seller-loan/${stage}/deployment`;
const Deployment = z.record(z.string(), z.json());

/** The same parts as a deployed stage's functions have, for an operator with that account's credentials. */
export async function operatorDeps(stage: string): Promise<Deps> {
  const answer = await new SSMClient({}).send(new GetParameterCommand({ Name: deploymentParameter(stage) }));
  Object.assign(process.env, variablesOf(answer.Parameter?.Value ?? ''));
  return cloudDeps();
}

/** The functions' variables as they have them: what is not text is text of JSON there. */
export const variablesOf = (deployment: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Deployment.parse(JSON.parse(deployment))).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
