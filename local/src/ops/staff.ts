import { putOnStaff, takeOffStaff } from '@loan/functions/use-cases/staff/staff-list';
import { Staff } from '@loan/shared/api/partner';
import { type Command, done, refusal } from './command.ts';

const UNKNOWN = 'Nobody has that number. The phone shows it when its owner scans the sign-in code of the partner page.';

export const STAFF: readonly Command[] = [
  {
    name: 'staff add',
    what: 'lets somebody sign in to the partner page, as author, approver or reviewer, or only to look',
    argument: { name: 'USER:ACCOUNT:ROLES', what: 'such as 6f1c1c5e-…:sun:approver, or :sun: to look only' },
    needs: ['by'],
    async run(deps, { subject, by }) {
      const [userId = '', account = '', roles = ''] = subject.split(':');
      const staff = Staff.safeParse({ account, roles: roles.split(',').filter(Boolean) });
      if (!staff.success) {
        const text =
          'USER:ACCOUNT:ROLES: the number the phone shows, an account name, and any of author, approver, reviewer';
        return { ...refusal(text, { tag: 'BadStaff' }), exit: 2 };
      }
      const put = await putOnStaff(deps, { userId, staff: staff.data, by });
      return put.ok ? done(`${account} may sign in.`, put.value) : refusal(UNKNOWN, put.error);
    },
  },
  {
    name: 'staff remove',
    what: 'nobody signs in under that number any more; screens it is signed in to end at once',
    argument: { name: 'USER', what: 'the number given with "staff add"; "journal list" shows it' },
    needs: ['by'],
    async run(deps, { subject, by }) {
      const taken = await takeOffStaff(deps, { userId: subject, by });
      return taken.ok ? done('Removed.', { removed: subject }) : refusal(UNKNOWN, taken.error);
    },
  },
];
