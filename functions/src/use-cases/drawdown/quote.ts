import type { QuoteView } from '@loan/shared/api/view';
import { quoteOf, type Wish } from '@loan/shared/drawdown/quote';
import type { Deps } from '../deps.ts';

/** A wish against the calendar: due days that fall on a holiday move to the next working day. */
export const quoteFor = ({ calendar }: Pick<Deps, 'calendar'>, wish: Wish): QuoteView =>
  quoteOf(wish, (day) => calendar.expectsWorkingDay(day));
