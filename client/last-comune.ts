// The comune a contact was last recorded for, by this account on this machine: most who come to a desk live where the one before did.
// Nothing of a person is kept, only the code of a comune.

const nameOf = (accountId: string): string => `ambito.lastComune.${accountId}`;

/** Undefined where none is known, or it is no longer among those that may be chosen. */
export function lastComune(accountId: string, choices: readonly string[]): string | undefined {
  try {
    const found = localStorage.getItem(nameOf(accountId));
    return found !== null && choices.includes(found) ? found : undefined;
  } catch {
    return undefined; // Storage may be forbidden on a shared desk.
  }
}

export function keepLastComune(accountId: string, comune: string): void {
  try {
    localStorage.setItem(nameOf(accountId), comune);
  } catch {
    // It is chosen again next time.
  }
}
