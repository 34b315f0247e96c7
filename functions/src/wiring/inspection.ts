import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Day } from '@loan/shared/time/instant';
import { createCalendar } from '../adapters/calendar/calendar.ts';
import { deploymentParameter, variablesOf } from './operator.ts';
import { readParameters, type StoredParameter } from './parameter-store.ts';

/** What a deployed stage is made of, for looking at it without starting it. */
export type StageInspection = { variables: Record<string, string>; parameters: StoredParameter[] };

export async function inspectStage(stage: string): Promise<StageInspection> {
  const ssm = new SSMClient({ maxAttempts: 2 });
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: deploymentParameter(stage) }), {
    abortSignal: AbortSignal.timeout(10_000),
  });
  const variables = variablesOf(Parameter?.Value ?? '');
  return { variables, parameters: await readParameters(ssm, variables['PARAMETER_PREFIX'] ?? '') };
}

/** The last day of which this release knows whether it is a working day. */
export const calendarEnd = (): Day => createCalendar().publishedThrough;
