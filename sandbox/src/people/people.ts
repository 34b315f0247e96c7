import { COMPANIES, type Company } from './companies.ts';
import { PERSONS, type Person } from './persons.ts';

/** Everybody who lives in the sandbox: one table that all vendors, the demo and the journeys read. */
export const PEOPLE: { companies: readonly Company[]; persons: readonly Person[] } = {
  companies: COMPANIES,
  persons: PERSONS,
};

export const findCompany = (key: string): Company | undefined => COMPANIES.find((company) => company.key === key);

export const findPerson = (key: string): Person | undefined => PERSONS.find((person) => person.key === key);
