/** Thousands apart; no Intl, which some phones lack. */
export const grouped = (figure: number | string): string => {
  const [whole = '', ...rest] = String(figure).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
};
