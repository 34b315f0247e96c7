import { randomUUID } from 'node:crypto';
import { COMPANIES, type Company } from '@loan/sandbox/people/companies';
import { PERSONS } from '@loan/sandbox/people/persons';
import * as backing from '@loan/shared/api/backing';
import { bindPhone } from '@loan/shared/api/session';
import type { Answer } from '@loan/shared/backing/papers';
import { logIn, type Phone, postJson } from './phone.ts';
import { found, must, type Trip } from './trip.ts';

export const companyOf = (key: string): Company =>
  found(
    COMPANIES.find((company) => company.key === key),
    key,
  );

export async function putPaper({ applicant, id }: Trip, paper: object): Promise<void> {
  const paperId = randomUUID();
  await must('paper', applicant.call(backing.putPaper, { ...id, paperId, paper: { ...paper, id: paperId } } as never));
}

type Said = {
  /** The word on one line, by its number. */
  lineOf: (number: string) => Answer;
  agreement?: Answer;
  assignment?: 'acknowledged' | 'refused';
};

/** The other side's person opens the link on their own phone and answers every line. */
export async function answerAsked(
  trip: Trip,
  { clerk }: Pick<Company, 'clerk'>,
  { lineOf, ...said }: Said,
): Promise<{ token: string; phone: Phone }> {
  const { applicant, id, url, onStep } = trip;
  const { name, phone: number } = found(
    PERSONS.find(({ key }) => key === clerk),
    clerk,
  );
  await onStep('invite counterparty');
  await bindNumber(url, applicant);
  const invited = { ...id, contactName: name, phone: number };
  const { token } = await must('link', applicant.call(backing.inviteCounterparty, invited as never));
  await onStep('counterparty');
  const phone = await logIn(url, clerk);
  await bindNumber(url, phone);
  const { trade } = await must('counterparty', phone.call(backing.readCounterparty, { token }));
  const lines = (trade?.lines ?? []).map((line) => ({ id: line.id, answer: lineOf(line.number) }));
  const version = trade?.version ?? 0;
  await must('answer', phone.call(backing.answerCounterparty, { token, version, lines, ...said }));
  return { token, phone };
}

/** WeChat tells the number of whoever holds the phone. */
async function bindNumber(url: string, phone: Phone): Promise<void> {
  const { code } = (await postJson(`${url}/sandbox/wechat/client/phone`, { person: phone.person })) as { code: string };
  await must('phone', phone.call(bindPhone, { code }));
}
