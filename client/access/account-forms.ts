// The forms of the accounts page as form data, drawn by the same renderer as those of cases; and what they become
// for the server.
import type { Form } from "../../workflows/kernel/form.ts";
import { type AreaId, areaIds, roleIds } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Desk } from "../desk.ts";
import { readProblem } from "../problem.ts";
import { sessionLost } from "../session-state.ts";
import { accessText } from "../text/access.ts";
import { shellText } from "../text/shell.ts";
import type { trpc } from "../trpc.ts";
import type { FormWords } from "../ui/form/texts.ts";
import { problemText } from "../ui/states.tsx";

type GrantInput = Parameters<typeof trpc.access.giveGrant.mutate>[0]["grant"];
export type EndReason = Parameters<typeof trpc.access.endGrant.mutate>[0]["reason"];

const endReasons = ["left", "roleChanged", "absence", "mistake", "security", "other"] as const;
const areas = areaIds.filter((area) => area !== "registry");

/** One role in one or more comuni; several comuni become several grants. */
const grantFields = (desk: Desk, bodies: readonly Body[], named: boolean): Form["fields"] => [
  { name: "role", kind: "choice", class: "open", required: true, options: roleIds },
  {
    name: "territories",
    kind: "choices",
    class: "open",
    required: true,
    options: ["district", ...desk.comuni.map((comune) => comune.istat)],
  },
  { name: "areas", kind: "choices", class: "open", options: areas },
  { name: "to", kind: "day", class: "open", when: "future" },
  ...(bodies.length === 0
    ? []
    : [
        {
          ...{ name: "body", kind: "choice", class: "open", options: bodies.map(({ accountId }) => accountId) },
          visibleWhen: { in: ["role", [...outside]] },
        } satisfies Form["fields"][number],
      ]),
  {
    ...bodyName,
    visibleWhen: { all: [{ in: ["role", [...outside]] }, { empty: "body" }] },
    ...(named ? {} : { requiredWhen: { all: [{ eq: ["role", "provider"] }, { empty: "body" }] } }),
  },
];

/** Of the body an account stands for. */
const bodyName = { name: "bodyName", kind: "text", class: "open", maxLength: 200 } as const;

export const bodyNameOf = ({ bodyName: name }: JsonObject): { bodyName?: string } =>
  typeof name === "string" && name.trim() !== "" ? { bodyName: name } : {};

/** Roles that work for a body outside the office. */
const outside = ["provider", "educator"];

/** An account that stands for a body: others may work for it. */
export interface Body {
  accountId: string;
  name: string;
  bodyName?: string | undefined;
}

/** Accounts that work from outside and for nobody else. */
export const bodiesOf = (
  users: readonly (Body & {
    deactivatedAt: string | null;
    grants: readonly { role: string; body?: string | undefined }[];
  })[],
): Body[] =>
  users.filter(
    ({ deactivatedAt, grants }) =>
      deactivatedAt === null && grants.some(({ role, body }) => outside.includes(role) && body === undefined),
  );

/** `named`: its registered name is recorded. */
export const grantForm = (desk: Desk, bodies: readonly Body[], named: boolean): Form => ({
  fields: grantFields(desk, bodies, named),
});

export const bodyNameForm: Form = { fields: [{ ...bodyName, required: true }] };

export const accountForm = (desk: Desk, bodies: readonly Body[]): Form => ({
  fields: [
    { name: "name", kind: "text", class: "open", required: true },
    { name: "email", kind: "email", class: "open", required: true },
    { name: "locale", kind: "choice", class: "open", required: true, options: ["it", "en"] },
    ...grantFields(desk, bodies, false),
  ],
});

export const endForm: Form = {
  fields: [{ name: "endReason", kind: "choice", class: "open", required: true, options: endReasons }],
};

export function accountWords(desk: Desk, bodies: readonly Body[] = []): FormWords {
  const { fields, help, options } = accessText().form;
  const { roles, areas: areaNames } = shellText();
  const comuni = Object.fromEntries(desk.comuni.map((comune) => [comune.istat, comune.name]));
  const named = Object.fromEntries(
    bodies.map(({ accountId, name, bodyName: body }) => [`body.${accountId}`, body || name]),
  );
  return { fields, help, options: { ...options, ...roles, ...areaNames, ...comuni, ...named } };
}

export function grantsOf(payload: JsonObject): GrantInput[] {
  const chosen = (payload.areas ?? []) as AreaId[];
  const to = typeof payload.to === "string" ? { to: payload.to } : {};
  const body = typeof payload.body === "string" ? { body: payload.body } : {};
  return ((payload.territories ?? []) as string[]).map((territory) => ({
    role: payload.role as GrantInput["role"],
    territory,
    areas: chosen.length > 0 ? chosen : "all",
    ...to,
    ...body,
  }));
}

/** The sentence for what the server refused. */
export function accountProblem(error: unknown): string {
  const problem = readProblem(error);
  if (problem.code === "UNAUTHORIZED") sessionLost();
  const reason = (problem.details as { reason?: string } | undefined)?.reason;
  return (reason && accessText().problems[reason]) || problemText(problem);
}
