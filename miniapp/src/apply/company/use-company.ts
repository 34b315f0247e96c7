import { declareCompany } from '@loan/shared/api/application';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { addressOf, placeOf } from '../../application/place.ts';
import { show } from '../../application/shown.ts';
import {
  type CompanyForm,
  emptyForm,
  grouped,
  type Problems,
  problemsFromServer,
  problemsOf,
  requestOf,
  type TextField,
} from '../../forms/company-form.ts';
import { chooseInvoiceTitle } from '../../platform/invoice-title.ts';
import { createStore, type Store, useStore } from '../../state/store.ts';
import { useCommand } from '../../state/use-command.ts';

/** Going back loses nothing: what was typed waits in memory. It holds identity numbers, so it is never stored. */
const drafts = new Map<string, Store<CompanyForm>>();
function draftOf(view: ApplicationView): Store<CompanyForm> {
  const known = drafts.get(view.id);
  if (known) return known;
  const fresh = createStore(emptyForm(view.eligibility));
  drafts.set(view.id, fresh);
  return fresh;
}

export function useCompany(view: ApplicationView) {
  const draft = draftOf(view);
  const form = useStore(draft);
  /** Fields that were left at least once: only those are told what is wrong with them. */
  const [left, setLeft] = useState<ReadonlySet<keyof CompanyForm>>(new Set());
  const [fromInvoice, setFromInvoice] = useState(false);
  const { busy, problem, run } = useCommand();

  const problems = problemsOf(form, shanghaiDay(instantOf(new Date())));
  const refused: Problems = problem?.tag === 'Refused' ? problemsFromServer(problem.fields) : {};
  const change = (changed: Partial<CompanyForm>) => draft.set({ ...draft.get(), ...changed });

  function leave(field: keyof CompanyForm) {
    setLeft((before) => new Set([...before, field]));
    if (field === 'creditCode') change({ creditCode: grouped(draft.get().creditCode) });
    const { name, holderName } = draft.get();
    if (field === 'name' && holderName === '') change({ holderName: name });
  }

  async function fillFromInvoice() {
    const title = await chooseInvoiceTitle();
    if (!title) return;
    const { name, creditCode, bankName, accountNumber } = title;
    change({ name, creditCode: grouped(creditCode), bankName, accountNumber, holderName: name });
    setFromInvoice(true);
  }

  const isPersonal = form.holderKind === 'personal';
  const wrong = Object.keys(problems).length;
  const submit = () =>
    run(
      () => call(declareCompany, { id: ApplicationId.parse(view.id), ...requestOf(draft.get()) }),
      (after) => {
        drafts.delete(view.id);
        show(after);
        void Taro.redirectTo({ url: addressOf(placeOf(after), view.id) });
      },
    );

  return {
    form,
    field: (name: TextField) => ({
      id: name,
      value: form[name],
      change: (value: string) => change({ [name]: value }),
      leave: () => leave(name),
      problem: refused[name] ?? (left.has(name) ? problems[name] : undefined),
    }),
    change,
    fromInvoice,
    fillFromInvoice,
    wrong,
    isPersonal,
    canSubmit: wrong === 0 && !isPersonal && !busy,
    busy,
    problem: problem?.tag === 'Refused' && problem.fields.length > 0 ? undefined : problem,
    /** Instead of sending: shows at once everything that is still open. */
    showProblems: () => setLeft(new Set(Object.keys(form) as (keyof CompanyForm)[])),
    submit,
  };
}
