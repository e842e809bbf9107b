// A table as a page to print, or to keep as PDF from the browser's print dialog: headings repeat on every sheet, and a screen
// reader finds a real table. Its style is a file of ours, so that the page needs nothing that the site's policy forbids.
import { type Made, type Table, written } from "./table.ts";
import { xmlText } from "./xml.ts";

export const printStylePath = "/api/exports/print.css";

export const printStyle = `@page { size: A4 landscape; margin: 12mm; }
body { font: 9.5pt/1.35 "Titillium Web", Arial, sans-serif; color: #000; margin: 1rem; }
h1 { font-size: 14pt; margin: 0 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 0 1rem; }
dt { font-weight: 600; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .5pt solid #888; padding: 2pt 4pt; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
.hint { background: #eef4fb; padding: .5rem .75rem; }
@media print { body { margin: 0; } .hint { display: none; } }
`;

export function printFile({ title, columns, slices, about, locale, printHint }: Table): Made {
  async function* body(): AsyncGenerator<string> {
    yield `<table><thead><tr>${columns.map(({ label }) => `<th scope="col">${xmlText(label)}</th>`).join("")}</tr></thead><tbody>\n`;
    for await (const rows of slices)
      yield rows
        .map((row) => {
          const cells = columns.map(({ type }, i) => {
            const right = type === "number" || type === "cents" ? ' class="n"' : "";
            return `<td${right}>${xmlText(written(row[i] ?? null, type, locale))}</td>`;
          });
          return `<tr>${cells.join("")}</tr>\n`;
        })
        .join("");
    yield "</tbody></table></body></html>\n";
  }
  const head = () => {
    const facts = about().map(([label, words]) => `<dt>${xmlText(label)}</dt><dd>${xmlText(words)}</dd>`);
    return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${xmlText(title)}</title><link rel="stylesheet" href="${printStylePath}"></head><body><p class="hint">${xmlText(printHint)}</p><h1>${xmlText(title)}</h1><dl>${facts.join("")}</dl>`;
  };
  return { body: body(), head };
}
