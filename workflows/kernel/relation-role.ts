// The role of the links that relations between persons leave: one for each relation, by its number.

const prefix = "relation:";

export const relationRole = (relation: number): string => `${prefix}${relation}`;

/** All of them lie between these two, in the order of text. */
export const relationRoles: readonly [from: string, to: string] = [prefix, `${prefix}~`];
