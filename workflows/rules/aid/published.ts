// What of granted aids may be published: the act, the amount and a reference, and nobody in need (art. 26 D.Lgs. 33/2013);
// in a small comune reference and category together can tell who it is: a category that few grants of a comune share is
// left out, and so is another one where it would be told by what is left. Pure.

export interface Grant {
  /** Of the application: the reference that stands for who asked. */
  number: string;
  comune: string;
  /** Kind and purpose, as codes. */
  aidKind: string;
  aidPurpose: string;
  actKind: string;
  actNumber: string;
  actOn: string;
  actBody: string;
  signatoryRole: string;
  grantedCents: number;
}

/** `category` is false where kind and purpose are left out. */
export type PublishedGrant = Grant & { category: boolean };

const keyOf = ({ comune, aidKind, aidPurpose }: Grant): string => JSON.stringify([comune, aidKind, aidPurpose]);

/** In the order given. `least`: so many grants of a comune share what is said of them. */
export function publishable(grants: readonly Grant[], least: number): PublishedGrant[] {
  const counts = new Map<string, number>();
  for (const grant of grants) counts.set(keyOf(grant), (counts.get(keyOf(grant)) ?? 0) + 1);
  const shown = new Set([...counts].filter(([, n]) => n >= least).map(([key]) => key));
  // The ones left out are a group of their own: where that is small, it is joined by the smallest that is shown.
  for (const comune of new Set(grants.map((grant) => grant.comune))) {
    const own = grants.filter((grant) => grant.comune === comune);
    const hidden = () => own.filter((grant) => !shown.has(keyOf(grant))).length;
    while (hidden() > 0 && hidden() < least) {
      const [smallest] = [...new Set(own.map(keyOf))]
        .filter((key) => shown.has(key))
        .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1));
      if (smallest === undefined) break;
      shown.delete(smallest);
    }
  }
  return grants.map((grant) =>
    shown.has(keyOf(grant)) ? { ...grant, category: true } : { ...grant, aidKind: "", aidPurpose: "", category: false },
  );
}
