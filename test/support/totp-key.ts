// The key an authenticator app is given (base 32), back to the characters it stands for.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function secretOfKey(key: string): string {
  const bits = [...key].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}
