// The zone plan: its parts as tabs, the part chosen stands in the address.
import { useSearchParams } from "@solidjs/router";
import type { JSX } from "solid-js";
import { planText } from "../text/plan.ts";
import { Tabs } from "../ui/tabs.tsx";
import { Areas } from "./areas.tsx";
import { Facts } from "./facts.tsx";
import { Mandates } from "./mandates.tsx";
import { Objectives } from "./objectives.tsx";
import { Outcomes } from "./outcomes.tsx";

export default function PlanPage(): JSX.Element {
  const [params, setParams] = useSearchParams();
  const chosen = () => (typeof params.parte === "string" ? params.parte : "objectives");
  const labels = () => planText().tabs;
  return (
    <>
      <header class="page-head">
        <h1>{planText().title}</h1>
        <button type="button" class="btn btn-outline-primary small no-print" onClick={() => print()}>
          {planText().print}
        </button>
      </header>
      <Tabs
        label={planText().sections}
        chosen={chosen()}
        onChoose={(part) => setParams({ parte: part }, { replace: true })}
        tabs={[
          { id: "objectives", label: labels().objectives, content: () => <Objectives /> },
          { id: "outcomes", label: labels().outcomes, content: () => <Outcomes /> },
          { id: "areas", label: labels().areas, content: () => <Areas /> },
          { id: "facts", label: labels().facts, content: () => <Facts /> },
          { id: "mandates", label: labels().mandates, content: () => <Mandates /> },
        ]}
      />
    </>
  );
}
