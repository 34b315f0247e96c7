import type { ApplicationView } from '@loan/shared/api/view';
import { ROLE } from '../words/roles.ts';

type Person = ApplicationView['people'][number];
export type Signer = Person & {
  /** 法定代表人、实际控制人 where one person is both. */
  title: string;
  /** Both papers of the current step are signed by this person, as far as they are theirs. */
  signed: boolean;
};

/** One person is often two roles: the same name, number and phone is the same human being. */
const isSame = (one: Person, other: Person): boolean =>
  one.nameMasked === other.nameMasked &&
  one.identityMasked === other.identityMasked &&
  one.phoneMasked === other.phoneMasked;

/** The papers that are being signed now: the contract once it is out, the two authorisations before that. */
const currentSigning = (view: Pick<ApplicationView, 'status' | 'bureau' | 'signing'>) =>
  view.status === 'accepted' ? view.bureau : (view.signing ?? view.bureau);

const SIDE = { legalRepresentative: 'company', controller: 'controller' } as const;

/** Each human being who has to sign, once. */
export function signersOf(view: ApplicationView): Signer[] {
  const signing = currentSigning(view);
  const hasSigned = ({ role }: Person) =>
    signing?.signers.find((signer) => signer.role === SIDE[role])?.state === 'signed';
  const [legal, controller] = ['legalRepresentative', 'controller'].map((role) =>
    view.people.find((person) => person.role === role),
  );
  const persons = [legal, controller].filter((person) => person !== undefined);
  if (legal && controller && isSame(legal, controller)) {
    const title = `${ROLE.legalRepresentative}、${ROLE.controller}`;
    return [{ ...controller, title, signed: persons.every(hasSigned) }];
  }
  return persons.map((person) => ({ ...person, title: ROLE[person.role], signed: hasSigned(person) }));
}

/** Everyone but this reader who still has something to sign. */
export const awaitedOthers = (view: ApplicationView): Signer[] =>
  signersOf(view).filter(({ isMe, signed }) => !isMe && !signed);
