// One account: its grants, what may be done with it, its history. Shown in a dialog of the accounts page.
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import { comuneName, useDesk } from "../desk.ts";
import { createRead, queryClient } from "../query.ts";
import { accessText } from "../text/access.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { EventForm } from "../ui/form/event-form.tsx";
import { formatDay, formatInstant } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await, SendProblem } from "../ui/states.tsx";
import {
  accountProblem,
  accountWords,
  type Body,
  bodyNameForm,
  bodyNameOf,
  type EndReason,
  endForm,
  grantForm,
  grantsOf,
} from "./account-forms.ts";
import { Leaving } from "./leaving.tsx";

export type User = Awaited<ReturnType<typeof trpc.access.listUsers.query>>["users"][number];
type UserGrant = User["grants"][number];
type Act = { act: "grant" } | { act: "name" } | { act: "end"; grant: UserGrant } | { act: "off" };

export const roleName = (role: string): string =>
  shellText().roles[role as keyof ReturnType<typeof shellText>["roles"]] ?? role;

export function AccountCard(props: {
  user: User;
  /** For whom it may work. */
  bodies: readonly Body[];
  onLink: (link: string) => void;
}): JSX.Element {
  const desk = useDesk();
  const [chosen, setChosen] = createSignal<Act>();
  const [problem, setProblem] = createSignal("");
  const accountId = () => props.user.accountId;

  /** Runs an act; its problem is shown here, its success everywhere. */
  async function doing(act: () => Promise<unknown>): Promise<readonly Problem[] | undefined> {
    setProblem("");
    try {
      await act();
      await queryClient.invalidateQueries({ queryKey: ["access"] });
      setChosen(undefined);
      notify(accessText().account.done);
      return undefined;
    } catch (error) {
      setProblem(accountProblem(error));
      return [];
    }
  }
  async function renew(): Promise<void> {
    await doing(async () => props.onLink((await trpc.access.renewLink.mutate({ accountId: accountId() })).link));
  }

  return (
    <>
      <p>
        {props.user.email}
        <Show when={props.user.totp}> · {accessText().accounts.secondFactor}</Show>
        <Show when={props.user.deactivatedAt !== null}>
          {" · "}
          <strong>{accessText().accounts.off}</strong>
        </Show>
      </p>
      <SendProblem of={problem()} />
      <Show when={props.user.bodyName !== undefined}>
        <p>
          {accessText().account.body} <strong>{props.user.bodyName || shellText().unnamedBody}</strong>
        </p>
      </Show>
      <h3>{accessText().account.grants}</h3>
      <Grants grants={props.user.grants} bodies={props.bodies} onEnd={(grant) => setChosen({ act: "end", grant })} />
      <div class="toolbar space-above">
        <Show
          when={props.user.deactivatedAt === null}
          fallback={
            <button
              type="button"
              class="btn btn-outline-primary"
              onClick={() => void doing(() => trpc.access.reactivateUser.mutate({ accountId: accountId() }))}
            >
              {accessText().account.reactivate}
            </button>
          }
        >
          <button type="button" class="btn btn-outline-primary" onClick={() => setChosen({ act: "grant" })}>
            {accessText().account.addGrant}
          </button>
          <Show when={props.user.bodyName !== undefined}>
            <button type="button" class="btn btn-outline-primary" onClick={() => setChosen({ act: "name" })}>
              {accessText().account.nameBody}
            </button>
          </Show>
          <button type="button" class="btn btn-outline-primary" onClick={() => void renew()}>
            {accessText().account.renewLink}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => setChosen({ act: "off" })}>
            {accessText().account.deactivate}
          </button>
        </Show>
      </div>
      <ActForm
        chosen={chosen()}
        bodies={props.bodies}
        bodyName={props.user.bodyName ?? ""}
        onCancel={() => setChosen(undefined)}
        onName={(bodyName) => doing(() => trpc.access.nameBody.mutate({ accountId: accountId(), bodyName }))}
        onGrant={(payload) =>
          doing(async () => {
            for (const grant of grantsOf(payload))
              await trpc.access.giveGrant.mutate({ accountId: accountId(), grant, ...bodyNameOf(payload) });
          })
        }
        onEnd={(grant, reason) =>
          doing(() => trpc.access.endGrant.mutate({ accountId: accountId(), grantId: grant.grantId, reason }))
        }
        accountId={accountId()}
        onOff={(reason, planId) =>
          doing(() =>
            trpc.access.deactivateUser.mutate({
              ...{ accountId: accountId(), reason },
              ...(planId === undefined ? {} : { planId }),
            }),
          )
        }
      />
      <h3 class="actions-title">{accessText().account.history}</h3>
      <History accountId={accountId()} today={desk().today} />
    </>
  );
}

function Grants(props: {
  grants: readonly UserGrant[];
  bodies: readonly Body[];
  onEnd: (grant: UserGrant) => void;
}): JSX.Element {
  const desk = useDesk();
  const areas = (grant: UserGrant) =>
    grant.areas === "all"
      ? accessText().account.allAreas
      : grant.areas.map((area) => shellText().areas[area]).join(", ");
  const days = (grant: UserGrant) =>
    grant.to === undefined
      ? accessText().account.from(formatDay(grant.from))
      : accessText().account.fromTo(formatDay(grant.from), formatDay(grant.to));
  return (
    <Show when={props.grants.length > 0} fallback={<p class="muted">{accessText().accounts.noGrant}</p>}>
      <ul class="row-list">
        <For each={props.grants}>
          {(grant) => (
            <li>
              <strong>{roleName(grant.role)}</strong> <span>{comuneName(desk(), grant.territory)}</span>
              <span class="muted small-text">
                {areas(grant)}, {days(grant)}
                <Show when={props.bodies.find(({ accountId }) => accountId === grant.body)}>
                  {(body) => (
                    <>
                      , {accountWords(desk()).fields.body?.toLowerCase()} {body().bodyName || body().name}
                    </>
                  )}
                </Show>
              </span>
              <button type="button" class="link-button small-text" onClick={() => props.onEnd(grant)}>
                {accessText().account.endGrant}
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

interface ActFormProps {
  chosen: Act | undefined;
  bodies: readonly Body[];
  /** Empty where none is recorded. */
  bodyName: string;
  onCancel: () => void;
  onName: (bodyName: string) => Promise<readonly Problem[] | undefined>;
  onGrant: (payload: Parameters<typeof grantsOf>[0]) => Promise<readonly Problem[] | undefined>;
  onEnd: (grant: UserGrant, reason: EndReason) => Promise<readonly Problem[] | undefined>;
  accountId: string;
  onOff: (reason: EndReason, planId: string | undefined) => Promise<readonly Problem[] | undefined>;
}

function ActForm(props: ActFormProps): JSX.Element {
  const desk = useDesk();
  const around = () => ({ today: desk().today });
  const ending = () => (props.chosen?.act === "end" ? props.chosen.grant : undefined);
  return (
    <Switch>
      <Match when={props.chosen?.act === "grant"}>
        <EventForm
          form={grantForm(desk(), props.bodies, props.bodyName !== "")}
          words={accountWords(desk(), props.bodies)}
          draftKey="access/giveGrant"
          around={around()}
          submitLabel={accessText().account.addGrant}
          withoutDay
          onRecord={props.onGrant}
          onCancel={props.onCancel}
        />
      </Match>
      <Match when={props.chosen?.act === "name"}>
        <EventForm
          form={bodyNameForm}
          words={accountWords(desk())}
          draftKey={`access/nameBody/${props.accountId}`}
          around={around()}
          initial={props.bodyName === "" ? {} : { bodyName: props.bodyName }}
          submitLabel={accessText().account.nameBody}
          withoutDay
          onRecord={(payload) => props.onName(bodyNameOf(payload).bodyName ?? "")}
          onCancel={props.onCancel}
        />
      </Match>
      <Match when={ending()}>
        {(grant) => (
          <EventForm
            form={endForm}
            words={accountWords(desk())}
            draftKey={`access/endGrant/${grant().grantId}`}
            around={around()}
            submitLabel={accessText().account.endNow}
            withoutDay
            onRecord={(payload) => props.onEnd(grant(), payload.endReason as EndReason)}
            onCancel={props.onCancel}
          />
        )}
      </Match>
      <Match when={props.chosen?.act === "off"}>
        <Leaving accountId={props.accountId} onCancel={props.onCancel} onOff={props.onOff} />
      </Match>
    </Switch>
  );
}

function History(props: { accountId: string; today: string }): JSX.Element {
  const desk = useDesk();
  const history = createRead(
    "access",
    "listUserHistory",
    () => ({ accountId: props.accountId }),
    (input, signal) => trpc.access.listUserHistory.query(input, { signal }),
  );
  return (
    <Await query={history}>
      {(data) => (
        <ul class="row-list">
          <For each={data().called}>
            {(one) => (
              <li>
                <strong>{accessText().account.named}</strong> <span>{one.name}</span>
                <span class="muted small-text">
                  {accessText().account.by(
                    data().names[one.by] ?? accessText().account.system,
                    formatInstant(one.recordedAt),
                  )}
                </span>
              </li>
            )}
          </For>
          <For each={data().entries}>
            {(entry) => (
              <li>
                <strong>{accessText().account.actions[entry.action]}</strong>
                <Show when={entry.role}>{(role) => <span>{roleName(role())}</span>}</Show>
                <Show when={entry.action !== "created" && entry.territory}>
                  {(territory) => <span>{comuneName(desk(), territory())}</span>}
                </Show>
                <span class="muted small-text">
                  {accessText().account.by(
                    data().names[entry.by] ?? accessText().account.system,
                    formatInstant(entry.recordedAt),
                  )}
                </span>
              </li>
            )}
          </For>
        </ul>
      )}
    </Await>
  );
}
