import { PRODUCT } from './policies/messages.ts';

/** What a case is called at the desk: its product and the beginning of its number; no company is named here. */
export const nameOfCase = ({ product, applicationId }: { product: string; applicationId: string }): string =>
  `${PRODUCT[product] ?? product} ${applicationId.slice(0, 8).toUpperCase()}`;
