// The record of a person as who writes a document may see it, opened and recorded like any other opening; and what stands in it of
// name and address.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { currentFields, openSealed } from "../cases/view-case.ts";
import type { SessionContext } from "../trpc.ts";

export interface OpenedPerson {
  found: FoundCase;
  access: Access;
  /** Sealed fields the reader may see, by name. */
  fields: ReadonlyMap<string, Json>;
}

/** Sealed fields the reader may see, by name. */
export async function seenFields(ctx: SessionContext, found: FoundCase, access: Access): Promise<Map<string, Json>> {
  const seqs = Object.values(found.snapshot.doc.sealed).map(({ seq }) => seq);
  const opened = await openSealed(ctx, found, seqs, access);
  return new Map(
    currentFields(found, opened, access).flatMap((one) => (one.shown === "value" ? [[one.field, one.value]] : [])),
  );
}

/** The record of the person, where the writer may open it. */
export async function openPerson(ctx: SessionContext, personId: string | undefined): Promise<OpenedPerson | undefined> {
  if (personId === undefined) return undefined;
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), personId);
  if (found?.snapshot.kind !== "person") return undefined;
  const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  if (access.level !== "content") return undefined;
  await ctx.reads.recordCase(ctx.session, found.snapshot, access);
  return { found, access, fields: await seenFields(ctx, found, access) };
}

export const fieldOf = (person: OpenedPerson | undefined, field: string): string => {
  const value = person?.fields.get(field);
  return typeof value === "string" ? value : "";
};

export const nameOf = (person: OpenedPerson | undefined): string =>
  `${fieldOf(person, "givenName")} ${fieldOf(person, "surname")}`.trim();

/** Hers, or that of somebody who lives with her: a letter to the child says where the mother is. */
export const isProtectedAddress = (person: OpenedPerson | undefined): boolean => person?.found.isProtected === true;

/** What a document must not say of where the person lives. */
export function protectedText(person: OpenedPerson | undefined): string {
  const isOwn = person?.found.snapshot.doc.context.protectedAddress === true;
  return fieldOf(person, isOwn ? "protectedAddressText" : "address");
}

/** Lines of a letter; none where the address is protected. */
export const addressOf = (person: OpenedPerson | undefined): string[] =>
  isProtectedAddress(person)
    ? []
    : fieldOf(person, "address")
        .split(/\n|, (?=\d{5})/)
        .filter((line) => line !== "");

/** The whole, and street and number alone, which give it away too; the town alone does not. */
export function secretsOf(address: string): string[] {
  const street = address.split(/\n|,/).find((part) => /\p{L}{3}.*\d/u.test(part) && !/^\s*\d{5}\b/.test(part));
  return [...new Set([address, ...(street === undefined ? [] : [street])])].filter((one) => one.trim() !== "");
}
