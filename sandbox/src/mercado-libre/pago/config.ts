import { readJson } from '../../kernel/json.ts';
import type { World } from '../../kernel/world.ts';
import type { Call, Operation } from '../operation.ts';
import { type Problem, problem } from '../problems.ts';
import { isColumn, type Layout, USUAL_COLUMNS } from './report.ts';

type Config = Record<string, unknown> & { columns: { key: string }[]; separator: string; file_name_prefix: string };

const COLLECTION = 'mercado-libre.report-config';
const PATH = '/v1/account/release_report/config';
const MAX_COLUMNS = 50;
const PREFIX = /^[\w-]{1,80}$/;

const isSeparator = (value: unknown): value is string => typeof value === 'string' && [',', ';'].includes(value);

/** How the seller wants the report. Source: "Generate report via API" of Mercado Pago's releases report. */
export const CONFIG: readonly Operation[] = [
  {
    method: 'GET',
    path: PATH,
    run: ({ c, world, shop }) => {
      const config = world.state.get<Config>(COLLECTION, shop.shopId);
      return config ? c.json(config) : NO_CONFIG;
    },
  },
  { method: 'POST', path: PATH, run: (call) => keep(call, 201) },
  { method: 'PUT', path: PATH, run: (call) => keep(call, 200) },
];

// assumed: the words of both; confirm: an account without a configuration, and one with a column nobody knows.
const NO_CONFIG = problem(404, 'config_not_found_for_user', 'Config not found for user.');
const WRONG = problem(400, 'invalid_config', 'The configuration is not valid.');

async function keep({ c, world, shop }: Call, status: 200 | 201): Promise<Response | Problem> {
  if (status === 200 && !world.state.get(COLLECTION, shop.shopId)) return NO_CONFIG;
  const wish = (await readJson(c)) ?? {};
  const { columns, separator = ',', file_name_prefix: prefix } = wish;
  const keys = Array.isArray(columns) ? columns.map((column: { key?: unknown } | null) => String(column?.key)) : [];
  if (keys.length === 0 || keys.length > MAX_COLUMNS || !keys.every(isColumn)) return WRONG;
  if (!isSeparator(separator) || typeof prefix !== 'string' || !PREFIX.test(prefix)) return WRONG;
  const config: Config = {
    file_name_prefix: prefix,
    include_withdrawal: wish['include_withdrawal'] !== false,
    scheduled: false,
    separator,
    display_timezone: 'GMT-04',
    columns: keys.map((key) => ({ key })),
  };
  world.state.set(COLLECTION, shop.shopId, config);
  return c.json(config, status);
}

/** assumed: without a configuration the report is that of the page's example, withdrawals in it. confirm: a new account. */
export function layoutOf({ state }: World, shopId: string): Layout & { prefix: string } {
  const config = state.get<Config>(COLLECTION, shopId);
  return {
    columns: config?.columns.map(({ key }) => key) ?? USUAL_COLUMNS,
    separator: config?.separator ?? ',',
    withdrawals: config?.['include_withdrawal'] !== false,
    prefix: config?.file_name_prefix ?? `release-report-${shopId}`,
  };
}
