import { COMPANIES, type Company } from '@loan/sandbox/people/companies';
import { PERSONS } from '@loan/sandbox/people/persons';
import type { Page } from 'playwright-core';
import { fill, tap } from './hands.ts';

export const companyOf = (name: string): Company => {
  const company = COMPANIES.find(({ key }) => key === name);
  if (!company) throw new Error(`no company ${name}`);
  return company;
};
export const personOf = (name: string) => {
  const person = PERSONS.find(({ key }) => key === name);
  if (!person) throw new Error(`no person ${name}`);
  return person;
};

/** Makes the link for the other side's phone, and gives where it leads. `ask`: what the button says. */
export async function invite(page: Page, ask: string, contact: { name: string; phone: string }): Promise<string> {
  await tap(page, ask);
  await fill(page, 'contactName', contact.name);
  await fill(page, 'contactPhone', contact.phone);
  const made = page.waitForResponse(/counterparty-invitation$/);
  await tap(page, '生成确认链接');
  const { path } = (await (await made).json()) as { path: string };
  await page.getByText('复制确认链接', { exact: true }).waitFor();
  return path;
}
