import { handle } from 'hono/aws-lambda';
import { cloudDeps } from '../wiring/cloud.ts';
import { createApi } from './api/app.ts';

export const handler = handle(createApi(cloudDeps));
