// The payments of an economic aid on its page: what was due is shown where no amount was typed, what the bank sent back does not count.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import AidPayments from "../../client/cases/aid-payments.tsx";
import type { Json } from "../../workflows/kernel/json.ts";

let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
});

function shown(context: Record<string, Json>) {
  dispose = render(
    () => <AidPayments context={{ paid: [], repaid: [], ...context }} today="2026-05-10" />,
    document.body,
  );
  const words = (node: Element) => node.textContent?.replaceAll(/\s/g, " ").trim() ?? "";
  return {
    sums: Object.fromEntries(
      [...document.querySelectorAll("dl > div")].map((one) => [...one.children].map(words) as [string, string]),
    ),
    rows: [...document.querySelectorAll("tbody tr")].map((row) => [...row.children].map(words)),
    text: words(document.body),
  };
}

test("before the first payment the next one is what is due", () => {
  const { sums, rows, text } = shown({ aidKind: "continuing", months: 3, grantedCents: 10_000 });
  expect(sums).toEqual({
    ...{ Concesso: "100,00 €", Pagato: "0,00 €", "Resta da pagare": "100,00 €", "Prossimo pagamento": "33,33 €" },
  });
  expect([rows, text.includes("Nessun pagamento")]).toEqual([[], true]);
});

test("one that was sent back stands there and does not count; vouchers have no order", () => {
  const { sums, rows } = shown({
    ...{ aidKind: "oneOff", grantedCents: 10_000 },
    paid: [
      { on: "2026-03-02", cents: 10_000, mandate: "77", returnedOn: "2026-03-05" },
      { on: "2026-03-09", cents: 4_000, mandate: "" },
    ],
  });
  expect([sums.Pagato, sums["Resta da pagare"]]).toEqual(["40,00 €", "60,00 €"]);
  expect(rows).toEqual([
    ["02/03/2026", "100,00 €", "77 · respinto il 05/03/2026, non conta"],
    ["09/03/2026", "40,00 €", "Buoni o pacchi consegnati"],
  ]);
});

test("of a loan what is still to come back is told", () => {
  const { sums, rows, text } = shown({
    ...{ aidKind: "loan", grantedCents: 20_000, paid: [{ on: "2026-03-02", cents: 20_000, mandate: "78" }] },
    repaid: [{ on: "2026-04-02", cents: 12_000 }],
    plan: [
      { dueOn: "2026-04-01", instalmentCents: 10_000 },
      { dueOn: "2026-05-01", instalmentCents: 5_000 },
      { dueOn: "2026-06-01", instalmentCents: 5_000 },
    ],
  });
  expect(sums["Resta da restituire"]).toBe("80,00 €");
  expect(text).toContain("02/04/2026 · 120,00 €");
  expect(text).toContain("Scaduti 30,00 €");
  expect(rows.slice(1)).toEqual([
    ["01/04/2026", "100,00 €", "restituita"],
    ["01/05/2026", "50,00 €", "restituito 20,00 €, scaduta"],
    ["01/06/2026", "50,00 €", ""],
  ]);
});
