// The reader's own recipes: a sheet kept under a name, made again as it was or for another year by one press.
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { countsText } from "../text/counts.ts";
import { trpc } from "../trpc.ts";
import { notify } from "../ui/notices.tsx";
import { problemText } from "../ui/states.tsx";
import { countSearch, inYear, readCountAddress, yearOf } from "./address.ts";

export function Recipes(props: { search: string }): JSX.Element {
  const desk = useDesk();
  const id = createUniqueId();
  const [name, setName] = createSignal("");
  const [isNameless, setIsNameless] = createSignal(false);
  const read = createRead(
    "counts",
    "listRecipes",
    () => ({}),
    (_, signal) => trpc.counts.listRecipes.query(undefined, { signal }),
  );
  const run = async (act: () => Promise<unknown>, said: string) => {
    try {
      await act();
      await read.refetch();
      notify(said);
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    }
  };
  const save = () => {
    const given = name().trim();
    setIsNameless(given === "");
    if (given === "") return;
    void run(
      () => trpc.counts.saveRecipe.mutate({ name: given, address: props.search }),
      countsText().saved(given),
    ).then(() => setName(""));
  };
  const thisYear = () => Number(desk().today.slice(0, 4));
  /** The next year of a recipe about a year that is over, else the one before. */
  const another = (address: string) => {
    const sheet = readCountAddress(Object.fromEntries(new URLSearchParams(address)), desk().today);
    const year = yearOf(sheet);
    if (year === undefined) return undefined;
    const to = year < thisYear() ? year + 1 : year - 1;
    return { year: to, search: countSearch(inYear(sheet, to - year)) };
  };
  return (
    <section class="count-recipes no-print" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{countsText().recipes}</h2>
      <Show when={!read.isPending && (read.data?.length ?? 0) === 0}>
        <p class="muted">{countsText().noRecipes}</p>
      </Show>
      <ul>
        <For each={read.isPending ? [] : read.data}>
          {(recipe) => (
            <li>
              <a href={`#${links.counts(recipe.address)}`}>{recipe.name}</a>
              <Show when={another(recipe.address)}>
                {(other) => (
                  <a
                    class="small-text"
                    href={`#${links.counts(other().search)}`}
                    aria-label={countsText().againLabel(recipe.name, other().year)}
                  >
                    {countsText().again(other().year)}
                  </a>
                )}
              </Show>
              <button
                type="button"
                class="link-button small-text"
                aria-label={countsText().dropLabel(recipe.name)}
                onClick={() => void run(() => trpc.counts.dropRecipe.mutate({ id: recipe.id }), countsText().dropped)}
              >
                {countsText().drop}
              </button>
            </li>
          )}
        </For>
      </ul>
      <form
        class="count-save"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="field">
          <label for={id}>{countsText().recipeName}</label>
          <input
            id={id}
            class="form-control"
            maxLength={80}
            autocomplete="off"
            value={name()}
            aria-invalid={isNameless() ? "true" : undefined}
            aria-describedby={`${id}-problem`}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <div id={`${id}-problem`}>
            <Show when={isNameless()}>
              <p class="field-error">{countsText().nameMissing}</p>
            </Show>
          </div>
        </div>
        <button type="submit" class="btn btn-outline-primary">
          {countsText().save}
        </button>
      </form>
    </section>
  );
}
