import type { Hono } from 'hono';
import { createHost, type Parts } from '../operation.ts';
import { CLAIMS } from './claims.ts';
import { ITEMS } from './items.ts';
import { ORDERS } from './orders.ts';
import { USERS } from './users.ts';

/** api.mercadolibre.com, as far as a seller's own trade goes. */
export const createMarketApp = (parts: Parts): Hono => createHost(parts, [...USERS, ...ORDERS, ...CLAIMS, ...ITEMS]);
