// Table of contents of the API. Every procedure declares its rule; the permission matrix is generated from here.
import { changeSubstitute } from "./absences/change-substitute.ts";
import { endAbsence } from "./absences/end-absence.ts";
import { getPlan } from "./absences/get-plan.ts";
import { listAbsences } from "./absences/list-absences.ts";
import { listOverseen } from "./absences/list-overseen.ts";
import { listSubstitutes } from "./absences/list-substitutes.ts";
import { setAbsence } from "./absences/set-absence.ts";
import { writeThings } from "./absences/write-things.ts";
import { acknowledgeGlass } from "./access/acknowledge-glass.ts";
import { breakGlass } from "./access/break-glass.ts";
import { changeSetting } from "./access/change-setting.ts";
import { createUser } from "./access/create-user.ts";
import { deactivateUser } from "./access/deactivate-user.ts";
import { endGrant } from "./access/end-grant.ts";
import { getLeaving } from "./access/get-leaving.ts";
import { giveGrant } from "./access/give-grant.ts";
import { listBrokenGlass } from "./access/list-broken-glass.ts";
import { listReads } from "./access/list-reads.ts";
import { listSettings } from "./access/list-settings.ts";
import { listUserHistory } from "./access/list-user-history.ts";
import { listUsers } from "./access/list-users.ts";
import { nameBody } from "./access/name-body.ts";
import { reactivateUser } from "./access/reactivate-user.ts";
import { renewLink } from "./access/renew-link.ts";
import { listOfCase } from "./aid/list-of-case.ts";
import { listOwed } from "./aid/list-owed.ts";
import { listToPay } from "./aid/list-to-pay.ts";
import { takePublished } from "./aid/take-published.ts";
import { takeToPay } from "./aid/take-to-pay.ts";
import { getFigures } from "./board/get-figures.ts";
import { getLoad } from "./board/get-load.ts";
import { listEligible } from "./board/list-eligible.ts";
import { cancelJob } from "./bulk/cancel-job.ts";
import { getForm as getBulkForm } from "./bulk/get-form.ts";
import { getJob } from "./bulk/get-job.ts";
import { getPreview } from "./bulk/get-preview.ts";
import { listActs } from "./bulk/list-acts.ts";
import { listJobs } from "./bulk/list-jobs.ts";
import { listRows } from "./bulk/list-rows.ts";
import { previewUndo } from "./bulk/preview-undo.ts";
import { startJob } from "./bulk/start-job.ts";
import { startPreview } from "./bulk/start-preview.ts";
import { getRankings } from "./care/get-rankings.ts";
import { exportTerms } from "./cases/export-terms.ts";
import { getAssessments } from "./cases/get-assessments.ts";
import { getAwaited } from "./cases/get-awaited.ts";
import { getCase } from "./cases/get-case.ts";
import { getCorrection } from "./cases/get-correction.ts";
import { getForm } from "./cases/get-form.ts";
import { getLabel } from "./cases/get-label.ts";
import { getProject } from "./cases/get-project.ts";
import { getSettlement } from "./cases/get-settlement.ts";
import { listChanges } from "./cases/list-changes.ts";
import { listColleagues } from "./cases/list-colleagues.ts";
import { listDiary } from "./cases/list-diary.ts";
import { listLinked } from "./cases/list-linked.ts";
import { listNoteTemplates } from "./cases/list-note-templates.ts";
import { listTimeline } from "./cases/list-timeline.ts";
import { listWorkflows } from "./cases/list-workflows.ts";
import { previewCorrection } from "./cases/preview-correction.ts";
import { recordPrint } from "./cases/record-print.ts";
import { removeNoteTemplate } from "./cases/remove-note-template.ts";
import { saveNoteTemplate } from "./cases/save-note-template.ts";
import { searchCases } from "./cases/search-cases.ts";
import { sendCommand } from "./cases/send.ts";
import { addTariff } from "./cost-sharing/add-tariff.ts";
import { getShare } from "./cost-sharing/get-share.ts";
import { listShares } from "./cost-sharing/list-shares.ts";
import { listTariffs } from "./cost-sharing/list-tariffs.ts";
import { listToCompute } from "./cost-sharing/list-to-compute.ts";
import { dropRecipe } from "./counts/drop-recipe.ts";
import { getMayor } from "./counts/get-mayor.ts";
import { group } from "./counts/group.ts";
import { listRecipes } from "./counts/list-recipes.ts";
import { saveRecipe } from "./counts/save-recipe.ts";
import { takeMayor } from "./counts/take-mayor.ts";
import { takeSheet } from "./counts/take-sheet.ts";
import { getPayment } from "./deliveries/get-payment.ts";
import { getWeek } from "./deliveries/get-week.ts";
import { issuePayment } from "./deliveries/issue-payment.ts";
import { listProviders } from "./deliveries/list-providers.ts";
import { takePayment } from "./deliveries/take-payment.ts";
import { attachLetter } from "./documents/attach-letter.ts";
import { beginLetter } from "./documents/begin-letter.ts";
import { listDocuments } from "./documents/list-documents.ts";
import { listLetters } from "./documents/list-letters.ts";
import { previewLetter } from "./documents/preview-letter.ts";
import { takeLetter } from "./documents/take-letter.ts";
import { cancel as cancelExport } from "./exports/cancel.ts";
import { get as getExport } from "./exports/get.ts";
import { listReady as listReadyExports } from "./exports/list-ready.ts";
import { offer as offerExport } from "./exports/offer.ts";
import { start as startExport } from "./exports/start.ts";
import { getTranslation } from "./front-desk/get-translation.ts";
import { listLanguages } from "./front-desk/list-languages.ts";
import { saveLanguage } from "./front-desk/save-language.ts";
import { checkRoot } from "./history/check-root.ts";
import { getLog } from "./history/get-log.ts";
import { getPicture } from "./history/get-picture.ts";
import { getRoot } from "./history/get-root.ts";
import { listEvents } from "./history/list-events.ts";
import { listRoots } from "./history/list-roots.ts";
import { signRoot } from "./history/sign-root.ts";
import { getDesk } from "./home/get-desk.ts";
import { getDraftKey } from "./home/get-draft-key.ts";
import { isDemo } from "./home/is-demo.ts";
import { getPosition } from "./housing/get-position.ts";
import { getRanking } from "./housing/get-ranking.ts";
import { importApplications } from "./housing/import-applications.ts";
import { cancel as cancelImport } from "./imports/cancel.ts";
import { choose as chooseImport } from "./imports/choose.ts";
import { dropMapping } from "./imports/drop-mapping.ts";
import { getJob as getImportJob } from "./imports/get-job.ts";
import { getPreview as getImportPreview } from "./imports/get-preview.ts";
import { getTable } from "./imports/get-table.ts";
import { getUndo } from "./imports/get-undo.ts";
import { listJobs as listImportJobs } from "./imports/list-jobs.ts";
import { listMappings } from "./imports/list-mappings.ts";
import { listRows as listImportRows } from "./imports/list-rows.ts";
import { listUnhoused } from "./imports/list-unhoused.ts";
import { look as lookAtImport } from "./imports/look.ts";
import { lookUndo } from "./imports/look-undo.ts";
import { renameMapping } from "./imports/rename-mapping.ts";
import { saveMapping } from "./imports/save-mapping.ts";
import { start as startImport } from "./imports/start.ts";
import { undo as undoImport } from "./imports/undo.ts";
import { listDrills } from "./jobs/list-drills.ts";
import { listStuck } from "./jobs/list-stuck.ts";
import { retryFanOut } from "./jobs/retry-fan-out.ts";
import { hints } from "./live/hints.ts";
import { stay } from "./live/stay.ts";
import { comuni } from "./network/comuni.ts";
import { findBirthplaces } from "./network/find-birthplaces.ts";
import { placeTable } from "./network/place-table.ts";
import { countNotices } from "./notices/count-notices.ts";
import { listInbox } from "./notices/list-inbox.ts";
import { listUnheard } from "./notices/list-unheard.ts";
import { markRead } from "./notices/mark-read.ts";
import { countCasesToFollow } from "./people/count-cases-to-follow.ts";
import { countMergeAsks } from "./people/count-merge-asks.ts";
import { findAlike } from "./people/find-alike.ts";
import { findPerson } from "./people/find-person.ts";
import { getContacts } from "./people/get-contacts.ts";
import { getHousehold } from "./people/get-household.ts";
import { getHouseholds } from "./people/get-households.ts";
import { getHouseholdsOn } from "./people/get-households-on.ts";
import { getLookup } from "./people/get-lookup.ts";
import { getMergeAsks } from "./people/get-merge-asks.ts";
import { getPapers } from "./people/get-papers.ts";
import { getPayer } from "./people/get-payer.ts";
import { getPayerProposal } from "./people/get-payer-proposal.ts";
import { getRecord } from "./people/get-record.ts";
import { getRelations } from "./people/get-relations.ts";
import { getRights } from "./people/get-rights.ts";
import { listAlike } from "./people/list-alike.ts";
import { listCasesToFollow } from "./people/list-cases-to-follow.ts";
import { listDuplicates } from "./people/list-duplicates.ts";
import { listMergeAsks } from "./people/list-merge-asks.ts";
import { listReferring } from "./people/list-referring.ts";
import { listWithoutHousehold } from "./people/list-without-household.ts";
import { lookUp } from "./people/look-up.ts";
import { tryHousehold } from "./people/try-household.ts";
import { addHandOver } from "./plan/add-hand-over.ts";
import { listFacts } from "./plan/list-facts.ts";
import { listMandates } from "./plan/list-mandates.ts";
import { listObjectives } from "./plan/list-objectives.ts";
import { listOutcomes } from "./plan/list-outcomes.ts";
import { listPolicyAreas } from "./plan/list-policy-areas.ts";
import { counts } from "./queues/counts.ts";
import { day } from "./queues/day.ts";
import { names } from "./queues/names.ts";
import { page } from "./queues/page.ts";
import { find } from "./search/find.ts";
import { inNotes } from "./search/find-in-notes.ts";
import { getMatrix } from "./spending/get-matrix.ts";
import { listBudgetAlarms } from "./spending/list-budget-alarms.ts";
import { getMovements } from "./stocks/get-movements.ts";
import { listStocks } from "./stocks/list-stocks.ts";
import { takeStocks } from "./stocks/take-stocks.ts";
import { router } from "./trpc.ts";
import { changeView } from "./views/change-view.ts";
import { countViews } from "./views/count-views.ts";
import { listViews } from "./views/list-views.ts";
import { removeView } from "./views/remove-view.ts";
import { saveView } from "./views/save-view.ts";
import { setLayout } from "./views/set-layout.ts";

export const appRouter = router({
  absences: router({
    changeSubstitute,
    end: endAbsence,
    getPlan,
    list: listAbsences,
    listOverseen,
    listSubstitutes,
    set: setAbsence,
    writeThings,
  }),
  access: router({
    listUsers,
    listUserHistory,
    nameBody,
    createUser,
    renewLink,
    giveGrant,
    endGrant,
    deactivateUser,
    getLeaving,
    reactivateUser,
    readLog: listReads,
    breakGlass,
    listBrokenGlass,
    acknowledgeGlass,
    listSettings,
    changeSetting,
  }),
  bulk: router({
    cancel: cancelJob,
    get: getJob,
    getForm: getBulkForm,
    getPreview,
    list: listJobs,
    listActs,
    listRows,
    preview: startPreview,
    previewUndo,
    start: startJob,
  }),
  cases: router({
    send: sendCommand,
    exportTerms,
    getAssessments,
    getAwaited,
    getCase,
    getCorrection,
    previewCorrection,
    recordPrint,
    getForm,
    getLabel,
    getProject,
    getSettlement,
    listChanges,
    listColleagues,
    listDiary,
    listLinked,
    ...{ listNoteTemplates, saveNoteTemplate, removeNoteTemplate },
    listTimeline,
    listWorkflows,
    search: searchCases,
  }),
  documents: router({ attachLetter, beginLetter, list: listDocuments, listLetters, previewLetter, takeLetter }),
  exports: router({
    ...{ cancel: cancelExport, get: getExport, listReady: listReadyExports, offer: offerExport, start: startExport },
  }),
  home: router({ getDesk, getDraftKey, isDemo }),
  care: router({ getRankings }),
  housing: router({ getPosition, getRanking, importApplications }),
  imports: router({
    cancel: cancelImport,
    choose: chooseImport,
    dropMapping,
    getJob: getImportJob,
    getPreview: getImportPreview,
    getTable,
    getUndo,
    listJobs: listImportJobs,
    listMappings,
    listRows: listImportRows,
    listUnhoused,
    look: lookAtImport,
    lookUndo,
    renameMapping,
    saveMapping,
    start: startImport,
    undo: undoImport,
  }),
  jobs: router({ listDrills, listStuck, retryFanOut }),
  languages: router({ getTranslation, list: listLanguages, save: saveLanguage }),
  live: router({ hints, stay }),
  network: router({ comuni, findBirthplaces, placeTable }),
  notices: router({ count: countNotices, list: listInbox, markRead, listUnheard }),
  people: router({
    find: findPerson,
    findAlike,
    getContacts,
    getHousehold,
    getHouseholds,
    getHouseholdsOn,
    getLookup,
    getMergeAsks,
    getPapers,
    getPayer,
    getPayerProposal,
    getRecord,
    getRelations,
    getRights,
    listAlike,
    listReferring,
    listDuplicates,
    countCasesToFollow,
    countMergeAsks,
    listCasesToFollow,
    listMergeAsks,
    listWithoutHousehold,
    tryHousehold,
    lookUp,
  }),
  plan: router({ addHandOver, listFacts, listMandates, listObjectives, listOutcomes, listPolicyAreas }),
  search: router({ find, inNotes }),
  spending: router({ getMatrix, listBudgetAlarms }),
  costSharing: router({ addTariff, getShare, listShares, listTariffs, listToCompute }),
  aid: router({ listOfCase, listOwed, listToPay, takePublished, takeToPay }),
  stocks: router({ getMovements, list: listStocks, take: takeStocks }),
  deliveries: router({ getPayment, getWeek, issuePayment, listProviders, takePayment }),
  counts: router({ dropRecipe, getMayor, group, listRecipes, saveRecipe, takeMayor, takeSheet }),
  queues: router({ counts, day, names, page }),
  board: router({ getFigures, getLoad, listEligible }),
  views: router({
    change: changeView,
    count: countViews,
    list: listViews,
    remove: removeView,
    save: saveView,
    setLayout,
  }),
  history: router({ checkRoot, getLog, getPicture, getRoot, listEvents, listRoots, signRoot }),
});

export type AppRouter = typeof appRouter;
