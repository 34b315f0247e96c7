const ACCOUNT =
  'Set AWS_PROFILE (or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) and AWS_REGION as for the deployment.';

/** What an operator can do about a refusal of the cloud; undefined when it is no refusal of the cloud. */
export function cloudProblem(error: unknown, stage: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  switch (error.name) {
    case 'ParameterNotFound':
      return `--stage ${stage}: no such stage is deployed in this account and region. ${ACCOUNT}`;
    case 'CredentialsProviderError':
      return `There are no AWS credentials. ${ACCOUNT}`;
    case 'ExpiredTokenException':
    case 'ExpiredToken':
      return 'The AWS credentials have expired. Sign in again.';
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
    case 'InvalidSignatureException':
      return `AWS does not accept these credentials. ${ACCOUNT}`;
    case 'AccessDeniedException':
    case 'AccessDenied':
      return 'These credentials may not do it: an operator needs the rights of docs/operations.md.';
    default:
      return error.message.startsWith('Region is missing') ? `No AWS region is set. ${ACCOUNT}` : undefined;
  }
}
