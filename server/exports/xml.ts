// Text inside XML: escaped, and without the signs that XML 1.0 cannot hold.

const unholdable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;
const special = /[&<>"]/g;
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const xmlText = (text: string): string =>
  text.replace(unholdable, "").replace(special, (sign) => entities[sign] ?? sign);

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
