CREATE INDEX `list_updated` ON `list_row` (`updated_on`,`case_id`);
