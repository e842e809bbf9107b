// A value of the address: of one that stands there more than once the first, of one that does not stand there no word.

export const oneParam = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";
