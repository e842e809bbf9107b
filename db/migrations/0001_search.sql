-- Full text of persons: names and codes, address, and the territory as a column of the index itself, so that no filter degenerates.
CREATE VIRTUAL TABLE search_row USING fts5(text, territory, address, tokenize="unicode61 remove_diacritics 2", prefix='2 3');
--> statement-breakpoint
-- A deleted name must leave the index's pages too.
INSERT INTO search_row(search_row, rank) VALUES('secure-delete', 1);
