// Forms of the events every case has speak of terms and readers by id: here they become choices among what the case
// really has. Nothing else about a form is decided in the page.
import { postingEvents } from "../../workflows/kernel/document.ts";
import type { Field, Form } from "../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import type { NoteLevel } from "../../workflows/kernel/note-kinds.ts";
import type { Choice } from "../ui/form/services.ts";
import type { ShownAsked } from "./asked-list.tsx";
import { type ShownDeadline, termEvents } from "./deadline-list.tsx";

export interface Adapted {
  adapt: (form: Form) => Form;
  toPayload: (payload: JsonObject) => JsonObject;
  extraOptions: Record<string, string>;
}

/** Events about an earlier one, which the page already knows: it is no question of their form. */
const namedBy: Record<string, string> = { STEP_BACK: "undoes", SETTLE_CORRECTION: "settles" };

const withNamed = (field: string, value: Json | undefined): Adapted => ({
  adapt: (form) => ({ ...form, fields: form.fields.filter(({ name }) => name !== field) }),
  toPayload: (payload) => ({ ...payload, ...(value === undefined ? {} : { [field]: value }) }),
  extraOptions: {},
});

/** The page knows which record is a member and which one takes its place. */
export const goesOnEvent = "MEMBER_GOES_ON";

const withBoth = ({ person = null, into = null }: Record<string, Json>): Adapted => ({
  adapt: (form) => ({ ...form, fields: form.fields.filter(({ name }) => name !== "person" && name !== "into") }),
  toPayload: (payload) => ({ ...payload, person, into }),
  extraOptions: {},
});

const same: Adapted = { adapt: (form) => form, toPayload: (payload) => payload, extraOptions: {} };

export interface CaseChoices {
  deadlines: readonly ShownDeadline[];
  /** Documents of the case that may be sent, with their titles. */
  documents?: readonly { id: string; title: string }[];
  /** What an act is called that lies elsewhere. */
  elsewhere?: string;
  /** Open requests. */
  asked: readonly ShownAsked[];
  accounts: readonly Choice[];
  /** Of a household: its members. */
  members?: readonly Choice[];
  /** Of a household: those of them who do not move along with it. */
  staying?: readonly string[];
  /** Of a household: who of them is the reference person. */
  reference?: string | undefined;
  /** Who will read a note, by its level. */
  noteReaders?: Record<NoteLevel, string>;
  /** Households the case may follow. */
  households?: readonly Choice[];
  deadlineName: (term: ShownDeadline) => string;
  askedName: (one: ShownAsked) => string;
  /** A ground with its law. */
  groundName: (one: { ground: string; law: string }) => string;
}

export function adaptForm(event: string, choices: CaseChoices, initial: Record<string, Json> = {}): Adapted {
  const { deadlines, asked, accounts, deadlineName, askedName, groundName } = choices;
  const named = initial.undoes ?? initial.settles;
  if (membersOnly.includes(event)) return amongMembers(event, choices);
  if (event === goesOnEvent) return withBoth(initial);
  if (event === movesHousehold) return whoMoves(choices);
  if (event === "FOLLOW_HOUSEHOLD") return amongThese("household", choices.households ?? []);
  if (event === "NOTE" && choices.noteReaders) return withLevels(choices.noteReaders);
  if (event === "RESTRICT") return withReaders(accounts);
  const isPosting = postingEvents.includes(event);
  if (initial.documentId !== undefined && !isPosting) return withNamed("documentId", initial.documentId);
  if (initial.contactPoint !== undefined) return withNamed("contactPoint", initial.contactPoint);
  if (event in namedBy) return withNamed(namedBy[event] ?? "", named);
  const fits = deadlines.filter((term) => termEvents[term.status].includes(event));
  const aboutTerm = Object.values(termEvents).some((events) => events.includes(event));
  if (!aboutTerm) return both(aboutRequest(asked, askedName), namingDocument(choices.documents ?? []));
  const meant = fits.filter((term) => initial.deadline === undefined || term.id === initial.deadline);
  const stops = new Map(meant.flatMap((term) => term.may?.stops ?? []).map((one) => [one.ground, one]));
  const extensions = new Map(meant.flatMap((term) => term.may?.extensions ?? []).map((one) => [one.ground, one]));
  const options: Record<string, readonly string[]> = {
    deadline: fits.map((term) => term.id),
    ground: [...stops.keys()],
    extensionGround: [...extensions.keys()],
  };
  const posting = isPosting ? aboutDocument(choices, initial, fits) : same;
  return {
    toPayload: posting.toPayload,
    adapt: (form) => {
      const { fields } = posting.adapt(form);
      return { ...form, fields: fields.map((field) => withChoice(field, options[field.name])) };
    },
    extraOptions: Object.fromEntries([
      ...Object.entries(posting.extraOptions),
      ...fits.map((term) => [`deadline.${term.id}`, deadlineName(term)]),
      ...[...stops.values()].map((one) => [`ground.${one.ground}`, groundName(one)]),
      ...[...extensions.values()].map((one) => [`extensionGround.${one.ground}`, groundName(one)]),
    ]),
  };
}

/** Each level says who will read the note; one of them is always chosen. */
const withLevels = (readers: Record<NoteLevel, string>): Adapted => ({
  ...same,
  adapt: (form) => ({
    ...form,
    fields: form.fields.map((field) => (field.name === "noteLevel" ? { ...field, required: true } : field)),
  }),
  extraOptions: Object.fromEntries(Object.entries(readers).map(([level, words]) => [`noteLevel.${level}`, words])),
});

/** Acts on some of a household's members. */
const membersOnly = ["SPLIT_HOUSEHOLD", "END_MEMBER", "NAME_REFERENCE"];

const ofReference = ["newReference", "newRelations"];

/** Of who leaves alone it is known whether somebody must take the place; where one only stays nobody is asked. */
function amongMembers(event: string, { members = [], reference }: CaseChoices): Adapted {
  const persons = amongThese("person", members);
  const next = amongThese("newReference", members);
  const asks = event === "NAME_REFERENCE" || (reference !== undefined && members.length > 2);
  const whenItLeaves = (field: Field): Field =>
    event === "END_MEMBER" && reference !== undefined
      ? { ...field, visibleWhen: { eq: ["person", reference] }, required: field.name === "newReference" }
      : field;
  return {
    ...same,
    adapt: (form) => ({
      ...form,
      fields: next
        .adapt(persons.adapt(form))
        .fields.filter(({ name }) => asks || !ofReference.includes(name))
        .map((field) => (ofReference.includes(field.name) ? whenItLeaves(field) : field)),
    }),
    extraOptions: { ...persons.extraOptions, ...next.extraOptions },
  };
}

export const movesHousehold = "MOVE_HOUSEHOLD";

/** At most so many move in one act, as its form says. */
const mostMovers = 8;

const moversAmong = ({ members = [], staying = [] }: Pick<CaseChoices, "members" | "staying">): readonly Choice[] =>
  members.filter(({ value }) => !staying.includes(value));

/** Everybody who may move is ticked; who did not is taken out. */
export const allMove = (choices: Pick<CaseChoices, "members" | "staying">): Record<string, Json> => ({
  movers: moversAmong(choices)
    .slice(0, mostMovers)
    .map(({ value }) => value),
});

/** A tick for each instead of rows; where nobody may move it need not be said. */
function whoMoves(choices: CaseChoices): Adapted {
  const some = moversAmong(choices);
  const options = some.map(({ value }) => value);
  const asTicks = ({ fields: _, min: __, max: ___, ...field }: Field): Field => ({
    ...field,
    kind: "choices",
    options,
  });
  return {
    adapt: (form) => ({
      ...form,
      fields: form.fields
        .filter(({ name }) => options.length > 0 || (name !== "movers" && name !== "nobodyMoves"))
        .map((field) => (field.name === "movers" ? asTicks(field) : field)),
    }),
    toPayload: ({ movers, ...payload }) => ({
      ...payload,
      ...(Array.isArray(movers) && movers.length > 0 ? { movers: movers.map((person) => ({ person })) } : {}),
      ...(options.length === 0 && (choices.members ?? []).length > 0 ? { nobodyMoves: true } : {}),
    }),
    extraOptions: Object.fromEntries(some.map(({ value, label }) => [`movers.${value}`, label])),
  };
}

/** Who or what is meant is one of a few that the page knows: nobody is searched for. Rows of a group, too. */
function amongThese(name: string, choices: readonly Choice[]): Adapted {
  const options = choices.map(({ value }) => value);
  const narrowed = (field: Field): Field =>
    field.fields
      ? { ...field, fields: field.fields.map(narrowed) }
      : field.name === name
        ? withChoice(field, options)
        : field;
  return {
    ...same,
    adapt: (form) => ({ ...form, fields: form.fields.map(narrowed) }),
    extraOptions: Object.fromEntries(choices.map(({ value, label }) => [`${name}.${value}`, label])),
  };
}

const withChoice = (field: Field, options: readonly string[] | undefined): Field =>
  options === undefined ? field : { ...field, kind: "choice", options };

/** Stands for an act that is none of the case's documents. */
const none = "-";

/**
 * What was sent is one of the documents, or lies elsewhere. Who comes from the document has said so; who comes from a term says
 * which it is. Without a term to start, none is asked for.
 */
function aboutDocument(
  { documents = [], elsewhere = "" }: CaseChoices,
  initial: Record<string, Json>,
  terms: readonly ShownDeadline[],
): Adapted {
  const isFixed = initial.documentId !== undefined && !terms.some(({ id }) => id === initial.deadline);
  const asks = !isFixed && documents.length > 0;
  const options = [...documents.map(({ id }) => id), none];
  return {
    adapt: (form) => ({
      ...form,
      fields: form.fields.flatMap((field): Field[] => {
        if (field.holds === "document") return asks ? [{ ...field, kind: "choice", options, required: true }] : [];
        if (field.name !== "deadline") return [field];
        if (isFixed) return terms.length > 0 ? [withoutCondition(field)] : [];
        return [{ ...withoutCondition(field), required: true }];
      }),
    }),
    toPayload: ({ documentId, ...payload }) => {
      const id = isFixed ? (initial.documentId ?? null) : (documentId ?? none);
      return id === none ? payload : { ...payload, documentId: id };
    },
    extraOptions: Object.fromEntries([
      ...documents.map(({ id, title }) => [`documentId.${id}`, title]),
      [`documentId.${none}`, elsewhere],
    ]),
  };
}

/** Whether a form asks which document of the case is meant. */
export const asksDocument = ({ fields }: Form): boolean => fields.some(({ holds }) => holds === "document");

/** A text that holds the id of a document becomes a choice among those of the case. */
const namingDocument = (documents: readonly { id: string; title: string }[]): Adapted => ({
  ...same,
  adapt: (form) => ({
    ...form,
    fields: form.fields.map((field) =>
      field.holds === "document"
        ? withChoice(
            field,
            documents.map(({ id }) => id),
          )
        : field,
    ),
  }),
  extraOptions: Object.fromEntries(documents.map(({ id, title }) => [`documentId.${id}`, title])),
});

const both = (one: Adapted, other: Adapted): Adapted => ({
  adapt: (form) => other.adapt(one.adapt(form)),
  toPayload: (payload) => other.toPayload(one.toPayload(payload)),
  get extraOptions() {
    return { ...one.extraOptions, ...other.extraOptions };
  },
});

const withoutCondition = ({ requiredWhen: _, ...field }: Field): Field => field;

/** A text that holds the key of an open request becomes a choice among them. */
function aboutRequest(asked: readonly ShownAsked[], askedName: (one: ShownAsked) => string): Adapted {
  const names = new Map<string, string>();
  return {
    ...same,
    adapt: (form) => ({
      ...form,
      fields: form.fields.map((field) => {
        if (field.holds !== "request") return field;
        const fits = asked.filter(({ request }) => field.request === undefined || field.request === request);
        for (const one of fits) names.set(`${field.name}.${one.key}`, askedName(one));
        return withChoice(
          field,
          fits.map(({ key }) => key),
        );
      }),
    }),
    get extraOptions() {
      return Object.fromEntries(names);
    },
  };
}

/** The event takes account ids with commas between them; the page offers ticks, only while reading is restricted. */
function withReaders(accounts: readonly Choice[]): Adapted {
  return {
    adapt: (form) => ({
      ...form,
      fields: form.fields.map((field) =>
        field.holds === "accounts"
          ? {
              ...field,
              kind: "choices",
              options: accounts.map((one) => one.value),
              visibleWhen: { eq: ["restricted", true] },
            }
          : field,
      ),
    }),
    toPayload: (payload) =>
      Array.isArray(payload.readers) ? { ...payload, readers: payload.readers.join(",") } : payload,
    extraOptions: Object.fromEntries(accounts.map((one) => [`readers.${one.value}`, one.label])),
  };
}
