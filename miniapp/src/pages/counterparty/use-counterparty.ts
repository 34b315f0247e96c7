import { answerCounterparty, type CounterpartyView, readCounterparty } from '@loan/shared/api/backing';
import { bindPhone } from '@loan/shared/api/session';
import type { Answer } from '@loan/shared/backing/papers';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../../api/client.ts';
import { configStore, readConfig } from '../../api/config.ts';
import { createPoller } from '../../state/poller.ts';
import { useCommand } from '../../state/use-command.ts';

/** `differs`: no, and the reason is still to be chosen. */
type Choice = Answer | 'differs';
type Assignment = 'acknowledged' | 'refused';
type Choices = {
  lines: Readonly<Record<string, Choice>>;
  agreement: Choice | undefined;
  assignment: Assignment | undefined;
};
const NOTHING: Choices = { lines: {}, agreement: undefined, assignment: undefined };

const timer = { set: setTimeout, clear: (handle: unknown) => clearTimeout(handle as never) };

/** A counterparty's own page: read after the phone number is checked, answered once, and looked at while a shop is read. */
export function useCounterparty(token: string) {
  const [view, setView] = useState<CounterpartyView | undefined>(undefined);
  const [choices, setChoices] = useState<Choices>(NOTHING);
  const reading = useCommand();
  const answering = useCommand();

  const poller = useMemo(
    () =>
      createPoller(async () => {
        const answer = await call(readCounterparty, { token });
        if (answer.ok) setView(answer.value);
        return !answer.ok || isShopAwaited(answer.value);
      }, timer),
    [token],
  );
  const shown = (after: CounterpartyView) => {
    setView(after);
    if (isShopAwaited(after)) poller.start();
  };
  const load = () =>
    reading.run(async () => {
      if (!configStore.get()) await readConfig(call);
      return call(readCounterparty, { token });
    }, shown);
  useDidShow(() => void load());
  useDidHide(poller.stop);
  useEffect(() => poller.stop, [poller]);

  const givePhone = (code: string) =>
    answering.run(async () => {
      const bound = await call(bindPhone, { code });
      return bound.ok ? call(readCounterparty, { token }) : bound;
    }, shown);

  return {
    view,
    choices,
    reading,
    answering,
    load,
    shown,
    givePhone,
    chooseLine: (id: string, choice: Choice) => setChoices({ ...choices, lines: { ...choices.lines, [id]: choice } }),
    chooseAgreement: (agreement: Choice) => setChoices({ ...choices, agreement }),
    chooseAssignment: (assignment: Assignment) => setChoices({ ...choices, assignment }),
    /** The others stand as they were chosen. */
    restTrue: () => view?.trade && setChoices({ ...choices, lines: { ...allTrue(view.trade), ...choices.lines } }),
    send: () =>
      answering.run(() => {
        const { trade } = view ?? {};
        return call(answerCounterparty, answerOf(token, trade, choices));
      }, shown),
  };
}
export type Page = ReturnType<typeof useCounterparty>;
type Trade = NonNullable<CounterpartyView['trade']>;

const allTrue = ({ lines }: Trade): Record<string, Choice> =>
  Object.fromEntries(openLinesOf(lines).map(({ id }) => [id, 'confirmed']));

const openLinesOf = (lines: Trade['lines']) => lines.filter(({ answer }) => answer === undefined);

/** What was chosen, for everything that is still open. */
function answerOf(token: string, trade: Trade | undefined, { lines, agreement, assignment }: Choices) {
  const said = openLinesOf(trade?.lines ?? []).map(({ id }) => ({ id, answer: settled(lines[id]) }));
  return {
    token,
    version: trade?.version ?? 1,
    lines: said,
    ...(agreement ? { agreement: settled(agreement) } : {}),
    ...(assignment ? { assignment } : {}),
  };
}

const settled = (choice: Choice | undefined): Answer =>
  choice === undefined || choice === 'differs' ? 'other' : choice;

/** How many of the things asked have no answer yet, and how many lines are refused. */
export function countOf(trade: Trade, { lines, agreement, assignment }: Choices) {
  const isOpen = (choice: Choice | undefined) => choice === undefined || choice === 'differs';
  const asked = openLinesOf(trade.lines);
  const openLines = asked.filter(({ id }) => isOpen(lines[id])).length;
  const openTerms = trade.agreement && !trade.agreement.answer && isOpen(agreement) ? 1 : 0;
  const openAssignment = trade.assignment && !trade.assignment.answer && !assignment ? 1 : 0;
  const refused = asked.filter(({ id }) => lines[id] !== undefined && lines[id] !== 'confirmed').length;
  return { open: openLines + openTerms + openAssignment, lines: asked.length, refused };
}

const AWAITED: readonly string[] = ['awaitingAuthorisation', 'reading'];
const isShopAwaited = ({ shops }: CounterpartyView): boolean =>
  (shops?.sources ?? []).some(({ state }) => AWAITED.includes(state));
