// Which floor may import which: the rules of ARCHITECTURE.md, "Direction", as code. `npm run check` runs them.
// Paths are regular expressions over files; tests are outside and may import anything.

const knownPure = "^workflows/(kernel|rules)/";
const registry = "^workflows/registry\\.ts$";
/** A folder of workflows/ that is a workflow, and a file in it. */
const namedWorkflow = "^workflows/(?!kernel/|rules/)([^/]+)/";

/** Packages the pure floor may use; everything else of npm, and all of Node, is kept out. */
const pureNpm = "node_modules/(xstate|zod)(/|$)";

/** Files of workflows/ whose code may run in the browser (types may come from anywhere in the kernel). */
const clientSafe =
  "^workflows/(kernel/(countries|data|evaluate|json|ids|deadline|document|form|list-condition|say-condition|(condition|list)-words-(it|en)|note-kinds|term-steps|explain-term|explain-texts)\\.ts$|rules/(aid/(amounts|repayment|to-pay-texts)\\.ts$|assessment/|budget/|contact-points/points\\.ts$|cost-sharing/|project/|deliveries/(payment|payment-texts|register|say-month|services|statement|typed-quantity|week)\\.ts$|fiscal-code/|letters/|mandates/|payer/of-service\\.ts$|imports/texts\\.ts$|counts/(ask|protect|sheet|texts-it|texts-en)\\.ts$|calendar/days\\.ts$|certificates/|public-words/(translation|words-it)\\.ts$))";

const error = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    error(
      "no-cycle",
      "A cycle hides which file owns an idea.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    error("resolvable", "Every import must exist.", {}, { couldNotResolve: true }),

    error(
      "workflows-pure",
      "workflows/ is pure: no other floor of the house.",
      { path: "^workflows/" },
      { path: "^(db|server|client|test)/" },
    ),
    error(
      "workflows-no-node",
      "workflows/ does no input or output, has no clock and no randomness.",
      { path: "^workflows/" },
      { dependencyTypes: ["core"] },
    ),
    error(
      "workflows-npm",
      "workflows/ uses xstate and, in one file, zod; no other package.",
      { path: "^workflows/" },
      { path: "node_modules/", pathNot: pureNpm },
    ),
    error(
      "zod-in-one-file",
      "Only kernel/form-schema.ts turns a form into a schema.",
      { path: "^workflows/", pathNot: "^workflows/kernel/form-schema\\.ts$" },
      { path: "node_modules/zod(/|$)" },
    ),
    error(
      "kernel-knows-no-workflow",
      "The vocabulary does not know who uses it.",
      { path: knownPure },
      { path: ["^workflows/", registry], pathNot: knownPure },
    ),
    error(
      "rules-without-xstate",
      "Pure knowledge is no machine.",
      { path: "^workflows/rules/" },
      { path: "node_modules/xstate" },
    ),
    error(
      "workflow-no-sibling",
      "A workflow never imports another; what two share belongs in kernel/ or rules/.",
      { path: namedWorkflow },
      { path: namedWorkflow, pathNot: "^workflows/$1/" },
    ),
    error(
      "workflow-no-registry",
      "The registry lists workflows; none of them reads it.",
      { path: namedWorkflow },
      { path: registry },
    ),

    error(
      "db-no-upper-floor",
      "db/ holds SQL and nothing above it.",
      { path: "^db/" },
      { path: "^(server|client|test)/" },
    ),
    error(
      "db-no-named-workflow",
      "db/ knows the kernel and the rules, never a workflow.",
      { path: "^db/" },
      { path: "^workflows/", pathNot: knownPure },
    ),
    error(
      "sql-driver-in-one-place",
      "Only db/driver and the accounts' own file know where the database runs.",
      { path: "^(server|client|workflows|db)/", pathNot: "^(db/driver/|server/access/)" },
      { path: "node_modules/(libsql|@libsql)/" },
    ),

    error("server-no-client", "The server does not know the page.", { path: "^server/" }, { path: "^(client|test)/" }),
    error(
      "registry-readers",
      "Only the gate, the router, the commands and the demo know which workflows exist.",
      { path: "^server/", pathNot: "^server/(engine/|cli/|demo/|router\\.ts$|[a-z]+\\.main\\.ts$)" },
      { path: registry },
    ),
    error("only-entries-are-threads", "An entry is started, never imported.", {}, { path: "\\.main\\.ts$" }),

    error(
      "client-server-types-only",
      "The page takes from the server the type of its router and nothing that runs.",
      { path: "^client/" },
      { path: "^server/", dependencyTypesNot: ["type-only"] },
    ),
    error(
      "client-router-only",
      "The type of the router is all the page needs.",
      { path: "^client/" },
      { path: "^server/(?!router\\.ts$)" },
    ),
    error("client-no-db", "The page never sees the database.", { path: "^client/" }, { path: "^(db|test)/" }),
    error(
      "client-safe-workflows",
      "From workflows/ the page runs the form evaluator and client-safe rules only.",
      { path: "^client/" },
      { path: "^workflows/", pathNot: clientSafe, dependencyTypesNot: ["type-only"] },
    ),
    error(
      "client-kernel-types",
      "Types of the kernel, not of a workflow.",
      { path: "^client/" },
      { path: "^workflows/", pathNot: knownPure },
    ),
    error(
      "client-light",
      "No machine and no schema library in the browser.",
      { path: "^client/" },
      { path: "node_modules/(xstate|zod|@libsql|libsql|drizzle-orm|better-auth|hono)(/|$)" },
    ),
    error("client-no-node", "The browser has no Node.", { path: "^client/" }, { dependencyTypes: ["core"] }),
    error(
      "screens-apart",
      "Screens share ui/ and text/ and the files at the top of client/, never each other.",
      { path: "^client/([^/]+)/", pathNot: "^client/(ui|text)/" },
      { path: "^client/([^/]+)/", pathNot: "^client/($1|ui|text)/" },
    ),
    error(
      "ui-knows-no-screen",
      "ui/ draws; it does not know who uses it.",
      { path: "^client/(ui|text)/" },
      { path: "^client/(?!ui/|text/)[^/]+/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(scss|css|svg|html)$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
