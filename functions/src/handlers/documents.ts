import { cloudDeps } from '../wiring/cloud.ts';
import { createLaneHandler } from './lane.ts';

export const handler = createLaneHandler('documents', cloudDeps);
