import { seedOf } from '../kernel/random.ts';
import type { Inflow, Outflow, WorldTrade } from '../trade/trade-types.ts';
import type { Account } from './accounts.ts';

const EVER = Number.POSITIVE_INFINITY;

/** One movement on an account (资金流水), with what is left after it. Amounts are minor units. */
export type Flow = {
  transId: string;
  at: number;
  incoming: boolean;
  busiType: string;
  amount: number;
  balance: number;
  credit?: Inflow;
  withdrawal?: Outflow;
};

export type Movement = { account: Account; flow: Flow };

type Move = Omit<Flow, 'balance'>;

/** Everything that moved so far, account by account, earliest first. */
export function flowsByAccount(trade: WorldTrade, accounts: readonly Account[]): ReadonlyMap<Account, readonly Flow[]> {
  const companyKey = accounts[0]?.companyKey ?? '';
  const moves = new Map<string, Move[]>();
  const keep = (of: Inflow | Outflow, move: Move) => {
    const name = `${of.sellerId}|${of.currency}`;
    const known = moves.get(name);
    if (known) known.push(move);
    else moves.set(name, [move]);
  };
  for (const credit of trade.inflows('lianlian', companyKey, 0, EVER)) keep(credit, moveIn(credit));
  for (const move of trade.outflows('lianlian', companyKey, 0, EVER)) keep(move, moveOut(move));
  return new Map(accounts.map((one) => [one, balanced(moves.get(`${one.sellerId}|${one.currency}`) ?? [])]));
}

function balanced(moves: readonly Move[]): Flow[] {
  let balance = 0;
  return [...moves]
    .sort((a, b) => a.at - b.at)
    .map((move) => {
      balance += move.incoming ? move.amount : -move.amount;
      return { ...move, balance };
    });
}

const moveIn = (credit: Inflow): Move => ({
  transId: idOf(credit, ''),
  at: credit.at,
  incoming: true,
  busiType: '入账',
  amount: credit.amount,
  credit,
});

function moveOut(move: Outflow): Move {
  const { at, amount, kind } = move;
  const incoming = kind === 'loanAdvance';
  const withdrawal = kind === 'withdrawal' && { withdrawal: move };
  return { transId: idOf(move, ''), at, incoming, busiType: busiTypeOf(move), amount, ...withdrawal };
}

/** Source: busiType in the specification's models. */
function busiTypeOf({ kind, lender }: Outflow): string {
  if (kind === 'withdrawal') return '提现';
  if (kind === 'supplierPayment') return '供应商付款';
  if (kind === 'loanAdvance') return '提前宝入账';
  return lender === 'own' ? '提前宝还款' : '金融还款';
}

/** LianLian's ids are the day and a running number; `kind` keeps the ids of one movement's papers apart. */
export function idOf({ reference, at }: { reference: string; at: number }, kind: string): string {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}${String(seedOf('lianlian', kind, reference) % 1_000_000_000).padStart(9, '0')}`;
}
