import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { OperationName } from './quotas.ts';

/** Amazon's own answer to a request of its static sandbox. */
export type StaticExample = { status: number; parameters: Readonly<Record<string, unknown>>; response: unknown };
export type StaticExamples = (operation: OperationName) => readonly StaticExample[];

/** The models that describe the operations served here, below a folder of official specifications. */
const MODELS = [
  'reports-api-model/reports_2021-06-30.json',
  'finances-api-model/financesV0.json',
  'orders-api-model/ordersV0.json',
  'sellers-api-model/sellers.json',
];

type Model = { paths: Record<string, Record<string, { operationId?: string; responses?: Record<string, Answer> }>> };
type Answer = { 'x-amzn-api-sandbox'?: { static?: { request: { parameters?: Listed }; response: unknown }[] } };
type Listed = Record<string, { value: unknown }>;

/**
 * Reads the examples from the official models at run time; without the folder there are none.
 * Nothing of the models is part of this project.
 */
export function readStaticExamples(specsDir: string | undefined): StaticExamples {
  const byOperation = new Map<string, StaticExample[]>();
  for (const path of MODELS) {
    const file = join(specsDir ?? '', 'amazon', 'models', path);
    if (specsDir === undefined || !existsSync(file)) continue;
    const model = JSON.parse(readFileSync(file, 'utf8')) as Model;
    for (const operation of Object.values(model.paths).flatMap((methods) => Object.values(methods))) {
      if (operation.operationId) byOperation.set(operation.operationId, examplesOf(operation.responses ?? {}));
    }
  }
  return (operation) => byOperation.get(operation) ?? [];
}

const examplesOf = (responses: Record<string, Answer>): StaticExample[] =>
  Object.entries(responses).flatMap(([status, answer]) =>
    (answer['x-amzn-api-sandbox']?.static ?? []).map(({ request, response }) => ({
      status: Number(status),
      parameters: Object.fromEntries(
        Object.entries(request.parameters ?? {}).map(([name, { value }]) => [name, value]),
      ),
      response,
    })),
  );

/** What a request carries: text from the query and the path, and a JSON body under the name `body`. */
export type Given = Readonly<Record<string, unknown>>;

/** An example fires when the request's parameters equal the listed ones, no more and no fewer. */
export function matchExample(examples: readonly StaticExample[], given: Given): StaticExample | undefined {
  const names = Object.keys(given).sort();
  return examples.find(
    ({ parameters }) =>
      isDeepStrictEqual(Object.keys(parameters).sort(), names) &&
      names.every((name) => isSame(parameters[name], given[name])),
  );
}

function isSame(listed: unknown, given: unknown): boolean {
  if (typeof given !== 'string') return isDeepStrictEqual(listed, given);
  return (Array.isArray(listed) ? listed.join(',') : String(listed)) === given;
}
