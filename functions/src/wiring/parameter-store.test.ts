import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { readParameters } from './parameter-store.ts';

const ssm = mockClient(SSMClient);
afterEach(() => void ssm.reset());
const read = () => readParameters(new SSMClient({ region: 'cn-northwest-1' }), '/seller-loan/prod');

describe('the parameters of a stage', () => {
  it('are read page by page, under the names that the list gives them', async () => {
    ssm
      .on(GetParametersByPathCommand)
      .resolvesOnce({
        Parameters: [{ Name: '/seller-loan/prod/fadada/app-id', Value: 'a', Type: 'String' }],
        NextToken: '2',
      })
      .resolvesOnce({ Parameters: [{ Name: '/seller-loan/prod/bank/A/secrets', Value: 'b', Type: 'SecureString' }] });
    expect(await read()).toEqual([
      { name: 'fadada/app-id', value: 'a', secure: false },
      { name: 'bank/A/secrets', value: 'b', secure: true },
    ]);
    const [first, second] = ssm.commandCalls(GetParametersByPathCommand).map(({ args }) => args[0].input);
    expect([first?.NextToken, second?.NextToken]).toEqual([undefined, '2']);
  });

  it('are not read for ever when the store never comes to an end', async () => {
    ssm.on(GetParametersByPathCommand).resolves({ Parameters: [], NextToken: 'more' });
    expect(await read()).toEqual([]);
    expect(ssm.commandCalls(GetParametersByPathCommand)).toHaveLength(20);
  });

  it('are an outage, not an empty list, when the store does not answer', async () => {
    ssm.on(GetParametersByPathCommand).rejects(new Error('throttled'));
    await expect(read()).rejects.toThrow('throttled');
  });
});
