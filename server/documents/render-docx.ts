// A composed document as DOCX, for who must go on with it in a word processor: true headings, lists and tables, language,
// numbers of pages. The same document of the same instant gives the same bytes.
import { Document, Footer, Header, Packer, Paragraph, Tab, TabStopType, TextRun } from "docx";
import { unzipSync, zipSync } from "fflate";
import { type LetterText, mapTexts } from "../../workflows/rules/letters/letter.ts";
import { longDay } from "../../workflows/rules/letters/long-day.ts";
import { cleanText } from "../../workflows/rules/letters/markup.ts";
import { xmlHead, xmlText } from "../exports/xml.ts";
import { bulletStyle, docxBlocks, lineWidth, type Part, runs, styles } from "./docx-parts.ts";
import { demoMark, type RenderOptions } from "./render-pdf.ts";

/** Margins in twentieths of a point. */
const margin = { top: 1240, right: 1240, bottom: 1440, left: 1360, header: 620, footer: 620 };

function headOf({ letterhead, place, day, reference, addressee, title }: LetterText): Part[] {
  const { caseNumber, protocol } = reference;
  const numbers = [`Pratica n. ${caseNumber}`, ...(protocol === undefined ? [] : [`Protocollo ${protocol}`])];
  const isLetter = addressee.length > 0;
  return [
    new Paragraph({ style: "LetterheadBody", text: letterhead.body }),
    new Paragraph({ style: "LetterheadOffice", text: letterhead.office }),
    new Paragraph({ style: "LetterheadAddress", children: runs(letterhead.address.join("\n")) }),
    new Paragraph({ spacing: { before: 240 }, children: runs([`${place}, ${longDay(day)}`, ...numbers].join("\n")) }),
    ...(isLetter
      ? [
          new Paragraph({
            spacing: { before: 240 },
            indent: { left: lineWidth / 2 },
            children: runs(addressee.join("\n")),
          }),
        ]
      : []),
    new Paragraph({ heading: "Heading1", children: runs(isLetter ? `Oggetto: ${title}` : title) }),
  ];
}

/** The library dates a file by the clock; a document has the instant it is made with. */
const coreProperties = ({ title, letterhead }: LetterText, at: string): string =>
  `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(letterhead.body)}</dc:creator><dc:language>it-IT</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;

/** Entries of a zip carry no zone: the first day there is, as in every archive that is to be made twice alike. */
const undated = new Date(1980, 0, 1);

export async function renderDocx(given: LetterText, { demo, at }: RenderOptions): Promise<Buffer> {
  const letter = mapTexts(given, cleanText);
  const file = `Pratica n. ${letter.reference.caseNumber}`;
  const mark = demo ? [new TextRun(demoMark)] : [];
  const place = new TextRun({ children: [new Tab(), "pagina ", "CURRENT", " di ", "TOTAL_PAGES"] });
  const document = new Document({
    title: letter.title,
    styles,
    numbering: { config: [bulletStyle] },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin } },
        headers: { default: new Header({ children: [new Paragraph({ style: "Header", children: mark })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: "Footer",
                tabStops: [{ type: TabStopType.RIGHT, position: lineWidth }],
                children: [new TextRun(file), place],
              }),
            ],
          }),
        },
        children: [...headOf(letter), ...docxBlocks(letter)],
      },
    ],
  });
  const made = await Packer.toBuffer(document, false, [
    { path: "docProps/core.xml", data: coreProperties(letter, at) },
  ]);
  return Buffer.from(zipSync(unzipSync(made), { mtime: undated }));
}
