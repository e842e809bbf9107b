CREATE TABLE `bulk_job` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`type` text NOT NULL,
	`asked` text NOT NULL,
	`grants` text NOT NULL,
	`undo_of` text NOT NULL,
	`leaver` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text,
	`total` integer NOT NULL,
	`excluded` integer NOT NULL,
	`done` integer NOT NULL,
	`failed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `bulk_job_account` ON `bulk_job` (`account_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `bulk_job_status` ON `bulk_job` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `bulk_job_created` ON `bulk_job` (`created_at`);--> statement-breakpoint
CREATE TABLE `bulk_row` (
	`job_id` text NOT NULL,
	`n` integer NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`seq` integer NOT NULL,
	`own` text NOT NULL,
	`outcome` text NOT NULL,
	`excluded` integer NOT NULL,
	`reason` text NOT NULL,
	`made_seq` integer NOT NULL,
	PRIMARY KEY(`job_id`, `n`)
);
--> statement-breakpoint
CREATE INDEX `bulk_row_outcome` ON `bulk_row` (`job_id`,`outcome`,`n`);--> statement-breakpoint
CREATE TABLE `case_link` (
	`from_id` text NOT NULL,
	`role` text NOT NULL,
	`to_id` text NOT NULL,
	`pos` integer NOT NULL,
	PRIMARY KEY(`from_id`, `role`, `to_id`)
);
--> statement-breakpoint
CREATE INDEX `case_link_to` ON `case_link` (`to_id`,`role`,`pos`);--> statement-breakpoint
CREATE TABLE `case_mention` (
	`to_id` text NOT NULL,
	`case_id` text NOT NULL,
	PRIMARY KEY(`to_id`, `case_id`)
);
--> statement-breakpoint
CREATE TABLE `case_reader` (
	`case_id` text NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`case_id`, `account_id`)
);
--> statement-breakpoint
CREATE INDEX `case_reader_account` ON `case_reader` (`account_id`);--> statement-breakpoint
CREATE TABLE `claim` (
	`kind` text NOT NULL,
	`resource` text NOT NULL,
	`case_id` text NOT NULL,
	PRIMARY KEY(`kind`, `resource`)
);
--> statement-breakpoint
CREATE TABLE `counter` (
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`closed` integer NOT NULL,
	`territory` text NOT NULL,
	`area` text NOT NULL,
	`assignee` text NOT NULL,
	`restricted` integer NOT NULL,
	`cases` integer NOT NULL,
	`weight` integer NOT NULL,
	PRIMARY KEY(`kind`, `state`, `closed`, `territory`, `area`, `assignee`, `restricted`)
);
--> statement-breakpoint
CREATE TABLE `deadline` (
	`case_id` text NOT NULL,
	`deadline_id` text NOT NULL,
	`status` text NOT NULL,
	`due_at` text,
	`alarm_at` text,
	PRIMARY KEY(`case_id`, `deadline_id`)
);
--> statement-breakpoint
CREATE INDEX `deadline_alarm` ON `deadline` (`alarm_at`);--> statement-breakpoint
CREATE TABLE `list_row` (
	`case_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`state` text NOT NULL,
	`closed` integer NOT NULL,
	`territory` text NOT NULL,
	`area` text NOT NULL,
	`assignee` text NOT NULL,
	`restricted` integer NOT NULL,
	`person_id` text,
	`household_id` text,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`updated_on` text NOT NULL,
	`due_on` text NOT NULL,
	`due_term` text,
	`urgent` text NOT NULL,
	`court_term` text,
	`waiting_for` text,
	`waiting_since` text,
	`waiting_of` text,
	`reminded_on` text,
	`priority` integer NOT NULL,
	`weight` integer NOT NULL,
	`todo` integer NOT NULL,
	`columns` text NOT NULL,
	`last_pos` integer NOT NULL,
	`since_pos` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `list_due` ON `list_row` (`closed`,`due_on`,`case_id`,`territory`,`area`,`restricted`,`kind`,`state`,`assignee`);--> statement-breakpoint
CREATE INDEX `list_state_due` ON `list_row` (`kind`,`state`,`closed`,`due_on`,`case_id`,`territory`,`area`,`restricted`,`assignee`);--> statement-breakpoint
CREATE INDEX `list_kind_due` ON `list_row` (`kind`,`closed`,`due_on`,`case_id`,`territory`,`area`,`restricted`,`state`,`assignee`);--> statement-breakpoint
CREATE INDEX `list_assignee_due` ON `list_row` (`assignee`,`closed`,`due_on`,`case_id`,`territory`,`area`,`restricted`,`kind`,`state`,`waiting_for`);--> statement-breakpoint
CREATE INDEX `list_assignee_urgent` ON `list_row` (`assignee`,`closed`,`urgent`,`case_id`,`territory`,`area`,`restricted`,`kind`,`state`,`waiting_for`,`due_on`);--> statement-breakpoint
CREATE INDEX `list_territory_due` ON `list_row` (`territory`,`closed`,`due_on`,`case_id`,`area`,`restricted`,`kind`,`state`,`assignee`);--> statement-breakpoint
CREATE INDEX `list_number` ON `list_row` (`closed`,`number`,`case_id`,`territory`,`area`,`restricted`,`kind`,`state`,`assignee`);--> statement-breakpoint
CREATE INDEX `list_waiting` ON `list_row` (`closed`,`due_on`,`case_id`,`waiting_for`,`waiting_since`,`territory`,`area`,`restricted`,`kind`,`state`,`assignee`) WHERE waiting_for IS NOT NULL;--> statement-breakpoint
CREATE INDEX `list_marked` ON `list_row` (`closed`,`due_on`,`case_id`,`priority`,`todo`,`restricted`,`territory`,`area`,`kind`,`state`,`assignee`) WHERE priority > 0 OR todo > 0 OR restricted = 1;--> statement-breakpoint
CREATE INDEX `list_person` ON `list_row` (`person_id`,`restricted`);--> statement-breakpoint
CREATE INDEX `list_household` ON `list_row` (`household_id`) WHERE household_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `list_opened` ON `list_row` (`closed`,`opened_on`,`case_id`,`territory`,`area`,`restricted`,`kind`,`state`,`assignee`);--> statement-breakpoint
CREATE INDEX `list_updated` ON `list_row` (`closed`,`updated_on`,`case_id`,`territory`,`area`,`restricted`,`kind`,`state`,`assignee`);--> statement-breakpoint
CREATE TABLE `list_version` (
	`to_pos` integer PRIMARY KEY NOT NULL,
	`from_pos` integer NOT NULL,
	`span` integer,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`closed` integer NOT NULL,
	`territory` text NOT NULL,
	`area` text NOT NULL,
	`assignee` text NOT NULL,
	`restricted` integer NOT NULL,
	`person_id` text,
	`household_id` text,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`updated_on` text NOT NULL,
	`due_on` text NOT NULL,
	`due_term` text,
	`urgent` text NOT NULL,
	`court_term` text,
	`waiting_for` text,
	`waiting_since` text,
	`waiting_of` text,
	`reminded_on` text,
	`priority` integer NOT NULL,
	`weight` integer NOT NULL,
	`todo` integer NOT NULL,
	`columns` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `list_version_due` ON `list_version` (`closed`,`span`,`due_on`,`case_id`,`from_pos`,`territory`,`kind`,`state`) WHERE span IS NOT NULL;--> statement-breakpoint
CREATE INDEX `list_version_territory` ON `list_version` (`territory`,`closed`,`span`,`due_on`,`case_id`,`from_pos`,`kind`,`state`) WHERE span IS NOT NULL;--> statement-breakpoint
CREATE INDEX `list_version_assignee` ON `list_version` (`assignee`,`closed`,`span`,`due_on`,`case_id`,`from_pos`) WHERE span IS NOT NULL;--> statement-breakpoint
CREATE INDEX `list_version_case` ON `list_version` (`case_id`,`to_pos`) WHERE span IS NOT NULL;--> statement-breakpoint
CREATE TABLE `milestone` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`workflow_version` integer NOT NULL,
	`state` text NOT NULL,
	`doc` text NOT NULL,
	PRIMARY KEY(`case_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`pos` integer NOT NULL,
	`topic` text NOT NULL,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`cursor` integer NOT NULL,
	`answered` integer NOT NULL,
	`refused` text NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_status` ON `outbox` (`status`,`pos`);--> statement-breakpoint
CREATE TABLE `snapshot` (
	`case_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`workflow_version` integer NOT NULL,
	`seq` integer NOT NULL,
	`state` text NOT NULL,
	`doc` text NOT NULL,
	`last_hash` text NOT NULL,
	`last_pos` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `snapshot_version` ON `snapshot` (`kind`,`workflow_version`,`case_id`);--> statement-breakpoint
CREATE TABLE `birthplace` (
	`belfiore` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`name` text NOT NULL,
	`sortable_name` text NOT NULL,
	`province` text NOT NULL,
	PRIMARY KEY(`belfiore`, `valid_from`)
);
--> statement-breakpoint
CREATE INDEX `birthplace_sortable_name` ON `birthplace` (`sortable_name`);--> statement-breakpoint
CREATE TABLE `comune` (
	`istat` text NOT NULL,
	`belfiore` text NOT NULL,
	`name` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`successor_istat` text,
	`patron_month_day` text,
	PRIMARY KEY(`istat`, `valid_from`)
);
--> statement-breakpoint
CREATE INDEX `comune_belfiore` ON `comune` (`belfiore`);--> statement-breakpoint
CREATE TABLE `data_note` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`text_it` text NOT NULL,
	`text_en` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `data_note_topic` ON `data_note` (`topic`);--> statement-breakpoint
CREATE TABLE `funding_source` (
	`level` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`level`, `position`)
);
--> statement-breakpoint
CREATE TABLE `indicator` (
	`objective_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`action_number` integer,
	`action` text,
	PRIMARY KEY(`objective_id`, `position`)
);
--> statement-breakpoint
CREATE TABLE `mandate` (
	`service` text NOT NULL,
	`territory` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`body` text NOT NULL,
	`body_name` text NOT NULL,
	`letterhead` text NOT NULL,
	`act` text NOT NULL,
	PRIMARY KEY(`service`, `territory`, `valid_from`)
);
--> statement-breakpoint
CREATE TABLE `objective` (
	`id` text PRIMARY KEY NOT NULL,
	`macroarea` integer NOT NULL,
	`macroarea_name` text NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`target` text,
	`resources` text,
	`staff` text,
	`cross_cutting` integer,
	`cross_cutting_areas` text NOT NULL,
	`health_integration` integer,
	`continuity` integer,
	`co_designed` integer,
	`partners` text NOT NULL,
	`needs` text,
	`process` text,
	`expected_results` text,
	`source_notes` text
);
--> statement-breakpoint
CREATE TABLE `outcome` (
	`macroarea` integer NOT NULL,
	`position` integer NOT NULL,
	`macroarea_name` text NOT NULL,
	`title` text NOT NULL,
	`achieved_pct` integer NOT NULL,
	`user_evaluation` text,
	`resources_match_pct` integer NOT NULL,
	`resources_match_note` text,
	`critical_issues` text,
	`need_answered` integer,
	`need_answered_text` text,
	`continuity` integer NOT NULL,
	`proposed_again` integer NOT NULL,
	`proposed_again_text` text,
	`source_notes` text,
	PRIMARY KEY(`macroarea`, `position`)
);
--> statement-breakpoint
CREATE TABLE `plan_fact` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`measure` text NOT NULL,
	`figure` real NOT NULL,
	`unit` text,
	`qualifier` text,
	`reference_date` text,
	`section` text,
	`sentence` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policy_area` (
	`letter` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_in_text` text NOT NULL,
	`description` text NOT NULL,
	`key_points` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policy_macroarea` (
	`number` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`components` text NOT NULL,
	`area_letters` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `population` (
	`istat` text PRIMARY KEY NOT NULL,
	`population_2020` integer NOT NULL,
	`population_table1` integer NOT NULL,
	`age_0_14` integer NOT NULL,
	`age_15_64` integer NOT NULL,
	`age_65_plus` integer NOT NULL,
	`informagiovani_contacts_2020` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ruleset` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`territory` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`parameters` text NOT NULL,
	`value_sources` text NOT NULL,
	`source` text NOT NULL,
	`example` integer NOT NULL,
	`origin` text DEFAULT 'seed' NOT NULL,
	PRIMARY KEY(`id`, `territory`, `version`)
);
--> statement-breakpoint
CREATE TABLE `spending` (
	`year` integer NOT NULL,
	`position` integer NOT NULL,
	`area` text NOT NULL,
	`service` text NOT NULL,
	`amount_eur` integer,
	PRIMARY KEY(`year`, `position`, `area`)
);
--> statement-breakpoint
CREATE TABLE `spending_total` (
	`year` integer NOT NULL,
	`area` text NOT NULL,
	`position` integer NOT NULL,
	`amount_eur` integer NOT NULL,
	PRIMARY KEY(`year`, `area`)
);
--> statement-breakpoint
CREATE TABLE `import_job` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`asked` text NOT NULL,
	`grants` text NOT NULL,
	`undo_of` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text,
	`total` integer NOT NULL,
	`done` integer NOT NULL,
	`failed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `import_job_account` ON `import_job` (`account_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `import_job_status` ON `import_job` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `import_job_created` ON `import_job` (`created_at`);--> statement-breakpoint
CREATE TABLE `import_row` (
	`job_id` text NOT NULL,
	`n` integer NOT NULL,
	`step` integer NOT NULL,
	`line` integer NOT NULL,
	`kind` text NOT NULL,
	`case_id` text NOT NULL,
	`asked` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`made_seq` integer NOT NULL,
	PRIMARY KEY(`job_id`, `n`)
);
--> statement-breakpoint
CREATE INDEX `import_row_waiting` ON `import_row` (`job_id`,`outcome`,`step`,`n`);--> statement-breakpoint
CREATE TABLE `case_series` (
	`year` integer PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `event` (
	`pos` integer PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`type` text NOT NULL,
	`event_version` integer NOT NULL,
	`workflow_version` integer NOT NULL,
	`rulesets` text NOT NULL,
	`actor` text NOT NULL,
	`behalf_of` text NOT NULL,
	`recorded_at` text NOT NULL,
	`occurred_on` text NOT NULL,
	`command_id` text NOT NULL,
	`correlation_id` text NOT NULL,
	`payload_mac` text NOT NULL,
	`payload` text NOT NULL,
	`facts` text NOT NULL,
	`state_before` text NOT NULL,
	`state_after` text NOT NULL,
	`patch` text NOT NULL,
	`effects` text NOT NULL,
	`sealed_hash` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_case_seq` ON `event` (`case_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_command` ON `event` (`command_id`);--> statement-breakpoint
CREATE INDEX `event_actor` ON `event` (`actor`,`pos`);--> statement-breakpoint
CREATE TABLE `event_sealed` (
	`pos` integer NOT NULL,
	`subject` text NOT NULL,
	`class` text NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`key_id` integer NOT NULL,
	`blob` blob NOT NULL,
	PRIMARY KEY(`pos`, `subject`, `class`)
);
--> statement-breakpoint
CREATE INDEX `event_sealed_case` ON `event_sealed` (`case_id`,`seq`,`class`);--> statement-breakpoint
CREATE INDEX `event_sealed_subject` ON `event_sealed` (`subject`);--> statement-breakpoint
CREATE TABLE `frozen_row` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`document` text NOT NULL,
	`n` integer NOT NULL,
	`row` text NOT NULL,
	PRIMARY KEY(`case_id`, `seq`, `document`, `n`)
);
--> statement-breakpoint
CREATE TABLE `key_binding` (
	`case_id` text NOT NULL,
	`subject` text NOT NULL,
	`key_id` integer NOT NULL,
	`erased` text,
	PRIMARY KEY(`case_id`, `subject`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `key_binding_key_id_unique` ON `key_binding` (`key_id`);--> statement-breakpoint
CREATE TABLE `seal` (
	`from_pos` integer PRIMARY KEY NOT NULL,
	`to_pos` integer NOT NULL,
	`root` text NOT NULL,
	`recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `signed_root` (
	`n` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`pos` integer NOT NULL,
	`root` text NOT NULL,
	`previous` text NOT NULL,
	`signed_at` text NOT NULL,
	`public_key` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person_row` (
	`n` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`surname` text NOT NULL,
	`given_name` text NOT NULL,
	`sort_name` text NOT NULL,
	`birth_on` text,
	`sex` text,
	`fiscal_code` text,
	`address` text,
	`territory` text NOT NULL,
	`household_id` text,
	`protected_address` integer NOT NULL,
	`state` text NOT NULL,
	`last_pos` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_row_person_id_unique` ON `person_row` (`person_id`);--> statement-breakpoint
CREATE INDEX `person_sort` ON `person_row` (`sort_name`,`person_id`);--> statement-breakpoint
CREATE INDEX `person_fiscal` ON `person_row` (`fiscal_code`);--> statement-breakpoint
CREATE INDEX `person_birth` ON `person_row` (`birth_on`,`sort_name`);--> statement-breakpoint
CREATE INDEX `person_household` ON `person_row` (`household_id`);--> statement-breakpoint
CREATE INDEX `person_territory` ON `person_row` (`territory`,`sort_name`,`person_id`);--> statement-breakpoint
CREATE TABLE `protocol_number` (
	`number` text NOT NULL,
	`case_id` text NOT NULL,
	PRIMARY KEY(`number`, `case_id`)
);
--> statement-breakpoint
CREATE TABLE `search_piece` (
	`piece` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`piece`, `word`)
);
--> statement-breakpoint
CREATE INDEX `search_piece_word` ON `search_piece` (`word`);--> statement-breakpoint
CREATE TABLE `search_word` (
	`word` text PRIMARY KEY NOT NULL,
	`sound` text NOT NULL,
	`persons` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_word_sound` ON `search_word` (`sound`,`word`);--> statement-breakpoint
CREATE INDEX `search_word_unused` ON `search_word` (`persons`) WHERE persons <= 0;