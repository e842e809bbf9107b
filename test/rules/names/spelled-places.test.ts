// Addresses spelled otherwise than they were recorded are covered in a text; what only shares a word with them stays.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverPlaces, omitted } from "../../../workflows/rules/names/spelled-places.ts";

const cover = (text: string, ...addresses: string[]) => coverPlaces(text, addresses);

describe("an address in a text", () => {
  it.each([
    ["Abita in via Roma 7 con i figli.", "Via Roma, 7"],
    ["Abita in V. ROMA n° 7 con i figli.", "Via Roma 7"],
    ["Abita in v.le Roma con i figli.", "Viale Roma 7"],
    ["Abita in p.zza Roma, 7 con i figli.", "Piazza Roma 7"],
    ["Abita in Via Giuseppe Garibaldi 12 con i figli.", "Via Garibaldi 12"],
    ["Abita in via Garibaldi con i figli.", "Via Giuseppe Garibaldi 12"],
    ["Abita in Giuseppe Garibaldi con i figli.", "Via Giuseppe Garibaldi 12"],
    ["Abita in vicolo dei Muri, civico 7 con i figli.", "Vicolo dei Muri 7, 46035 Ostiglia"],
    ["Abita in casa di prova con i figli.", "Casa di prova 1"],
    ["Abita in Libertà 3 con i figli.", "Piazza della Liberta' 3"],
  ])("is covered: %s", (text, address) => {
    expect(cover(text, address)).toMatch(/^Abita in \[omissis\],? ?con i figli\.$/u);
  });

  it.each([
    ["È andata a Roma e le piace.", "Via Roma 7"],
    ["Lo so: Roma è lontana.", "Corso Roma 7"],
    ["Ha comprato le rose.", "Viale delle Rose 3"],
    ["Il signor Garibaldi ha 40 anni.", "Via Giuseppe Garibaldi 12"],
    ["Abita in via Verdi 7.", "Via Roma 7"],
    ["", "Via Roma 7"],
    ["Via.", "Via"],
  ])("is not seen where there is none: %s", (text, address) => {
    expect(cover(text, address)).toBe(text);
  });

  it("is covered at each place, and several of them", () => {
    const text = "Prima via Roma 7, poi corso Verdi 12; torna in via Roma.";
    expect(cover(text, "Via Roma 7", "Corso Verdi 12")).toBe(`Prima ${omitted}, poi ${omitted}; torna in ${omitted}.`);
  });

  it("is never left whole, and the text around it stays", () => {
    const word = fc.constantFrom("Erbe", "Nascosta", "Magnolie", "Ponte");
    const words = fc.array(fc.constantFrom("oggi", "viene", "sempre", "Anna", "martedì", "."), { maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 300 }), words, words, (one, other, number, before, after) => {
        const address = `Via ${one} ${other} ${number}`;
        const [from, to] = [before.join(" "), after.join(" ")];
        expect(cover(`${from} ${address} ${to}`, address)).toBe(`${from} ${omitted} ${to}`);
      }),
    );
  });
});
