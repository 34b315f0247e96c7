import { amountText } from '../kernel/amount.ts';
import { beijingText } from '../kernel/beijing-time.ts';
import { findCompany } from '../people/people.ts';
import { type Account, accountsOf } from './accounts.ts';
import { type Flow, flowsByAccount, type Movement } from './flows.ts';
import { presentAccount, presentCredit, presentFlow, presentWithdrawal } from './present.ts';
import { type Problem, wrongParameter } from './problems.ts';
import { type Ask, fitting, isProblem, pageOf, windowOf } from './query.ts';

type Operation = (ask: Ask) => object | Problem;

const ok = (data: unknown) => ({ code: '000000', data });
const holderIdOf = (companyKey: string) => `20${findCompany(companyKey)?.corporateAccount.accountNumber.slice(-12)}`;

/** The reading part of LianLian's user API. Source: its Stoplight specification llp-api-userapi-regular. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST /holder/query/list': ({ companyKey, fields }) => {
    const company = findCompany(companyKey);
    const holderType = fields['holderType'];
    if (holderType !== undefined && holderType !== 0 && holderType !== 1) {
      return wrongParameter(`[holderType=${holderType}] 输入不合法，范围为0-1`);
    }
    const holderName = company?.collectionAccount.holderName ?? '';
    const ownCompany = holderName === company?.name;
    const holder = {
      holderId: holderIdOf(companyKey),
      holdType: ownCompany ? 1 : 0,
      holderName,
      holderNameEn: ownCompany ? company.englishName : '',
    };
    const resultList = holderType === undefined || holderType === holder.holdType ? [holder] : [];
    return ok({ totalSize: resultList.length, resultList });
  },
  'GET /collection/v1/shop/accounts': (ask) => {
    const page = pageOf(ask.fields, mine(ask));
    if (isProblem(page)) return { ...page, status: 400 };
    const iso = (at: number) => new Date(at).toISOString();
    return ok({ total: page.total, list: presentAccounts(ask, page.rows, iso) });
  },
  'POST /account/query': (ask) => {
    const page = pageOf(ask.fields, mine(ask));
    if (isProblem(page)) return page;
    return ok({ totalSize: page.total, resultList: presentAccounts(ask, page.rows, beijingText) });
  },
  'POST /account/balance/query': (ask) => ok(balances(ask)),
  'POST /transaction/entry/list': (ask) => {
    const byUpdate = ask.fields['startTime'] === undefined && ask.fields['endTime'] === undefined;
    const found = moved(ask, ({ credit }) => credit !== undefined, windowOf(ask.fields, byUpdate ? 'Update' : ''));
    return isProblem(found) ? found : listed(ask, found, presentCredit, 'creditStatus');
  },
  'POST /myshop/transaction': (ask) => {
    const { accountId, transType } = ask.fields;
    if (accountId === undefined) return wrongParameter('[accountId] 账户编号不能为空');
    if (mine(ask).length === 0) return wrongParameter('[accountId] 账户编号不存在');
    const way = transType === undefined || transType === '' ? undefined : String(transType) === '0';
    const found = moved(ask, ({ incoming }) => way === undefined || incoming === way, windowOf(ask.fields));
    return isProblem(found) ? found : listed(ask, found, presentFlow);
  },
  'POST /withdraw/record/list': (ask) => {
    const found = moved(ask, ({ withdrawal }) => withdrawal !== undefined, windowOf(ask.fields));
    return isProblem(found) ? found : listed(ask, found, presentWithdrawal, 'withdrawStatus');
  },
  'GET /collection/v1/kyc/status': () => ({ status: 'ACTIVE' }),
};

const mine = ({ trade, companyKey, fields }: Ask) =>
  fitting(accountsOf(trade, companyKey), fields, holderIdOf(companyKey));

function presentAccounts({ trade, now }: Ask, accounts: readonly Account[], time: (at: number) => string) {
  const flows = flowsByAccount(trade, accounts);
  return accounts.map((account) => presentAccount(account, flows.get(account)?.at(-1)?.balance ?? 0, time, now));
}

function balances({ trade, companyKey }: Ask) {
  const sums = new Map<string, { minor: number; decimals: 0 | 2; accountNum: number }>();
  for (const [account, flows] of flowsByAccount(trade, accountsOf(trade, companyKey))) {
    const known = sums.get(account.currency) ?? { minor: 0, decimals: account.decimals, accountNum: 0 };
    const balance = flows.at(-1)?.balance ?? 0;
    sums.set(account.currency, { ...known, minor: known.minor + balance, accountNum: known.accountNum + 1 });
  }
  return [...sums].map(([currency, { minor, decimals, accountNum }]) => ({
    currency,
    balance: amountText(minor, decimals),
    accountNum,
  }));
}

/** Movements of the window on the accounts that fit, the latest first. */
function moved(ask: Ask, wanted: (flow: Flow) => boolean, window: ReturnType<typeof windowOf>): Movement[] | Problem {
  if (isProblem(window)) return window;
  return [...flowsByAccount(ask.trade, mine(ask))]
    .flatMap(([account, flows]) => flows.map((flow) => ({ account, flow })))
    .filter(({ flow }) => flow.at >= window.from && flow.at < window.to && wanted(flow))
    .sort((a, b) => b.flow.at - a.flow.at);
}

type Present = (movement: Movement, now: number) => Readonly<Record<string, unknown>>;

function listed(ask: Ask, found: Movement[], present: Present, status?: string): object | Problem {
  const asked = status === undefined ? undefined : ask.fields[status];
  const rows = found.map((movement) => present(movement, ask.now));
  const fitting = asked === undefined ? rows : rows.filter((row) => String(row[status ?? '']) === String(asked));
  const page = pageOf(ask.fields, fitting);
  return isProblem(page) ? page : ok({ totalSize: page.total, resultList: page.rows });
}
