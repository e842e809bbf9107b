// The arithmetic of a term in words, day by day, Italian and English: as somebody will read it in ten years.
import { describe, expect, test } from "vitest";
import type { DeadlineRule, DeadlineState } from "../../workflows/kernel/deadline.ts";
import { explainTerm } from "../../workflows/kernel/explain-term.ts";
import { deliverAct, extendTerm, resumeTerm, runAgain, sendAct, stopByHand } from "../../workflows/kernel/term-acts.ts";
import { startTerm } from "../../workflows/kernel/term-count.ts";
import type { TermStep } from "../../workflows/kernel/term-steps.ts";
import { italianHolidays, withPatron } from "../../workflows/rules/calendar/holidays.ts";

const parameters = {
  parameter: () => 30,
  origin: () => ({ version: 1, source: "L. 241/1990, art. 2" }),
  holidays: withPatron(italianHolidays, "08-10"),
};
const procedure: DeadlineRule = {
  ...{ length: { days: { ruleset: "intake", key: "termDays" } }, startsFrom: "delivered", calendar: "civil" },
  ...{ onHoliday: "next", source: "L. 241/1990 art. 2" },
  stops: [{ ground: "documents", law: "art. 2 c. 7", effect: "suspends", mostTimes: 1, mostDays: 30 }],
  extensions: [{ ground: "head", law: "regola interna" }],
};
const names = { ground: (id: string) => id, option: (_: string, value: string) => value };
const must = (term: DeadlineState | string | undefined): DeadlineState => {
  if (typeof term !== "object") throw new Error(term);
  return term;
};
const act = (term: DeadlineState, on: string) => ({
  ...{ rule: procedure, term, parameters, on },
  recordedAt: `${on}T10:00:00.000Z`,
});

function wholeLife(): DeadlineState {
  let term = must(startTerm(procedure, { today: "2026-03-02" }, parameters));
  const sent = { sentOn: "2026-03-02", sentVia: "pec", protocolNumber: "123", protocolOn: "2026-03-02" };
  term = must(sendAct(act(term, "2026-03-02"), sent));
  term = must(deliverAct(act(term, "2026-03-03"), { deliveredOn: "2026-03-03", proofKind: "pecReceipt" }));
  term = must(stopByHand(act(term, "2026-03-10"), "documents"));
  term = must(resumeTerm(act(term, "2026-03-20")));
  return must(extendTerm(act(term, "2026-03-21"), "head", 13));
}

describe("a term tells how its end was found", () => {
  test("from delivery, suspended, extended, moved off a holiday", () => {
    expect(explainTerm(wholeLife().steps, "it", names)).toMatchInlineSnapshot(`
      [
        "La durata è di 30 giorni: parametro intake.termDays v1, L. 241/1990, art. 2.",
        "Da lunedì 2 marzo 2026 aspetta la consegna dell'atto: il termine non decorre ancora.",
        "Inviato lunedì 2 marzo 2026, pec, protocollo 123 di lunedì 2 marzo 2026.",
        "Consegnato martedì 3 marzo 2026, pec; prova: pecReceipt, protocollo 123 di lunedì 2 marzo 2026: decorre da qui.",
        "Il giorno iniziale, martedì 3 marzo 2026, non si conta.",
        "30 giorni: si arriva a giovedì 2 aprile 2026, che si conta.",
        "Prorogato di 13 giorni (head; regola interna): si arriva a mercoledì 15 aprile 2026.",
        "Sospeso da martedì 10 marzo 2026 a giovedì 19 marzo 2026 (documents; art. 2 c. 7): 10 giorni non si contano; si arriva a sabato 25 aprile 2026.",
        "Sabato 25 aprile 2026 è festivo (25 aprile): si passa a domenica 26 aprile 2026.",
        "Domenica 26 aprile 2026 è festivo (domenica): si passa a lunedì 27 aprile 2026.",
      ]
    `);
    expect(explainTerm(wholeLife().steps, "en", names)).toMatchInlineSnapshot(`
      [
        "Its length is 30 days: parameter intake.termDays v1, L. 241/1990, art. 2.",
        "Since Monday 2 March 2026 it waits for the delivery of the act: the term does not run yet.",
        "Sent on Monday 2 March 2026, pec, register no. 123 of Monday 2 March 2026.",
        "Delivered on Tuesday 3 March 2026, pec; proof: pecReceipt, register no. 123 of Monday 2 March 2026: it runs from here.",
        "The first day, Tuesday 3 March 2026, is not counted.",
        "30 days: this leads to Thursday 2 April 2026, which is counted.",
        "Extended by 13 days (head; regola interna): this leads to Wednesday 15 April 2026.",
        "Suspended from Tuesday 10 March 2026 to Thursday 19 March 2026 (documents; art. 2 c. 7): 10 days are not counted; this leads to Saturday 25 April 2026.",
        "Saturday 25 April 2026 is a holiday (25 April): it moves to Sunday 26 April 2026.",
        "Sunday 26 April 2026 is a holiday (Sunday): it moves to Monday 27 April 2026.",
      ]
    `);
  });

  test("a standstill that ended by itself says so", () => {
    const delivered = { deliveredOn: "2026-03-03", proofKind: "pecReceipt" };
    const running = must(
      deliverAct(act(must(startTerm(procedure, { today: "2026-03-02" }, parameters)), "2026-03-03"), delivered),
    );
    const again = runAgain(act(must(stopByHand(act(running, "2026-03-10"), "documents")), "2026-05-01"), "2026-04-09");
    const said = { it: "Nessuno l'ha ripreso", en: "Nobody resumed it" };
    for (const locale of ["it", "en"] as const)
      expect(explainTerm(again.steps, locale, names).some((line) => line.includes(said[locale]))).toBe(true);
  });

  test("from what the log keeps alone, as it reads it back", () => {
    const kept = JSON.parse(JSON.stringify(wholeLife().steps)) as TermStep[];
    expect(explainTerm(kept, "it", names)).toEqual(explainTerm(wholeLife().steps, "it", names));
  });

  test("hours, the judicial summer and the patron saint", () => {
    const base = { startsFrom: "occurredOn", calendar: "civil", onHoliday: "next", source: "x" } as const;
    const hours = startTerm(
      { ...base, length: { hours: 24 }, onHoliday: "stay" },
      { at: "2026-03-28T16:50:00.000Z", on: "2026-03-28", today: "2026-03-28" },
      parameters,
    );
    const court = startTerm(
      { ...base, length: { days: 30 }, calendar: "procedural" },
      { on: "2026-07-20", today: "2026-07-20" },
      parameters,
    );
    const patron = startTerm({ ...base, length: { days: 7 } }, { on: "2026-08-03", today: "2026-08-03" }, parameters);
    expect([hours, court, patron].map((term) => explainTerm(must(term).steps, "it", names))).toMatchInlineSnapshot(`
      [
        [
          "Dalle 17:50 di sabato 28 marzo 2026, 24 ore trascorse sull'orologio: finisce alle 18:50 di domenica 29 marzo 2026. Si conta dal minuto, per prudenza (art. 155 c.p.c.: l'ora iniziale non si conta).",
        ],
        [
          "Il giorno iniziale, lunedì 20 luglio 2026, non si conta.",
          "30 giorni: si arriva a mercoledì 19 agosto 2026, che si conta.",
          "Sospensione feriale, 1-31 agosto (L. 742/1969): 31 giorni non si contano; si arriva a sabato 19 settembre 2026.",
          "Sabato 19 settembre 2026 è festivo (per gli atti processuali lo è anche il sabato): si passa a domenica 20 settembre 2026.",
          "Domenica 20 settembre 2026 è festivo (domenica): si passa a lunedì 21 settembre 2026.",
        ],
        [
          "Il giorno iniziale, lunedì 3 agosto 2026, non si conta.",
          "7 giorni: si arriva a lunedì 10 agosto 2026, che si conta.",
          "Lunedì 10 agosto 2026 è festivo (santo patrono del comune, da verificare): si passa a martedì 11 agosto 2026.",
        ],
      ]
    `);
  });
});

test("a last day that a Sunday moves into a standstill leaves it in one sentence, not in one a day", () => {
  const rule: DeadlineRule = { ...procedure, length: { days: 13 }, startsFrom: "occurredOn" };
  const on = (day: string, term: DeadlineState) => ({ ...act(term, day), rule });
  let term = must(startTerm(rule, { on: "2026-03-02", today: "2026-03-02" }, parameters));
  expect(term.dueOn).toBe("2026-03-16");
  term = must(stopByHand(on("2026-03-16", term), "documents"));
  term = must(resumeTerm(on("2026-03-26", term)));
  expect(term.dueOn).toBe("2026-03-26");
  expect(explainTerm(term.steps, "it", names).slice(1)).toEqual([
    "13 giorni: si arriva a domenica 15 marzo 2026, che si conta.",
    expect.stringContaining("Domenica 15 marzo 2026"),
    expect.stringMatching(/lunedì 16 marzo 2026.*mercoledì 25 marzo 2026.*10 giorni.*giovedì 26 marzo 2026/),
  ]);
  // In August the same: thirty-one days, told once.
  const court: DeadlineRule = { ...rule, length: { days: 6 }, calendar: "procedural" };
  const summer = must(startTerm(court, { on: "2026-07-26", today: "2026-07-26" }, parameters));
  expect(summer.dueOn).toBe("2026-09-01");
  expect(explainTerm(summer.steps, "en", names).filter((line) => line.includes("31 days"))).toHaveLength(1);
  const sunday = must(startTerm(court, { on: "2022-07-25", today: "2022-07-25" }, parameters));
  expect(sunday.dueOn).toBe("2022-09-01");
  const lines = explainTerm(sunday.steps, "en", names);
  expect(lines.filter((line) => line.includes("31 days"))).toHaveLength(1);
  expect(lines.length).toBeLessThan(6);
});
