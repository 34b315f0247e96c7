import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './faults.ts';
import { Template } from './template.ts';

const spec = loadAwsServiceSpecSync();

/** A template in which every kind of reference stands once. */
const sound = {
  Parameters: { Days: { Type: 'Number' } },
  Conditions: { Locked: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Days' }, 0] }] } },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60, SqsManagedSseEnabled: true } },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Condition: 'Locked',
      DependsOn: ['Queue'],
      Properties: {
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        SSESpecification: { 'Fn::If': ['Locked', { SSEEnabled: true }, { Ref: 'AWS::NoValue' }] },
      },
    },
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: {
          Statement: [{ Resource: [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, { 'Fn::Sub': '${Table.Arn}/index/*' }] }],
        },
      },
    },
  },
  Outputs: { Where: { Value: { 'Fn::Sub': ['${name} in ${AWS::Region}', { name: { Ref: 'Table' } }] } } },
};

const faultsAfter = (mutate: (template: typeof sound) => void): string[] => {
  const template = structuredClone(sound);
  mutate(template);
  return faultsOf(Template.parse(template), spec);
};

/** Sets a value deep in the template, past what its type knows. */
const set =
  (path: string, value: unknown) =>
  (template: object): void => {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Record<string, unknown>>(
      (at, step) => at[step] as Record<string, unknown>,
      template as never,
    );
    holder[last] = value;
  };

describe('the judge of templates', () => {
  it('finds no fault in a sound template', () => {
    expect(faultsAfter(() => {})).toEqual([]);
  });

  it.each([
    ['a type that does not exist', 'Resources.Queue.Type', 'AWS::SQS::Quue', 'Queue: unknown type AWS::SQS::Quue'],
    [
      'a property that does not exist',
      'Resources.Queue.Properties.VisiblityTimeout',
      60,
      'Queue.VisiblityTimeout: unknown property',
    ],
    ['a property that is missing', 'Resources.Table.Properties', {}, 'Table.KeySchema: is required'],
    [
      'a number that is none',
      'Resources.Queue.Properties.VisibilityTimeout',
      'soon',
      'Queue.VisibilityTimeout: wants a number',
    ],
    [
      'a boolean that is none',
      'Resources.Queue.Properties.SqsManagedSseEnabled',
      'yes',
      'Queue.SqsManagedSseEnabled: wants a boolean',
    ],
    [
      'an object in place of a list',
      'Resources.Table.Properties.AttributeDefinitions',
      {},
      'Table.AttributeDefinitions: wants a list',
    ],
    [
      'a wrong shape inside a branch',
      'Resources.Table.Properties.SSESpecification',
      { 'Fn::If': ['Locked', { On: true }, { Ref: 'AWS::NoValue' }] },
      'Table.SSESpecification.On: unknown property',
    ],
    ['a reference to nothing', 'Outputs.Where.Value', { Ref: 'Tabel' }, 'Outputs.Where.Value: nothing is named Tabel'],
    [
      'an attribute that does not exist',
      'Outputs.Where.Value',
      { 'Fn::GetAtt': ['Queue', 'Url'] },
      'Outputs.Where.Value: AWS::SQS::Queue has no attribute Url',
    ],
    [
      'a name in a text that leads nowhere',
      'Outputs.Where.Value',
      { 'Fn::Sub': '${Tabel.Arn}' },
      'Outputs.Where.Value: nothing is named Tabel',
    ],
    [
      'a reference deep in a policy',
      'Resources.Policy.Properties.PolicyDocument',
      { Statement: [{ Resource: { Ref: 'Gone' } }] },
      'Policy.PolicyDocument.Statement[0].Resource: nothing is named Gone',
    ],
    ['a condition that does not exist', 'Resources.Table.Condition', 'Lokced', 'Table.Condition: no condition Lokced'],
    [
      'a branch on a condition that does not exist',
      'Outputs.Where.Value',
      { 'Fn::If': ['Open', 'a', 'b'] },
      'Outputs.Where.Value: no condition Open',
    ],
    ['an order that waits for nothing', 'Resources.Table.DependsOn', ['Gone'], 'Table.DependsOn: no resource Gone'],
    [
      'resources that wait for each other',
      'Resources.Queue.Properties.QueueName',
      { Ref: 'Table' },
      'ring: Queue → Table → Queue',
    ],
  ])('finds %s', (_, path, value, fault) => {
    expect(faultsAfter(set(path, value))).toContain(fault);
  });
});
