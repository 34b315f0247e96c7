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
import { METHODS } from '../../words/methods.ts';

const TERMS = [3, 6, 12] as const;
/** Long enough for a finger to come to rest, short enough to seem at once. */
const QUOTE_AFTER_MS = 350;

type Terms = NonNullable<ApplicationView['terms']>;
export type Wish = { wan: string; termMonths: number; method: RepaymentMethod };
type Quotes = Partial<Record<RepaymentMethod, QuoteView>>;

/** A wish and its price: every method is quoted by the server while the wish changes; nothing is kept until "next". */
export function useDrawdown(view: ApplicationView, terms: Terms) {
  const termsOffered = TERMS.filter((months) => months <= terms.termMonths);
  const [wish, setWish] = useState<Wish>(() => firstWish(view, terms, termsOffered));
  const purposes = purposesOf(view.product);
  const [only, ...others] = purposes;
  // Where there is nothing to choose, nobody is asked.
  const [purpose, setPurpose] = useState<Purpose | undefined>(others.length === 0 ? only : undefined);
  const [edited, setEdited] = useState(false);
  const { quotes, problem: quoteProblem } = useQuotes(view.id, wish, terms);
  const { busy, problem, run } = useCommand();
  /** Made once a page, so that a second try quotes the same drawdown again. */
  const drawdownId = useRef(view.drawdown?.status === 'quoted' ? view.drawdown.id : newId());

  const amountFen = fenFromWan(wish.wan);
  const problemOfAmount = amountProblemOf(wish.wan, terms.availableFen);

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
    change: (changed: Partial<Wish>) => setWish((before) => ({ ...before, ...changed })),
    leaveAmount: () => setEdited(true),
    amountProblem: edited || problemOfAmount === 'tooLarge' ? problemOfAmount : undefined,
    quotes,
    chosen: problemOfAmount ? undefined : quotes[wish.method],
    purposes,
    purpose,
    setPurpose,
    canGoOn: purpose !== undefined && problemOfAmount === undefined && quotes[wish.method] !== undefined && !busy,
    busy,
    problem: problem ?? quoteProblem,
    next,
  };
}

/** What was quoted before, on any phone; else the smaller sum for half a year. */
function firstWish({ drawdown }: ApplicationView, { availableFen }: Terms, offered: readonly number[]): Wish {
  const longest = offered[offered.length - 1] ?? 3;
  if (drawdown?.status === 'quoted' && drawdown.quote.amountFen <= availableFen) {
    const { amountFen, termMonths, method } = drawdown.quote;
    return { wan: String(amountFen / 1_000_000), termMonths, method };
  }
  return { wan: suggestedWan(availableFen), termMonths: Math.min(6, longest), method: 'levelInstalment' };
}

/** All methods at once, so that they stand side by side. Only the answer to the latest wish counts. */
function useQuotes(id: string, { wan, termMonths }: Wish, { availableFen }: Terms) {
  const [quotes, setQuotes] = useState<Quotes>({});
  const [problem, setProblem] = useState<CallError | undefined>(undefined);
  const latest = useRef(0);
  const amountFen = amountProblemOf(wan, availableFen) ? undefined : fenFromWan(wan);

  useEffect(() => {
    if (amountFen === undefined) return;
    latest.current += 1;
    const mine = latest.current;
    const handle = setTimeout(async () => {
      const answers = await Promise.all(
        METHODS.map((method) => call(quote, { id: ApplicationId.parse(id), amountFen, termMonths, method })),
      );
      if (mine !== latest.current) return;
      const failed = answers.find((answer) => !answer.ok);
      setProblem(failed && !failed.ok ? failed.error : undefined);
      setQuotes(Object.fromEntries(answers.flatMap((one) => (one.ok ? [[one.value.method, one.value]] : []))));
    }, QUOTE_AFTER_MS);
    return () => clearTimeout(handle);
  }, [id, amountFen, termMonths]);

  return { quotes, problem };
}
