// A report drafted from what was picked in the diary: facts, statements and evaluations apart, in order of date, with who wrote
// them; changed here, then copied or gone on with as a document of the case, whose draft is kept like that of any form.
import { useNavigate } from "@solidjs/router";
import { createSignal, createUniqueId, For, type JSX } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { diaryText } from "../text/diary.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { formatDay } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { type ValueWords, valueText } from "../value-text.ts";
import { addToLetter, letterDraftKey } from "./documents/letter-draft.ts";
import { isForFew } from "./note-level.ts";
import type { TimelineEntry } from "./timeline.tsx";

type Part = keyof ReturnType<typeof diaryText>["report"]["parts"];

/** Where a text that was kept apart belongs; any other is for whoever writes the report to place. */
const partOf: Readonly<Record<string, Part>> = {
  ...{ factsText: "facts", courtFactsText: "facts" },
  ...{ statementsText: "statements", courtStatementsText: "statements" },
  ...{ evaluationText: "evaluations", courtEvaluationText: "evaluations" },
};
const order: readonly Part[] = ["facts", "statements", "evaluations", "rest"];
/** They say of whom, when and in what setting, and stand with the words. */
const settings: ReadonlySet<string> = new Set([
  "noteKind",
  "noteLevel",
  "participants",
  "present",
  "saidBy",
  "durationMinutes",
  "place",
  "inTwo",
]);

interface Piece {
  part: Part;
  text: string;
}

/** `10/03/2026 – Telefonata (Sara Lugli; presenti: …)`, then its words, by the part of the report they belong to. */
function piecesOf(entry: TimelineEntry, words: ValueWords): Piece[] {
  const { workflows, kind, names } = words;
  const given = entry.given ?? [];
  const said = (field: string) => valueText(words, field, given.find((one) => one.field === field)?.value);
  const what = said("noteKind") || workflows.done(kind, entry.type);
  const present = (said("participants") || said("present")).split("\n").join(", ");
  const setting = [
    names[entry.actor] ?? entry.actor,
    ...(present === "" ? [] : [diaryText().report.present(present)]),
    ...(isForFew(entry) ? [diaryText().report.reserved] : []),
  ];
  const head = `${formatDay(entry.occurredOn)} – ${what} (${setting.join("; ")})`;
  const texts = given
    .filter(({ field }) => !settings.has(field))
    .map(({ field, value }) => ({ field, text: valueText(words, field, value) }))
    .filter(({ text }) => text !== "");
  const placed = texts.flatMap(({ field, text }): Piece[] => {
    const part = partOf[field];
    if (part === undefined) return [];
    const by = part === "statements" && said("saidBy") !== "" ? `${said("saidBy")}: ` : "";
    return [{ part, text: `${head}\n${by}${text}` }];
  });
  const rest = texts.filter(({ field }) => partOf[field] === undefined);
  if (rest.length === 0 && placed.length > 0) return placed;
  const lines = rest.map(({ field, text }) => `${workflows.field(kind, field)}: ${text}`);
  return [...placed, { part: "rest", text: [head, ...lines].join("\n") }];
}

/** In the three parts of a report to a judge (art. 473-bis.27 c.p.c.), each oldest first; what belongs to none comes last. */
export function draftOf(entries: readonly TimelineEntry[], words: ValueWords): string {
  const pieces = [...entries]
    .sort((a, b) => a.occurredOn.localeCompare(b.occurredOn) || a.seq - b.seq)
    .flatMap((entry) => piecesOf(entry, words));
  const { parts, none } = diaryText().report;
  return order
    .filter((part) => part !== "rest" || pieces.some((one) => one.part === "rest"))
    .map((part) => {
      const own = pieces.filter((one) => one.part === part).map(({ text }) => text);
      return [parts[part], ...(own.length > 0 ? own : [none])].join("\n\n");
    })
    .join("\n\n");
}

/** The texts of a report by the field of a document they belong to; what was written before the first heading leads the facts. */
export function fieldsOf(text: string): Record<string, string> {
  const { parts, none } = diaryText().report;
  const fieldOf: Record<Part, string> = {
    ...{ facts: "factsText", statements: "statementsText", evaluations: "evaluationText" },
    // For whoever writes the report to place.
    rest: "factsText",
  };
  const fields = new Map<string, string[]>();
  let at = fieldOf.facts;
  for (const line of text.split("\n")) {
    const part = order.find((one) => parts[one] === line.trim());
    if (part !== undefined) at = fieldOf[part];
    const isHead = part !== undefined && part !== "rest";
    if (!isHead && line.trim() !== none) fields.set(at, [...(fields.get(at) ?? []), line]);
  }
  const whole = [...fields].map(([name, lines]) => [
    name,
    lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  ]);
  return Object.fromEntries(whole.filter(([, one]) => one !== ""));
}

/** Templates that keep facts, statements and evaluations apart. */
function ReportDocuments(props: { caseId: string; text: string }): JSX.Element {
  const navigate = useNavigate();
  const offered = createRead(
    "documents",
    "listLetters",
    () => ({ caseId: props.caseId }),
    (input, signal) => trpc.documents.listLetters.query(input, { signal }),
  );
  const fitting = () => (offered.isLoading ? [] : (offered.data ?? [])).filter((one) => one.takesReport);
  function goOn({ id, version, name }: { id: string; version: number; name: { it: string; en: string } }): void {
    const address = links.letter(props.caseId, id);
    addToLetter(letterDraftKey(props.caseId, id, version), fieldsOf(props.text), name[language()], address);
    navigate(address);
  }
  return (
    <For each={fitting()}>
      {(one) => (
        <button type="button" class="btn btn-primary" onClick={() => goOn(one)}>
          {diaryText().report.goOn(one.name[language()])}
        </button>
      )}
    </For>
  );
}

export function ReportDraft(props: { caseId: string; text: string; onClose: () => void }): JSX.Element {
  const id = createUniqueId();
  const [text, setText] = createSignal(props.text);
  let area: HTMLTextAreaElement | undefined;
  async function copy(): Promise<void> {
    const copied = await navigator.clipboard?.writeText(text()).then(
      () => true,
      () => false,
    );
    if (copied) notify(diaryText().report.copied);
    else {
      area?.select();
      notify(diaryText().report.notCopied, "warning");
    }
  }
  return (
    <Dialog open title={diaryText().report.draft} size="wide" onClose={props.onClose}>
      <p class="muted">{diaryText().report.draftHelp}</p>
      <div class="field">
        <label for={id}>{diaryText().report.text}</label>
        <textarea
          ref={area}
          id={id}
          data-first
          class="form-control report-draft"
          rows={16}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div class="toolbar">
        <ReportDocuments caseId={props.caseId} text={text()} />
        <button type="button" class="btn btn-outline-primary" onClick={() => void copy()}>
          {diaryText().report.copy}
        </button>
      </div>
    </Dialog>
  );
}
