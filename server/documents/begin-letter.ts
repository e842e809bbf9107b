// documents.beginLetter: the form of a document to write, with what the writer may see of case and person already in it. A reading
// of the case, and of the person, recorded as such.
import { findMandate } from "../../db/district/load-tables.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { beginForm, letterForm, letterLabels } from "../../workflows/rules/letters/form.ts";
import { letterheadOf, serviceOfCase } from "../../workflows/rules/letters/letterhead.ts";
import { procedure } from "../trpc.ts";
import { type Proposed, proposeAddressees } from "./addressees.ts";
import { comuneName, letterFacts } from "./letter-facts.ts";
import { openWriting, templateInput } from "./letter-input.ts";

export const beginLetter = procedure
  .meta({ rule: "cases" })
  .input(templateInput)
  .query(async ({ ctx, input }) => {
    const { open, template, classes, before } = await openWriting(ctx, input);
    const { snapshot } = open.found;
    await ctx.reads.recordCase(ctx.session, snapshot, open.access);
    const facts = await letterFacts(ctx, open);
    const isLetter = template.form === "letter";
    const proposed: Proposed =
      isLetter && facts.person ? await proposeAddressees(ctx, facts.person) : { addressees: [] };
    const to = proposed.first;
    const place = comuneName(ctx, snapshot.doc.head.territory);
    const { letterhead, officePhone, officeEmail } = ctx.config;
    const { territory, area } = snapshot.doc.head;
    const service = serviceOfCase(snapshot.kind, area, textOf(snapshot.doc.context.service));
    const body = findMandate(ctx.tables, service, territory, ctx.clock.today())?.letterhead;
    const head = letterheadOf({ body, service, own: letterhead, comune: place });
    const known = {
      ...facts.values,
      "addressee.name": to?.name ?? "",
      "body.name": head[0] ?? "",
      "office.name": head[1] ?? "",
      "office.phone": officePhone ?? "",
      "office.email": officeEmail ?? "",
    };
    const initial: Record<string, Json> = {
      ...beginForm(template, known, template.table?.holds === "actions" ? facts.actions : []),
      ...(to && to.lines.length > 0 ? { addresseeLines: to.lines.join("\n") } : {}),
      letterhead: head.join("\n"),
      letterPlace: place,
      letterDay: ctx.clock.today(),
      documentClass: before?.class ?? template.class,
    };
    return {
      ...{ seq: snapshot.seq, kind: snapshot.kind, number: snapshot.number, name: template.name },
      ...{ isLetter, addressIsProtected: facts.isProtected, proposed },
      /** Which version it becomes of the document it was asked for. */
      ...(before ? { nextVersion: before.versions.length + 1 } : {}),
      form: letterForm(template, classes),
      labels: { it: letterLabels(template, "it"), en: letterLabels(template, "en") },
      initial,
    };
  });
