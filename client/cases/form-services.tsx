// What forms ask of the office: people and cases by words, colleagues, comuni, and the making of a new person without
// leaving the form.

import { createSignal, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { createRead } from "../query.ts";
import { stockName } from "../stock-name.ts";
import { peopleText } from "../text/people.ts";
import { shellText } from "../text/shell.ts";
import { stocksText } from "../text/stocks.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { type Choice, type FormServices, FormServicesContext } from "../ui/form/services.ts";
import { formatDay, formatNumber } from "../ui/format.ts";
import { latePart } from "../ui/late-part.tsx";
import { newId } from "../uuid.ts";
import { useWorkflows } from "../workflows.ts";

/** Loaded with the first form: lists do not pay for it. */
const SendForm = latePart(() => import("./send-form.tsx"), { wanted: true });

interface Wanted {
  caseId: string;
  words: string;
  answer: (made: Choice | undefined) => void;
}

/** "Rossi Maria" typed into the picker becomes the first fields of the new person. */
function namesFrom(words: string): Record<string, string> {
  const [surname = "", ...rest] = words.split(/\s+/);
  const proper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    ...(surname ? { surname: proper(surname) } : {}),
    ...(rest.length > 0 ? { givenName: rest.map(proper).join(" ") } : {}),
  };
}

export function AppFormServices(props: { children: JSX.Element }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const [wanted, setWanted] = createSignal<Wanted>();
  const colleagues = createRead(
    "cases",
    "listColleagues",
    () => (desk().may.includes("cases") ? {} : undefined),
    (_, signal) => trpc.cases.listColleagues.query(undefined, { signal }),
    { fixed: true },
  );
  /** The comune of who works in one only. */
  const ownPlace = (): Record<string, string> => {
    const [first, ...others] = desk().territories;
    return first && first !== "district" && others.length === 0 ? { territory: first } : {};
  };
  const roleName = (role: string): string =>
    shellText().roles[role as keyof ReturnType<typeof shellText>["roles"]] ?? role;
  const opening = () => desk().openable.find((one) => one.kind === "person");

  const personChoice = (row: {
    personId: string;
    surname: string;
    givenName: string;
    birthYear?: string | undefined;
    territory?: string;
    /** It goes on in another, which is taken. */
    leadsTo?: { personId: string; name: string };
  }): Choice => ({
    value: row.leadsTo?.personId ?? row.personId,
    label: row.leadsTo?.name ?? `${row.surname} ${row.givenName}`.trim(),
    detail: [
      row.leadsTo ? peopleText().alsoAs(`${row.surname} ${row.givenName}`.trim()) : "",
      row.birthYear ? peopleText().bornIn(row.birthYear) : "",
      row.territory ? comuneName(desk(), row.territory) : "",
    ]
      .filter(Boolean)
      .join(" · "),
  });

  async function findCases(
    words: string,
    pick: { kinds: readonly string[]; states?: readonly string[] },
  ): Promise<Choice[]> {
    const persons = pick.kinds.includes("person")
      ? (await trpc.people.find.query({ words })).persons.map(personChoice)
      : [];
    const kinds = pick.kinds.filter((kind) => kind !== "person");
    if (kinds.length === 0) return persons;
    const rows = await trpc.cases.search.query({ words, kinds, states: [...(pick.states ?? [])] });
    return [
      ...persons,
      ...rows.map((row) => ({
        value: row.caseId,
        label: [row.surname, row.givenName].filter(Boolean).join(" ") || `${workflows.name(row.kind)} ${row.number}`,
        detail: [row.number, workflows.state(row.kind, row.state), comuneName(desk(), row.territory)].join(" · "),
      })),
    ];
  }

  async function nameOf(caseId: string): Promise<Choice | undefined> {
    const row = await trpc.cases.getLabel.query({ caseId });
    return {
      value: caseId,
      label: row.name ?? `${workflows.name(row.kind)} ${row.number}`,
      detail: [
        row.birthYear ? peopleText().bornIn(row.birthYear) : "",
        row.kind !== "person" ? row.number : row.territory ? comuneName(desk(), row.territory) : "",
      ]
        .filter(Boolean)
        .join(" · "),
    };
  }

  /** Stocks are what a field offers so far. */
  async function offered(comune = ""): Promise<Choice[]> {
    const { stocks } = await trpc.stocks.list.query({ comune });
    return stocks.map((one) => ({
      value: one.caseId,
      label: stocksText().left(
        [stockName(workflows, one), comune === "" ? comuneName(desk(), one.comune) : ""].filter(Boolean).join(", "),
        formatNumber(one.quantity),
      ),
    }));
  }

  /** A comune of the district is chosen among them, and where somebody lives is a place of today. */
  const fitting =
    (field: Parameters<FormServices["findPlaces"]>[1]) =>
    ({ belfiore, validTo }: { belfiore: string; validTo: string | null }): boolean =>
      field?.holds !== "placeOutside" || (validTo === null && !desk().comuni.some((one) => one.belfiore === belfiore));

  const services: FormServices = {
    comuni: () => desk().comuni.map((one) => ({ value: one.istat, label: one.name })),
    accounts: (field) =>
      (colleagues.isPending ? [] : (colleagues.data ?? []))
        .filter(
          ({ roles, body }) =>
            field?.role === undefined ||
            (roles.includes(field.role) && (field.role !== "provider" || body !== undefined)),
        )
        .map((one) => ({
          value: one.accountId,
          // A body is entrusted with a service, whoever signs in for it.
          label:
            field?.role === "provider" && one.body
              ? `${one.body} (${one.territories.map((place) => comuneName(desk(), place)).join(", ")})`
              : `${one.name} (${[...new Set(one.roles.map(roleName))].join(", ")} · ${one.territories.map((place) => comuneName(desk(), place)).join(", ")})`,
        })),
    findCases,
    offered,
    nameOf,
    createPerson: (words) =>
      opening() ? new Promise((answer) => setWanted({ caseId: newId(), words, answer })) : Promise.resolve(undefined),
    findPlaces: async (words, field) =>
      (await trpc.network.findBirthplaces.query({ search: words })).filter(fitting(field)).map((place) => ({
        value: place.belfiore,
        label: place.name,
        detail: [
          place.province === "EE" ? "" : place.province,
          place.belfiore,
          place.validTo ? peopleText().placeUntil(formatDay(place.validTo)) : "",
        ]
          .filter(Boolean)
          .join(" · "),
      })),
    placesOf: (code) => trpc.network.placeTable.query({ codes: [code] }),
  };

  function close(made: Choice | undefined): void {
    wanted()?.answer(made);
    setWanted(undefined);
  }

  return (
    <FormServicesContext.Provider value={services}>
      {props.children}
      <Dialog open={wanted() !== undefined} title={peopleText().newPerson} onClose={() => close(undefined)}>
        <Show when={wanted()} keyed>
          {(one) => (
            <SendForm
              caseId={one.caseId}
              kind="person"
              version={workflows.find("person")?.current ?? 1}
              event={opening()?.event ?? ""}
              expectedSeq={0}
              initial={{ ...namesFrom(one.words), ...ownPlace() }}
              around={{ today: desk().today, state: "unopened", context: {}, head: {} }}
              onCancel={() => close(undefined)}
              onTaken={(personId) => void nameOf(personId).then(close, () => close(undefined))}
              onSent={() => void nameOf(one.caseId).then(close, () => close({ value: one.caseId, label: one.words }))}
            />
          )}
        </Show>
      </Dialog>
    </FormServicesContext.Provider>
  );
}
