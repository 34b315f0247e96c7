import type { Hono } from 'hono';
import { createHost, type Parts } from '../operation.ts';
import { CONFIG } from './config.ts';
import { RELEASES } from './releases.ts';

/** api.mercadopago.com, as far as the money of sales on Mercado Libre goes. The configuration's path comes first. */
export const createPagoApp = (parts: Parts): Hono => createHost(parts, [...CONFIG, ...RELEASES]);
