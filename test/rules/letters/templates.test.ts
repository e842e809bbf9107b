// The templates of the house: complete in themselves, offered by workflows that exist, and filled without a hole.
import { describe, expect, test } from "vitest";
import { composeLetter } from "../../../server/documents/compose.ts";
import { workflows } from "../../../workflows/registry.ts";
import { letterLimits, textsOf } from "../../../workflows/rules/letters/letter.ts";
import { longDay } from "../../../workflows/rules/letters/long-day.ts";
import { isPlaceholder, placeholders } from "../../../workflows/rules/letters/placeholders.ts";
import { fillTemplate, fillText, namesIn } from "../../../workflows/rules/letters/template.ts";
import { findTemplate, templates, templatesFor } from "../../../workflows/rules/letters/templates.ts";
import { composition, exampleValues } from "../../support/example-letters.ts";

const pact = findTemplate("pact", 1);
if (!pact) throw new Error("no pact");

describe("each template", () => {
  test("leaves open what the closed list names, and nothing else", () => {
    const unknown = templates.flatMap((one) =>
      namesIn(one)
        .filter((id) => !isPlaceholder(id))
        .map((id) => [one.id, id]),
    );
    expect(unknown).toEqual([]);
    const used = new Set(templates.flatMap(namesIn));
    expect(Object.keys(placeholders).filter((id) => !used.has(id))).toEqual([]);
  });

  test("has its versions without gaps, both names, and workflows that exist", () => {
    for (const { id, version, name, workflows: offered } of templates) {
      expect(templates.filter((one) => one.id === id && one.version === version)).toHaveLength(1);
      if (version > 1) expect(findTemplate(id, version - 1), id).toBeDefined();
      expect([name.it, name.en].every(Boolean)).toBe(true);
      expect(offered.filter((workflow) => !workflows.some((one) => one.id === workflow))).toEqual([]);
    }
    expect(templatesFor("case-intake")).toHaveLength(11);
    expect(templatesFor("person")).toEqual([]);
  });

  test("names nobody in its title, and asks for no address of a person", () => {
    expect(templates.filter(({ title }) => title.includes("{{"))).toEqual([]);
    expect(Object.keys(placeholders).filter((id) => /\.(address|domicile)/i.test(id))).toEqual([]);
  });

  test("is filled with a value for everything", () => {
    for (const template of templates) {
      expect(fillTemplate(template, exampleValues).missing).toEqual([]);
      const { letter, missing, excess } = composeLetter(composition(template));
      expect([missing, excess]).toEqual([[], undefined]);
      expect(textsOf(letter).filter((text) => /\{\{|\}\}|da completare/.test(text))).toEqual([]);
    }
  });

  test("puts what is written over several lines on lines of its own", () => {
    const within = templates.flatMap(({ id, text }) =>
      [...text.matchAll(/^(.*)\{\{([a-zA-Z.]+)\}\}(.*)$/gm)].flatMap(([, before, name = "", after]) =>
        isPlaceholder(name) && "typed" in placeholders[name] && `${before}${after}` !== "" ? [[id, name]] : [],
      ),
    );
    expect(within).toEqual([]);
  });

  test("says the refusal notice only where no ranking decides", () => {
    expect(findTemplate("refusal-notice", 1)?.workflows).toEqual(["case-intake"]);
  });
});

describe("filling", () => {
  test("what has no value stays in sight and is listed in the order of the document", () => {
    const { text, missing } = fillTemplate(pact, { ...exampleValues, "ownWords.text": " ", "review.day": "" });
    expect(missing).toEqual(["ownWords.text", "review.day"]);
    expect(text).toContain("[da completare: che cosa desidera la persona, con parole sue]");
    const values = { ...exampleValues };
    delete values["person.name"];
    expect(composeLetter(composition(pact, { values })).missing).toEqual(["nome e cognome della persona"]);
  });

  test("a value is words, never a heading, an item or another placeholder", () => {
    const value = (name: string) => ({ "person.name": name });
    expect(fillText("{{person.name}} è qui", value("# Titolo\n- punto"))).toBe("\\# Titolo - punto è qui");
    expect(fillText("- {{person.name}}", value("- punto"))).toBe("- \\- punto");
    expect(fillText("a {{person.name}}", value("{{body.name}}"))).toBe("a {{body.name}}");
    expect(fillText("{{nobody.knows}} {{person.name}}", value("Zoë"))).toBe("{{nobody.knows}} Zoë");
  });

  test("what the worker made of the text is what stands in the letter", () => {
    const { letter, missing } = composeLetter(composition(pact, { bodyText: "Ciao.\n\n[da completare: firma]" }));
    expect(letter.blocks.filter(({ kind }) => kind === "paragraph")).toEqual([
      { kind: "paragraph", text: "Ciao." },
      { kind: "paragraph", text: "[da completare: firma]" },
    ]);
    expect(missing).toEqual(["firma"]);
  });
});

describe("composing", () => {
  const convocation = findTemplate("convocation", 1);
  if (!convocation) throw new Error("no convocation");
  const addressee = { name: "Zoë Şahin", lines: ["Via segreta 1", "46035 Ostiglia"] };

  test("a protected address is nowhere in the letter", () => {
    const open = composeLetter(composition(convocation, { addressee: { ...addressee, addressIsProtected: false } }));
    expect(open.letter.addressee).toEqual(["Zoë Şahin", "Via segreta 1", "46035 Ostiglia"]);
    const shut = composeLetter(composition(convocation, { addressee: { ...addressee, addressIsProtected: true } }));
    expect(shut.letter.addressee).toEqual(["Zoë Şahin"]);
    expect(JSON.stringify(shut)).not.toContain("Via segreta");
  });

  test("a protected address typed into the text is found, however it is written", () => {
    const secrets = ["Via Libertà 12", "46035 Ostiglia", ""];
    const addressee = { name: "Zoë Şahin", lines: secrets, addressIsProtected: true };
    const named = (bodyText: string) => composeLetter(composition(convocation, { bodyText, secrets, addressee })).named;
    expect(named("La signora abita ora in via LIBERTA'\n12, al secondo piano.")).toEqual(["Via Libertà 12"]);
    expect(named("La signora abita in via Libertà 123.")).toEqual([]);
    expect(named("Ci vediamo in sede.")).toEqual([]);
  });

  test("rows of the case stand in the table; without any there are empty ones for the pen", () => {
    const project = findTemplate("individual-project", 1);
    if (!project) throw new Error("no project");
    const rowsOf = (rows?: string[][]) => {
      const { letter } = composeLetter(composition(project, rows ? { rows } : {}));
      return letter.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
    };
    expect(rowsOf([["Aiuto a casa", "cooperativa"]])).toEqual([["Aiuto a casa", "cooperativa", "", ""]]);
    expect(rowsOf()).toHaveLength(6);
  });

  test("who signs may be said by the case; nobody signs where nobody is named", () => {
    const signatures = [{ name: "", quality: "Chi dichiara, con un segno, davanti a due testimoni" }];
    const signing = (some: typeof signatures) =>
      composeLetter(composition(convocation, { signatures: some })).letter.blocks.filter(
        ({ kind }) => kind === "signatures",
      );
    expect(signing(signatures)).toEqual([{ kind: "signatures", lines: signatures }]);
    expect(signing([])).toEqual([]);
  });

  test("what is too long is told and not cut in silence", () => {
    const over = (more: Parameters<typeof composition>[1]) => composeLetter(composition(convocation, more)).excess;
    expect(over({ bodyText: "a".repeat(letterLimits.text + 1) })).toEqual({ part: "text", is: letterLimits.text + 1 });
    expect(over({ bodyText: "a\n\n".repeat(3000) })?.part).toBe("blocks");
    expect(over({ place: "p".repeat(121) })).toEqual({ part: "line", is: 121 });
    expect(over({ addressee: { name: "n", lines: Array(9).fill("riga"), addressIsProtected: false } })?.part).toBe(
      "addressee",
    );
  });
});

test("days as letters write them", () => {
  expect([longDay("2026-03-04"), longDay("2026-05-01")]).toEqual(["4 marzo 2026", "1° maggio 2026"]);
});
