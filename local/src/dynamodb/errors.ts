type Body = { __type: string; message: string };

/** What DynamoDB answers when it refuses a request; dynalite throws objects of the same shape. */
export type Refusal = Error & { statusCode: number; body: Body };

class ServiceError extends Error {
  readonly statusCode: number;
  readonly body: Body;

  constructor(body: Body, statusCode: number) {
    super(body.message);
    this.body = body;
    this.statusCode = statusCode;
  }
}

/** An exception named in the DynamoDB API reference, with the members it documents. */
export const refusal = (name: string, message: string, members: object = {}): Refusal =>
  new ServiceError({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message, ...members }, 400);

export const validationError = (message: string): Refusal =>
  new ServiceError({ __type: 'com.amazon.coral.validate#ValidationException', message }, 400);

export const gatewayError = (name: string, message: string): Refusal =>
  new ServiceError({ __type: `com.amazon.coral.service#${name}`, message }, 400);

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'statusCode' in error && 'body' in error;

export const refusalName = (error: Refusal): string => error.body.__type.split('#')[1] ?? '';
