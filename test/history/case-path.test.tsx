// The path of a case on the screen: each step in words with its days, the present one marked, what was taken back told apart; in
// the picture the ways taken with how often, and only those possible from where the case stands, unless all are asked for.
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { PathShown } from "../../client/case-path.tsx";
import type { Picture } from "../../client/state-picture.tsx";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import { findPicture, structureOf } from "../../server/history/pictures.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { type Move, pathOf } from "../../workflows/kernel/path.ts";
import { currentOf } from "../support/pure-case.ts";

const kind = caseIntake.id;
const shape = { id: kind, list: "cases", texts: caseIntake.texts.it } as unknown as WorkflowShape;
const workflows = createWorkflows(() => [shape]);

const move = (seq: number, type: string, from: string, to: string, occurredOn: string): Move => ({
  ...{ seq, type, from, to },
  occurredOn,
});
const moves = [
  move(1, "OPEN_CONTACT", "unopened", "contact", "2026-02-03"),
  move(2, "REPORT", "contact", "reported", "2026-02-03"),
  move(3, "START_LISTENING", "reported", "inListening", "2026-02-15"),
  move(4, "START_ASSESSMENT", "inListening", "inAssessment", "2026-02-20"),
  move(5, "STEP_BACK", "inAssessment", "inListening", "2026-02-21"),
];

function pictureOf(): Picture {
  const structure = structureOf(currentOf(caseIntake));
  const drawn = findPicture(kind, structure);
  if (!drawn) throw new Error("no picture");
  const picture = {
    ...{ kind, number: "2026-000001", state: "inListening", today: "2026-03-01", isClosed: false, isCut: false },
    size: { width: drawn.width, height: drawn.height },
    states: structure.states.map((one) => ({ ...one, box: drawn.box(one.state) })),
    ways: structure.ways.map((way) => ({ ...way, line: drawn.line(way) })),
    ...pathOf(moves, { takenBack: { 4: 5 }, today: "2026-03-01", isClosed: false }),
  };
  // As it comes over the wire.
  return JSON.parse(JSON.stringify(picture)) as Picture;
}

let dispose: (() => void) | undefined;
afterEach(() => dispose?.());

function shown(): HTMLElement {
  const place = document.body.appendChild(document.createElement("div"));
  const end = render(
    () => (
      <WorkflowsContext.Provider value={workflows}>
        <PathShown picture={pictureOf()} />
      </WorkflowsContext.Provider>
    ),
    place,
  );
  dispose = () => {
    end();
    place.remove();
  };
  return place;
}

const texts = (place: Element, selector: string) =>
  [...place.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s+/g, " ").trim());

test("each step stands in words with its days, and the present one is marked", () => {
  const place = shown();
  expect(texts(place, ".path-list li")).toEqual([
    "Contatto: in giornata, il 03/02/2026 · Contatto registrato",
    "Segnalata: 12 giorni, dal 03/02/2026 al 15/02/2026 · Segnalazione registrata",
    "In ascolto: da 14 giorni, dal 15/02/2026 · Ascolto avviato",
  ]);
  expect(texts(place, "[aria-current=step]")).toHaveLength(1);
  expect(place.textContent).toContain("Aperta il 03/02/2026, da 26 giorni.");
  expect(texts(place, ".path-gone del")).toEqual(["In ascolto → In valutazione"]);
});

test("the picture tells order, days and ways without colour", () => {
  const place = shown();
  expect(texts(place, ".station.here text")).toEqual(["In ascolto", "● 3 · 14 giorni"]);
  expect(texts(place, ".station.visited .told")).toHaveLength(3);
  const titles = texts(place, ".way title");
  expect(titles).toContain("Contatto → Segnalata: Registra la segnalazione · fatto una volta");
  const from = (title: string | undefined) => title?.split(" →")[0];
  expect(new Set(titles.map(from))).toEqual(new Set(["Contatto", "Segnalata", "In ascolto"]));
  place.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
  expect(texts(place, ".way title").length).toBeGreaterThan(60);
});
