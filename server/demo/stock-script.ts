// Stocks of the demo: each comune keeps shopping vouchers of ten euro, filled up, counted; what aids hand over is taken
// from there. One is low, and in one a loss waits for another person. Suppliers and papers are invented.
import type { Day, Territory } from "../../workflows/kernel/ids.ts";
import { addDays, laterOf } from "../../workflows/rules/calendar/days.ts";
import { type AidAsked, mostPieces, sinceDays, stockIdOf, voucherCents } from "./aid-script.ts";
import type { Random } from "./random.ts";
import { Hand, type Script, type Start } from "./script.ts";
import type { World } from "./world.ts";

/** One a comune with aids, there before the first of them; as much as all of them could take. */
export function stocksOf(world: World, aids: readonly AidAsked[], random: Random): Start[] {
  const asked = new Map<Territory, number>();
  for (const { person, day } of aids) {
    const comune = world.comuneOf(person, day);
    asked.set(comune, (asked.get(comune) ?? 0) + 1);
  }
  const day = laterOf(world.span.from, addDays(world.span.to, -sinceDays));
  return [...asked].map(([comune, aidsThere], i) => ({
    day,
    make: () =>
      stockScript(world, random.fork(comune), {
        ...{ comune, day, filledWith: 100 + aidsThere * mostPieces },
        ...{ isLow: i === 0, isWaiting: i === 1 },
      }),
  }));
}

interface Stock {
  comune: Territory;
  day: Day;
  filledWith: number;
  isLow: boolean;
  /** A loss waits for another person. */
  isWaiting: boolean;
}

function* stockScript(world: World, random: Random, { comune, day, filledWith, isLow, isWaiting }: Stock): Script {
  const caseId = stockIdOf(world, comune);
  const hand = new Hand(world, random, {
    kind: "voucher-stock",
    caseId,
    day,
    territory: comune,
    area: "poverty",
    moment: 0,
  });
  const clerk = () => hand.by("adminClerk");
  yield hand.step(
    "OPEN_STOCK",
    {
      ...{ territory: comune, good: "shoppingVouchers", unitCents: voucherCents, numbered: false },
      threshold: isLow ? filledWith * 2 : 40,
    },
    clerk(),
  );
  const receive = (pieces: number, more: object = {}) =>
    hand.step(
      "RECEIVE",
      {
        ...{ receivedOn: hand.day, supply: "purchase", supplier: "Emittente di buoni (esempio)", pieces },
        ...{ unitCents: voucherCents, documentNumber: `DDT ${random.int(10, 900)} (esempio)`, ...more },
      },
      clerk(),
    );
  yield receive(filledWith);
  yield hand.step("COUNT", { counted: filledWith }, clerk());
  hand.wait(random.int(60, 90));
  yield receive(random.int(3, 8) * 10, { supply: "donation", supplier: "Associazione del paese (esempio)" });
  hand.reach(addDays(hand.day, random.int(20, 40)));
  const loss = { writeOffReason: "damaged", pieces: random.int(1, 4), writeOffText: "Buoni bagnati nell'armadio." };
  yield hand.step("PROPOSE_WRITE_OFF", loss, clerk());
  if (isWaiting) return;
  hand.wait(1);
  yield hand.step("CONFIRM_WRITE_OFF", {}, hand.supervisor());
}
