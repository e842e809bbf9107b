// How a name sounds to who writes it down at an Italian desk: names with the same key are taken for one another
// ("Bergnasco" and "Berniasco", "Pagliari" and "Paliari", "Checchi" and "Kecki"). Takes one sortable word.

/** In this order: each rule sees what the ones before left. */
const rules: readonly [RegExp, string][] = [
  [/ph/g, "f"],
  [/x/g, "cs"],
  [/w/g, "v"],
  [/[jy]/g, "i"],
  // ch, k, q and c are one: which of them a name has cannot be heard, and c before e and i is confused with ch.
  [/[kq]/g, "c"],
  // Silent where Italian has it: gh, ch, th, sh, and at the beginning of foreign names.
  [/h/g, ""],
  [/gn/g, "ni"],
  [/gli/g, "li"],
  [/tz/g, "z"],
  // Double letters are heard differently in every valley.
  [/(.)\1+/g, "$1"],
];

export const soundOf = (word: string): string => rules.reduce((text, [from, to]) => text.replace(from, to), word);
