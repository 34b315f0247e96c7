import { handle } from 'hono/aws-lambda';
import { cloudDeps } from '../wiring/cloud.ts';
import { createApi } from './api/app.ts';
import { serveDomainCheck } from './api/domain-check.ts';

const api = createApi(cloudDeps);
serveDomainCheck(api, process.env);

export const handler = handle(api);
