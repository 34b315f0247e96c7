import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@loan/shared/schema';
import { type Finding, lacking, soon, unseen, well } from './finding.ts';

const Text = z.object({ Default: z.string() });

/** What `npx serverless package` leaves behind, as far as it is judged here. */
const Packaged = z.object({
  state: z.object({ service: z.object({ provider: z.object({ stage: z.string(), region: z.string() }) }) }),
  template: z.object({
    Parameters: z.object({ OutgoingAddress: Text, DomainName: Text, CertificateArn: Text, AlarmMailbox: Text }),
    Resources: z.object({
      ApiLambdaFunction: z.object({
        Properties: z.object({
          Environment: z.object({ Variables: z.object({ DOMAIN_CHECK_FILE: z.string(), PARTNER_ID: z.string() }) }),
        }),
      }),
    }),
  }),
});
export type Packaged = z.infer<typeof Packaged>;

/** The partner of the examples: nobody's own number. */
const EXAMPLE_PARTNER = 'P-SZ-001';

export function readPackage(folder: string): Packaged | undefined {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  try {
    return Packaged.parse({
      state: read('serverless-state.json'),
      template: read('cloudformation-template-update-stack.json'),
    });
  } catch {
    return undefined;
  }
}

/** What the package of a stage was made with. */
export function packageFindings(packaged: Packaged | undefined, stage: string): Finding[] {
  const made = packaged?.state.service.provider;
  if (!packaged || made?.stage !== stage) {
    return [unseen(`Package of stage ${stage}`, `npx serverless package --stage ${stage}, then ask again.`)];
  }
  const { OutgoingAddress, DomainName, CertificateArn, AlarmMailbox } = packaged.template.Parameters;
  const { DOMAIN_CHECK_FILE, PARTNER_ID } =
    packaged.template.Resources.ApiLambdaFunction.Properties.Environment.Variables;
  const given = (value: string, what: string, cure: string) =>
    value ? well(`${what}: ${value}`) : lacking(`No ${what}`, cure);
  return [
    well(`Package of stage ${stage} for ${made.region}`),
    given(DomainName.Default, 'domain', 'Set the param domain: WeChat admits only filed domains of your own.'),
    given(
      CertificateArn.Default,
      'certificate',
      'Import or request one in this region and set the param certificateArn.',
    ),
    given(
      DOMAIN_CHECK_FILE,
      "file for WeChat's domain check",
      'Download it from the WeChat console; set domainCheckFile and domainCheckText.',
    ),
    given(
      AlarmMailbox.Default,
      'mailbox for alarms',
      'Set the param alarmMailbox, and confirm the subscription it is sent.',
    ),
    PARTNER_ID === EXAMPLE_PARTNER
      ? lacking(`The partner is still ${PARTNER_ID}`, 'Set the param partnerId to the number agreed with the bank.')
      : well(`Partner ${PARTNER_ID}`),
    OutgoingAddress.Default === 'fixed'
      ? well('Functions leave through one fixed address')
      : soon(
          'Functions leave through changing addresses',
          'Vendors that admit by address will refuse them: outgoingAddress: fixed.',
        ),
  ];
}
