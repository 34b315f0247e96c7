import { createStore, type Store } from '../state/store.ts';

/** A question put to the person by a sheet: code waits for the answer, whichever page is in front shows the sheet. */
export type Asked<Question, Answer> = Store<{ question: Question; answer: (given: Answer) => void } | undefined> & {
  ask(question: Question): Promise<Answer>;
};

export function createAsked<Question, Answer>(): Asked<Question, Answer> {
  const store = createStore<{ question: Question; answer: (given: Answer) => void } | undefined>(undefined);
  return {
    ...store,
    ask: (question) =>
      new Promise((resolve) => {
        const answer = (given: Answer) => {
          store.set(undefined);
          resolve(given);
        };
        store.set({ question, answer });
      }),
  };
}
