// A table as CSV for an Italian spreadsheet (server/csv.ts): first what stands about the file, then an empty line, then the
// table. Days are written as Italians write them, decimals with a comma.
import { csvLine, csvMark } from "../csv.ts";
import { type Made, type Table, written } from "./table.ts";

export function csvFile({ columns, slices, about }: Table): Made {
  async function* body(): AsyncGenerator<string> {
    yield csvLine(columns.map(({ label }) => label));
    for await (const rows of slices)
      yield rows
        .map((row) =>
          csvLine(
            columns.map(({ type }, i) => {
              const cell = row[i] ?? null;
              return typeof cell === "number" && type === "number" ? cell : written(cell, type, "it");
            }),
          ),
        )
        .join("");
  }
  const head = () =>
    `${csvMark}${about()
      .map(([label, words]) => csvLine([label, words]))
      .join("")}\r\n`;
  return { body: body(), head };
}
