import { rmSync } from 'node:fs';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Cloud, startCloud, unpack, VARIABLES } from './bundle.ts';
import { faultsOf } from './faults.ts';
import { lint } from './lint.ts';
import { type Packaged, packageStage } from './packaged.ts';
import { printFromPackage, printFromSources } from './printing.ts';
import { filterOf, ofType, statementsOf, variablesOf } from './reading.ts';

const STAGES = [
  { stage: 'prod', region: 'ap-southeast-1' },
  { stage: 'cn', region: 'cn-northwest-1' },
];
const LANES = ['Calls', 'Pulls', 'Documents'];
const FUNCTIONS = ['Api', ...LANES];
const MEGABYTE = 1024 * 1024;

const packages = new Map<string, Packaged>();
beforeAll(async () => {
  // One after the other: both write the same working folder of the bundler.
  for (const { stage } of STAGES) packages.set(stage, await packageStage(stage));
  const sizes = STAGES.map(
    ({ stage }) =>
      `${stage}: ${packaged(stage)
        .zips.map(({ name, bytes }) => `${name} ${Math.round(bytes / 1024)} KB`)
        .join(', ')}`,
  );
  process.stdout.write(`Packages ${sizes.join(' · ')}\n`);
}, 900_000);
afterAll(() => {
  for (const { folder } of packages.values()) rmSync(folder, { recursive: true, force: true });
});

function packaged(stage: string): Packaged {
  const found = packages.get(stage);
  if (!found) throw new Error(`${stage} was not packaged`);
  return found;
}

describe.each(STAGES)('the package of stage $stage', ({ stage, region }) => {
  const template = () => packaged(stage).template;

  it('has no fault that the resource specification knows', () => {
    expect(faultsOf(template(), loadAwsServiceSpecSync())).toEqual([]);
  });

  it(`has no fault that cfn-lint finds for ${region}`, async () => {
    expect(await lint(packaged(stage).templateFile, region)).toEqual([]);
  }, 180_000);

  it('writes no partition by hand', () => {
    expect(packaged(stage).templateText).not.toMatch(/arn:aws(-cn)?:/);
  });

  it('holds no source map, and stays within what a function may weigh', () => {
    const { zips } = packaged(stage);
    expect(zips.map(({ name }) => name).sort()).toEqual(['api.zip', 'calls.zip', 'documents.zip', 'pulls.zip']);
    for (const { name, bytes } of zips) {
      expect([name, bytes < (name === 'documents.zip' ? 30 : 3) * MEGABYTE]).toEqual([name, true]);
    }
  });

  it('gives each function a role of its own', () => {
    const roles = ofType(template(), 'AWS::Lambda::Function').map(({ Role }) => JSON.stringify(Role));
    expect(roles).toHaveLength(FUNCTIONS.length);
    expect(new Set(roles).size).toBe(FUNCTIONS.length);
  });

  it('lets no role do everything, nor touch everything but network interfaces', () => {
    const statements = statementsOf(template());
    expect(statements.length).toBeGreaterThan(FUNCTIONS.length);
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
    const everywhere = statements.filter(({ resources }) => resources.includes('*')).flatMap(({ actions }) => actions);
    expect(everywhere.filter((action) => !action.startsWith('ec2:'))).toEqual([]);
  });

  it('lets no function scan or remove the table, change a lock or remove evidence', () => {
    const allowed = statementsOf(template());
    const forbidden = /dynamodb:(Scan|DeleteTable|UpdateTable)|s3:(Bypass.*|PutObjectRetention|DeleteObjectVersion)/;
    expect(allowed.flatMap(({ actions }) => actions).filter((action) => forbidden.test(action))).toEqual([]);
    const removing = allowed.filter(({ actions }) => actions.includes('s3:DeleteObject'));
    expect(removing.map(({ resources }) => JSON.stringify(resources))).not.toContainEqual(
      expect.stringContaining('EvidenceBucket'),
    );
  });

  it('wakes each lane by due work of its own, and sweeps it each minute', () => {
    const rules = ofType(template(), 'AWS::Events::Rule');
    const mappings = ofType(template(), 'AWS::Lambda::EventSourceMapping');
    for (const lane of LANES) {
      const target = { 'Fn::GetAtt': [`${lane}LambdaFunction`, 'Arn'] };
      const rule = rules.find(({ Targets }) => JSON.stringify(Targets).includes(`${lane}LambdaFunction`));
      expect(rule).toMatchObject({ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' });

      const mapping = mappings.filter(({ FunctionName }) => JSON.stringify(FunctionName) === JSON.stringify(target));
      expect(mapping).toMatchObject([
        {
          BisectBatchOnFunctionError: true,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } } },
        },
      ]);
      expect(filterOf(mapping[0])).toEqual({
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { lane: { S: [lane.toLowerCase()] }, status: { S: ['due'] } } },
      });
    }
  });

  it('answers the phone before API Gateway gives up', () => {
    const api = template().Resources['ApiLambdaFunction']?.Properties;
    expect(api).toMatchObject({ Timeout: 29 });
  });

  it('keeps the table recoverable, encrypted under our key, streamed and safe from removal', () => {
    expect(template().Resources['Table']).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        DeletionProtectionEnabled: true,
      },
    });
  });

  it.each(['FactsBucket', 'EvidenceBucket'])('keeps %s private, encrypted and on TLS', (bucket) => {
    expect(template().Resources[bucket]?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
    });
    expect(template().Resources[`${bucket}Policy`]?.Properties['PolicyDocument']).toMatchObject({
      Statement: [{ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    });
  });

  it('locks evidence for ten years, and lets facts be removed for good', () => {
    expect(template().Resources['EvidenceBucket']?.Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } } },
    });
    expect(template().Resources['FactsBucket']?.Properties).not.toHaveProperty('VersioningConfiguration');
  });

  it('raises an alarm when a function fails, work dies, a record is lost or the sweep stops', () => {
    const alarms = ofType(template(), 'AWS::CloudWatch::Alarm');
    for (const alarm of alarms) expect(alarm).toMatchObject({ AlarmActions: [{ Ref: 'Alarms' }] });
    const watched = alarms.map(({ MetricName, Dimensions }) => `${MetricName} ${JSON.stringify(Dimensions ?? '')}`);
    const expected = [
      ...FUNCTIONS.map((name) => `Errors [{"Name":"FunctionName","Value":{"Ref":"${name}LambdaFunction"}}]`),
      ...LANES.map((name) => `IteratorAge [{"Name":"FunctionName","Value":{"Ref":"${name}LambdaFunction"}}]`),
      'AlarmLines ""',
      'ApproximateNumberOfMessagesVisible [{"Name":"QueueName","Value":{"Fn::GetAtt":["DeadLetters","QueueName"]}}]',
      '5xx [{"Name":"ApiId","Value":{"Ref":"HttpApi"}}]',
      'Invocations [{"Name":"FunctionName","Value":{"Ref":"CallsLambdaFunction"}}]',
    ];
    expect(watched.sort()).toEqual(expected.sort());
  });

  it('gives functions names of things, never secrets', () => {
    const names = ofType(template(), 'AWS::Lambda::Function').flatMap(variablesOf);
    expect([...new Set(names)].sort()).toEqual([...VARIABLES].sort());
  });
});

describe('each function, alone in a folder with its package', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud.close());

  const zipOf = (name: string) => packaged('prod').zips.find((one) => one.name === `${name}.zip`)?.file ?? '';
  const invoke = (name: string, event: unknown) => cloud.invoke(zipOf(name), name, event);
  const get = (path: string) => ({
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'loans.example.cn' },
    requestContext: { http: { method: 'GET', path }, domainName: 'loans.example.cn' },
    isBase64Encoded: false,
  });

  it('api starts and says that it is well', async () => {
    expect(await invoke('api', get('/api/health'))).toMatchObject({ statusCode: 200, body: '{"ok":true}' });
  }, 60_000);

  it("api answers WeChat's check of the domain", async () => {
    expect(await invoke('api', get('/AbCdEf1234.txt'))).toMatchObject({ statusCode: 200, body: 'a1b2c3' });
  }, 60_000);

  it.each(LANES.map((lane) => lane.toLowerCase()))(
    '%s starts and finds nothing due',
    async (lane) => {
      expect(await invoke(lane, { source: 'aws.events', 'detail-type': 'Scheduled Event' })).toBeNull();
    },
    60_000,
  );

  it('documents prints a contract to the same bytes as here, with its own fonts', async () => {
    const unpacked = unpack(zipOf('documents'));
    const printed = await printFromPackage(packaged('prod').folder, unpacked);
    rmSync(unpacked, { recursive: true, force: true });
    expect(printed).toMatch(/^[0-9a-f]{64}$/);
    expect(printed).toBe(await printFromSources());
  }, 120_000);
});

describe('the package for China', () => {
  it('differs from the other in names and in what the region forces, and in nothing else', () => {
    const plain = (stage: string, region: string) =>
      packaged(stage)
        .templateText.replaceAll(`seller-loan-${stage}`, 'seller-loan-STAGE')
        .replaceAll(`seller-loan/${stage}`, 'seller-loan/STAGE')
        .replaceAll(`seller-loan ${stage}`, 'seller-loan STAGE')
        .replaceAll(`${stage}-seller-loan`, 'STAGE-seller-loan')
        .replaceAll(/"(stage|STAGE|Value)": ?"(prod|cn)"/g, '"$1": "STAGE"')
        .replaceAll(/\\"STAGE\\":\\"(prod|cn)\\"/g, 'STAGE')
        // The same, inside the text of the parameter that tells operators where the parts are.
        .replaceAll(`\\"STAGE\\":\\"${stage}\\"`, '\\"STAGE\\":\\"STAGE\\"')
        .replaceAll(/\d{13}-\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'MOMENT')
        .replaceAll(region, 'REGION')
        .replaceAll(/"(arm64|x86_64)"/g, '"ARCHITECTURE"');
    expect(JSON.parse(plain('cn', 'cn-northwest-1'))).toEqual(JSON.parse(plain('prod', 'ap-southeast-1')));
  });
});
