import type { ApplicationView } from '@loan/shared/api/view';
import type { Mover } from '@loan/shared/application/clock';

type Role = ApplicationView['people'][number]['role'];

export const ROLE: Record<Role, string> = { legalRepresentative: '法定代表人', controller: '实际控制人' };

/** Whose move it is, to somebody who reads it on their own phone. */
const MOVER: Record<Mover, string> = {
  us: '本程序',
  bank: '银行',
  applicant: '申请人',
  legalRepresentative: '法定代表人',
  controller: '实际控制人',
  counterparty: '买方或货代',
  nobody: '',
};

export const namesOf = (movers: readonly Mover[]): string =>
  movers
    .map((mover) => MOVER[mover])
    .filter((name) => name !== '')
    .join('、');
