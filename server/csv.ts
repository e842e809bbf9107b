// A table as CSV that an Italian Excel opens as it is: byte order mark, semicolons, decimal comma, CRLF; text that a spreadsheet would
// run as a formula is kept as text.

export const csvMark = "\uFEFF";

/** A leading quote makes a spreadsheet show the rest as it is; control characters would break the line. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value).replace(".", ",");
  const plain = value.replace(/\p{Cc}+/gu, " ");
  const safe = /^\s*[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[";]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(";")}\r\n`;
