import { quote, quoteDrawdown, startSigning } from '@loan/shared/api/signing';
import type { ApplicationView, QuoteView } from '@loan/shared/api/view';
import { ApplicationId, DrawdownId } from '@loan/shared/application/ids';
import { type Purpose, purposesOf } from '@loan/shared/drawdown/purpose';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import type { CallError } from '../../api/create-client.ts';
import { show } from '../../application/shown.ts';
import { amountProblemOf, fenFromWan, suggestedWan } from '../../forms/wan.ts';
import { newId } from '../../platform/new-id.ts';
import { askToNotify } from '../../platform/subscribe.ts';
import { useCommand } from '../../state/use-command.ts';
import { methodsFor } from '../../words/methods.ts';
import { carriedFen } from './refusals.ts';
import { termsUpTo } from './terms-offered.ts';

/** Long enough for a finger to come to rest, short enough to seem at once. */
const QUOTE_AFTER_MS = 350;

type Terms = NonNullable<ApplicationView['terms']>;
export type Wish = { wan: string; termMonths: number; method: RepaymentMethod };
type OfMethods<T> = Partial<Record<RepaymentMethod, T>>;

/** A wish and its price: every method is quoted by the server while the wish changes; nothing is kept until "next". */
export function useDrawdown(view: ApplicationView, terms: Terms) {
  const termsOffered = termsUpTo(terms.termMonths);
  const methods = methodsFor(view.product);
  const endsWithOrders = view.product === 'orderLoan';
  const [wish, setWish] = useState<Wish>(() => firstWish(view, terms, { termsOffered, methods }));
  const purposes = purposesOf(view.product);
  const [only, ...others] = purposes;
  // Where there is nothing to choose, nobody is asked.
  const [purpose, setPurpose] = useState<Purpose | undefined>(others.length === 0 ? only : undefined);
  const [edited, setEdited] = useState(false);
  const { quotes, problems } = useQuotes(view.id, wish, { ...terms, methods });
  const { busy, problem: ofTheCommand, run, forget } = useCommand();
  const problem = ofTheCommand ?? problems[wish.method];
  /** Made once a page, so that a second try quotes the same drawdown again. */
  const drawdownId = useRef(view.drawdown?.status === 'quoted' ? view.drawdown.id : newId());

  const { payee = 'corporateAccount', entrusted } = view.payout ?? {};
  const canBePaid = payee === 'corporateAccount' || entrusted !== undefined;
  const amountFen = fenFromWan(wish.wan);
  const problemOfAmount = amountProblemOf(wish.wan, terms.availableFen);

  /** Another wish is no longer the one that was refused; what does not go with it, its quote tells. */
  function change(changed: Partial<Wish>) {
    if (!busy) forget();
    setWish((before) => ({ ...before, ...changed }));
  }

  async function next() {
    if (purpose === undefined || amountFen === undefined || problemOfAmount) return;
    const id = ApplicationId.parse(view.id);
    const { termMonths, method } = wish;
    const asked = askToNotify(view.id, ['contractWaiting', 'disbursed']);
    await run(async () => {
      const drawdown = { drawdownId: DrawdownId.parse(drawdownId.current), amountFen, termMonths, method, purpose };
      const quoted = await call(quoteDrawdown, { id, ...drawdown });
      return quoted.ok ? call(startSigning, { id }) : quoted;
    }, show);
    await asked;
  }

  return {
    wish,
    termsOffered,
    methods,
    endsWithOrders,
    change,
    leaveAmount: () => setEdited(true),
    amountProblem: edited || problemOfAmount === 'tooLarge' ? problemOfAmount : undefined,
    quotes,
    chosen: problemOfAmount ? undefined : quotes[wish.method],
    purposes,
    purpose,
    setPurpose,
    canGoOn: purpose !== undefined && !problemOfAmount && quotes[wish.method] !== undefined && canBePaid && !busy,
    busy,
    problem,
    carriedFen: carriedFen(problem),
    isRefused: (method: RepaymentMethod) => problem !== undefined || problems[method] !== undefined,
    next,
  };
}

type Offered = { termsOffered: readonly number[]; methods: readonly RepaymentMethod[] };

/** What was quoted before, on any phone; else the smaller sum for half a year. */
function firstWish(
  { product, drawdown }: ApplicationView,
  { availableFen, termMonths: most }: Terms,
  offered: Offered,
): Wish {
  const longest = offered.termsOffered[offered.termsOffered.length - 1] ?? most;
  const [method = 'levelInstalment'] = offered.methods;
  // Orders end it sooner by themselves; what was quoted before tells the months they came to.
  const endsWithOrders = product === 'orderLoan';
  if (drawdown?.status === 'quoted' && drawdown.quote.amountFen <= availableFen) {
    const { amountFen, termMonths, method: chosen } = drawdown.quote;
    return {
      ...{ wan: String(amountFen / 1_000_000), method: chosen },
      termMonths: endsWithOrders ? most : termMonths,
    };
  }
  return {
    ...{ wan: suggestedWan(availableFen), method },
    termMonths: endsWithOrders ? most : Math.min(6, longest),
  };
}

type Asking = Pick<Terms, 'availableFen'> & Pick<Offered, 'methods'>;

/**
 * All methods at once, so that they stand side by side; one that is refused takes no other with it. Only the answer to
 * the latest wish counts.
 */
function useQuotes(id: string, { wan, termMonths }: Wish, { availableFen, methods }: Asking) {
  const [quotes, setQuotes] = useState<OfMethods<QuoteView>>({});
  const [problems, setProblems] = useState<OfMethods<CallError>>({});
  const latest = useRef(0);
  const amountFen = amountProblemOf(wan, availableFen) ? undefined : fenFromWan(wan);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the methods are a product's and never change.
  useEffect(() => {
    if (amountFen === undefined) return;
    latest.current += 1;
    const mine = latest.current;
    const handle = setTimeout(async () => {
      const answers = await Promise.all(
        methods.map(async (method) => ({
          method,
          answer: await call(quote, { id: ApplicationId.parse(id), amountFen, termMonths, method }),
        })),
      );
      if (mine !== latest.current) return;
      setQuotes(
        Object.fromEntries(answers.flatMap(({ method, answer }) => (answer.ok ? [[method, answer.value]] : []))),
      );
      setProblems(
        Object.fromEntries(answers.flatMap(({ method, answer }) => (answer.ok ? [] : [[method, answer.error]]))),
      );
    }, QUOTE_AFTER_MS);
    return () => clearTimeout(handle);
  }, [id, amountFen, termMonths]);

  return { quotes, problems };
}
