// Accounts, for the administrator: who may enter, as what and where; a new one, and each one's card.
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { comuneName, useDesk } from "../desk.ts";
import { createRead, queryClient } from "../query.ts";
import { accessText } from "../text/access.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { createColumnHelper } from "../ui/columns.ts";
import { Dialog } from "../ui/dialog.tsx";
import { EventForm } from "../ui/form/event-form.tsx";
import { Await, SendProblem } from "../ui/states.tsx";
import { VirtualTable } from "../ui/table.tsx";
import { AccessRules } from "./access-rules.tsx";
import { AccountCard, type User } from "./account-card.tsx";
import {
  accountForm,
  accountProblem,
  accountWords,
  type Body,
  bodiesOf,
  bodyNameOf,
  grantsOf,
} from "./account-forms.ts";
import { LinkShown } from "./link-shown.tsx";

/** Every page of the list: a district has some hundred accounts. */
async function allUsers(signal: AbortSignal): Promise<User[]> {
  const users: User[] = [];
  let after: { name: string; accountId: string } | null = null;
  do {
    const page: Awaited<ReturnType<typeof trpc.access.listUsers.query>> = await trpc.access.listUsers.query(
      after ? { after } : {},
      { signal },
    );
    users.push(...page.users);
    after = page.next;
  } while (after && users.length < 2000);
  return users;
}

export default function AccountsPage(): JSX.Element {
  const users = createRead(
    "access",
    "listUsers",
    () => ({}),
    (_, signal) => allUsers(signal),
  );
  const [creating, setCreating] = createSignal(false);
  const [openId, setOpenId] = createSignal<string>();
  const [link, setLink] = createSignal<string>();
  const opened = () => users.data?.find((user) => user.accountId === openId());
  return (
    <>
      <div class="page-head">
        <h1>{accessText().accounts.title}</h1>
        <button type="button" class="btn btn-primary" onClick={() => setCreating(true)}>
          {accessText().accounts.create}
        </button>
      </div>
      <p class="muted">{accessText().accounts.intro}</p>
      <Await query={users}>{(data) => <UserTable users={data()} onOpen={(user) => setOpenId(user.accountId)} />}</Await>
      <AccessRules />
      <Dialog open={creating()} title={accessText().accounts.create} size="wide" onClose={() => setCreating(false)}>
        <NewAccount
          bodies={bodiesOf(users.data ?? [])}
          onMade={(made) => {
            setCreating(false);
            setLink(made);
          }}
        />
      </Dialog>
      <Dialog
        open={opened() !== undefined}
        title={opened()?.name ?? ""}
        size="wide"
        onClose={() => setOpenId(undefined)}
      >
        <Show when={opened()}>
          {(user) => (
            <AccountCard
              user={user()}
              bodies={bodiesOf(users.data ?? []).filter(({ accountId }) => accountId !== user().accountId)}
              onLink={(made) => {
                setOpenId(undefined);
                setLink(made);
              }}
            />
          )}
        </Show>
      </Dialog>
      <LinkShown link={link()} onClose={() => setLink(undefined)} />
    </>
  );
}

function NewAccount(props: { bodies: readonly Body[]; onMade: (link: string) => void }): JSX.Element {
  const desk = useDesk();
  const [problem, setProblem] = createSignal("");
  async function create(payload: JsonObject): Promise<readonly Problem[] | undefined> {
    setProblem("");
    try {
      const { link } = await trpc.access.createUser.mutate({
        name: String(payload.name),
        email: String(payload.email),
        locale: payload.locale === "en" ? "en" : "it",
        grants: grantsOf(payload),
        ...bodyNameOf(payload),
      });
      await queryClient.invalidateQueries({ queryKey: ["access"] });
      props.onMade(link);
      return undefined;
    } catch (error) {
      setProblem(accountProblem(error));
      return [];
    }
  }
  return (
    <>
      <p>{accessText().accounts.createHelp}</p>
      <SendProblem of={problem()} />
      <EventForm
        form={accountForm(desk(), props.bodies)}
        words={accountWords(desk(), props.bodies)}
        draftKey="access/createUser"
        around={{ today: desk().today }}
        initial={{ locale: "it", territories: ["district"] }}
        submitLabel={accessText().accounts.create}
        withoutDay
        onRecord={create}
      />
    </>
  );
}

const helper = createColumnHelper<User>();

function UserTable(props: { users: readonly User[]; onOpen: (user: User) => void }): JSX.Element {
  const desk = useDesk();
  const rolesOf = (user: User) =>
    [
      ...new Set(
        user.grants.map((grant) => shellText().roles[grant.role as keyof ReturnType<typeof shellText>["roles"]]),
      ),
    ].join(", ") || accessText().accounts.noGrant;
  const placesOf = (user: User) =>
    [...new Set(user.grants.map((grant) => comuneName(desk(), grant.territory)))].join(", ");
  const columns = createMemo(() => {
    const text = accessText().accounts;
    const stateOf = (user: User) => (user.deactivatedAt !== null ? text.off : user.ready ? text.active : text.waiting);
    return helper.columns([
      helper.accessor("name", { header: text.name, meta: { minRem: 12, lead: true } }),
      helper.accessor("email", { header: text.email, meta: { minRem: 18, grow: 2, wide: true } }),
      helper.accessor(rolesOf, { id: "roles", header: text.roles, meta: { minRem: 14 } }),
      helper.accessor(placesOf, { id: "places", header: text.places, meta: { minRem: 12, grow: 2, wide: true } }),
      helper.accessor(stateOf, { id: "state", header: text.state, meta: { minRem: 9 } }),
    ]);
  });
  return (
    <>
      <p class="small-text muted" role="status">
        {accessText().accounts.count(props.users.length)}
      </p>
      <VirtualTable
        label={accessText().accounts.title}
        columns={columns()}
        rows={props.users}
        rowId={(user) => user.accountId}
        onOpen={props.onOpen}
      />
    </>
  );
}
