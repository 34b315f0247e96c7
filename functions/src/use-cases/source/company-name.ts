/** Full-width and half-width brackets, spaces and case differ between registries; the name does not. */
export const sameCompanyName = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·.,()（）]/g, '')
    .toUpperCase();
