// Whether a text is an IBAN: the check of ISO 13616 (letters as numbers, remainder 97). It finds a wrong digit, never whose it is.

/** Without blanks, in capitals. */
export const tidyIban = (text: string): string => text.replaceAll(/\s/g, "").toUpperCase();

const italian = 27;

/** An Italian one has its own length; of others only the check is known here. */
export function isIban(text: string): boolean {
  const iban = tidyIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.startsWith("IT") && iban.length !== italian) return false;
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const sign of moved) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
