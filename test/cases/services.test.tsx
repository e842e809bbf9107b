// Services of a case in care on its page: each by its words and number, running ones first; acts about one let it be chosen by its words.
import { HashRouter, Route } from "@solidjs/router";
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { adaptDelivery, type Service } from "../../client/cases/adapt-delivery.ts";
import { ServiceList } from "../../client/cases/service-list.tsx";
import { createWorkflows, type WorkflowShape, WorkflowsContext } from "../../client/workflows.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";

const shapes = [{ id: caseIntake.id, list: "work", texts: caseIntake.texts.it }];
const workflows = createWorkflows(() => shapes as unknown as WorkflowShape[]);
let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  document.body.replaceChildren();
});

const ended = { delivery: 12, service: "transport", from: "2026-01-10", until: "2026-02-28" };
const homeCare = { delivery: 15, service: "homeCare", from: "2026-03-02", register: "r1" };
const meals = { delivery: 17, service: "mealsAtHome", from: "2026-03-09" };
const of = (...deliveries: Service[]) => ({ deliveries, openDelivery: 15 }) as unknown as JsonObject;
const choices = (...deliveries: Service[]) => ({
  kind: "case-intake",
  context: of(...deliveries),
  serviceName: (one: Service) => `n. ${one.delivery} ${one.service}`,
});
const formOf = (event: string) => caseIntake.versions[1]?.events[event]?.form ?? { fields: [] };

test("the service that ends is chosen by its words among those that run, and of several none is proposed", () => {
  const adapted = adaptDelivery("END_DELIVERY", choices(ended, homeCare, meals));
  expect(adapted?.extraOptions).toEqual({ "delivery.15": "n. 15 homeCare", "delivery.17": "n. 17 mealsAtHome" });
  expect(adapted?.initial).toEqual({});
  const [asked] = adapted?.adapt(formOf("END_DELIVERY")).fields ?? [];
  expect(asked).toMatchObject({ name: "delivery", kind: "choice", options: ["15", "17"] });
  expect(asked).not.toHaveProperty("initial");
  expect(adapted?.toPayload({ delivery: "17", deliveryEnd: "other" })).toEqual({ delivery: 17, deliveryEnd: "other" });
});

test("one that has a register is not entrusted again: the only one left stands in the form", () => {
  const adapted = adaptDelivery("ENTRUST_DELIVERY", choices(homeCare, meals));
  expect(adapted?.extraOptions).toEqual({ "delivery.17": "n. 17 mealsAtHome" });
  expect(adapted?.initial).toEqual({ delivery: "17" });
  expect(adaptDelivery("ENTRUST_DELIVERY", choices(homeCare))).toBeUndefined();
  expect(adaptDelivery("ACTIVATE_DELIVERY", choices(meals))).toBeUndefined();
});

test("the page lists what runs and what has ended, with the way to the registers", async () => {
  dispose = render(
    () => (
      <WorkflowsContext.Provider value={workflows}>
        <HashRouter>
          <Route path="*" component={() => <ServiceList kind="case-intake" context={of(ended, homeCare, meals)} />} />
        </HashRouter>
      </WorkflowsContext.Provider>
    ),
    document.body,
  );
  await new Promise((done) => setTimeout(done));
  const rows = [...document.querySelectorAll("li")].map((row) => row.textContent ?? "");
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain("n. 15: SAD – Assistenza domiciliare, dal 02/03/2026");
  expect(rows[1]).toBe("n. 17: Pasti a domicilio, dal 09/03/2026");
  expect(rows[2]).toContain("terminato il 28/02/2026");
  expect([...document.querySelectorAll("a")].map((one) => one.getAttribute("href"))).toEqual(["#/pratiche/r1"]);
});

test("the share kept with a commitment has a name where its act is told", () => {
  expect(workflows.field("case-intake", "share")).toBe("Quota della famiglia");
});
