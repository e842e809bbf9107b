// Search of persons: where every new case starts. Words stay in the page, never in its address.
import { A } from "@solidjs/router";
import { For, type JSX, onMount, Show } from "solid-js";
import { comuneName, may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { gatherText } from "../text/gather.ts";
import { peopleText } from "../text/people.ts";
import { trpc } from "../trpc.ts";
import { Await, Empty } from "../ui/states.tsx";
import { createTypedWords } from "../ui/typed-words.ts";
import { useWorkflows } from "../workflows.ts";

export default function PeoplePage(): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const [words, onInput] = createTypedWords();
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());
  const found = createRead(
    "people",
    "find",
    () => (words().length >= 2 ? { words: words() } : undefined),
    (input, signal) => trpc.people.find.query(input, { signal }),
    { keepBefore: true },
  );
  const mayOpen = () => desk().openable.some((one) => one.kind === "person");
  return (
    <>
      <div class="page-head">
        <h1>{peopleText().searchPeople}</h1>
        <div class="toolbar">
          <Show when={mayOpen()}>
            <A class="btn btn-outline-primary small" href={links.duplicates()}>
              {peopleText().duplicates}
            </A>
          </Show>
          <Show when={desk().openable.some((one) => one.kind === "household")}>
            <A class="btn btn-outline-primary small" href={links.gather()}>
              {gatherText().open}
            </A>
          </Show>
          <Show when={mayOpen() && may(desk(), "bulk")}>
            <A class="btn btn-outline-primary small" href={links.imports()}>
              {peopleText().importPeople}
            </A>
          </Show>
        </div>
      </div>
      <section class="card-box">
        <div class="field">
          <label for="person-words">{caseText().searchLabel}</label>
          <div class="field-help" id="person-words-help">
            {caseText().searchHelp}
          </div>
          <input
            ref={field}
            id="person-words"
            class="form-control search-wide"
            type="search"
            autocomplete="off"
            spellcheck={false}
            aria-describedby="person-words-help"
            onInput={onInput}
          />
        </div>
        <Show when={words().length >= 2}>
          <Await query={found}>
            {(data) => (
              <div aria-live="polite">
                <Show
                  when={data().persons.length > 0}
                  fallback={
                    <Empty title={caseText().searchNobody}>
                      <p>{caseText().searchNobodyTips}</p>
                      <Show when={mayOpen()}>
                        <p>{caseText().searchNobodyHelp}</p>
                      </Show>
                    </Empty>
                  }
                >
                  <ul class="row-list">
                    <For each={data().persons}>
                      {(person) => (
                        <li>
                          <A href={links.person(person.leadsTo?.personId ?? person.personId)}>
                            <strong>
                              {person.surname} {person.givenName}
                            </strong>
                          </A>
                          <Show when={person.birthYear}>
                            {(year) => <span class="muted number">{peopleText().bornIn(year())}</span>}
                          </Show>
                          <Show
                            when={person.territory}
                            fallback={<span class="tag court">{caseText().protectedPerson}</span>}
                          >
                            {(istat) => <span class="muted">{comuneName(desk(), istat())}</span>}
                          </Show>
                          <Show when={person.state !== "identified"}>
                            <span class="tag plain">{workflows.state("person", person.state)}</span>
                          </Show>
                          <Show when={person.leadsTo}>
                            {(to) => <span class="muted">{peopleText().leadsTo(to().name)}</span>}
                          </Show>
                        </li>
                      )}
                    </For>
                  </ul>
                  <Show when={data().more}>
                    <p class="muted">{caseText().searchMore}</p>
                  </Show>
                </Show>
              </div>
            )}
          </Await>
          <Show when={mayOpen()}>
            <p class="space-above">
              {caseText().notAmongThem}{" "}
              <A class="btn btn-outline-primary small" href={links.newCase("person")}>
                {peopleText().newPerson}
              </A>
            </p>
          </Show>
        </Show>
      </section>
    </>
  );
}
