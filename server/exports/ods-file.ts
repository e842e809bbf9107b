// A table as an OpenDocument spreadsheet (ISO/IEC 26300), written as it comes: the rows, then a sheet that says what stands about
// the file. Text is text, never a formula; days and numbers are days and numbers.
import { type Cell, type Column, italianDay, type Made, minuteOf, type Table, written } from "./table.ts";
import { xmlHead, xmlText } from "./xml.ts";
import { zipOf } from "./zip.ts";

const kind = "application/vnd.oasis.opendocument.spreadsheet";
const names = ["office", "table", "text", "style", "number"];
const oasis = "urn:oasis:names:tc:opendocument:xmlns";
const spaces = names
  .map((name) => `xmlns:${name}="${oasis}:${name === "number" ? "datastyle" : name}:1.0"`)
  .concat(`xmlns:fo="${oasis}:xsl-fo-compatible:1.0"`)
  .join(" ");

const manifest = `${xmlHead}<manifest:manifest xmlns:manifest="${oasis}:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;

const part = (name: string) => `<number:${name} number:style="long"/>`;
const dayParts = `${part("day")}<number:text>/</number:text>${part("month")}<number:text>/</number:text>${part("year")}`;
const minuteParts = `${dayParts}<number:text> </number:text>${part("hours")}<number:text>:</number:text>${part("minutes")}`;
const look = (name: string, data: string) =>
  `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${data}"/>`;
const styles = `<office:automatic-styles><number:date-style style:name="nday">${dayParts}</number:date-style><number:date-style style:name="nminute">${minuteParts}</number:date-style><number:number-style style:name="ncents"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>${look("day", "nday")}${look("minute", "nminute")}${look("cents", "ncents")}<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>`;

/** Runs of spaces and line ends have elements of their own. */
const paragraphs = (text: string): string =>
  text
    .split("\n")
    .map(
      (line) =>
        `<text:p>${xmlText(line).replace(/ {2,}|^ | $/g, (some) => `<text:s text:c="${some.length}"/>`)}</text:p>`,
    )
    .join("");

const textCell = (text: string, style = ""): string =>
  `<table:table-cell${style} office:value-type="string">${paragraphs(text)}</table:table-cell>`;
const headCell = (text: string): string => textCell(text, ' table:style-name="head"');

function dayCell(value: string): string {
  const { day, time } = minuteOf(value);
  const [style, full] = time === undefined ? ["day", day] : ["minute", `${day}T${time}:00`];
  return `<table:table-cell table:style-name="${style}" office:value-type="date" office:date-value="${full}"><text:p>${italianDay(value)}</text:p></table:table-cell>`;
}

function cellOf(cell: Cell, type: Column["type"]): string {
  if (cell === null || cell === "") return "<table:table-cell/>";
  if (typeof cell === "string") return type === "day" ? dayCell(cell) : textCell(cell);
  const style = type === "cents" ? ' table:style-name="cents"' : "";
  const value = type === "cents" ? cell / 100 : cell;
  return `<table:table-cell${style} office:value-type="float" office:value="${value}"><text:p>${written(cell, type, "it")}</text:p></table:table-cell>`;
}

async function* content(table: Table): AsyncGenerator<string> {
  const { columns, slices, about, title, aboutTitle } = table;
  yield `${xmlHead}<office:document-content ${spaces} office:version="1.2">${styles}<office:body><office:spreadsheet>`;
  yield `<table:table table:name="${xmlText(title)}"><table:table-column table:number-columns-repeated="${columns.length}"/>`;
  yield `<table:table-header-rows><table:table-row>${columns.map(({ label }) => headCell(label)).join("")}</table:table-row></table:table-header-rows>`;
  for await (const rows of slices)
    yield rows
      .map(
        (row) =>
          `<table:table-row>${columns.map(({ type }, i) => cellOf(row[i] ?? null, type)).join("")}</table:table-row>`,
      )
      .join("");
  yield `</table:table><table:table table:name="${xmlText(aboutTitle)}"><table:table-column table:number-columns-repeated="2"/>`;
  for (const [label, words] of about()) yield `<table:table-row>${headCell(label)}${textCell(words)}</table:table-row>`;
  yield "</table:table></office:spreadsheet></office:body></office:document-content>";
}

export function odsFile(table: Table, at: Date): Made {
  return {
    body: zipOf(
      [
        { path: "mimetype", content: kind, stored: true },
        { path: "META-INF/manifest.xml", content: manifest },
        { path: "content.xml", content: () => content(table) },
      ],
      at,
    ),
  };
}
