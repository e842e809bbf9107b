-- Full text of persons: the territory is a column of the index itself, so that no filter degenerates.
CREATE VIRTUAL TABLE search_row USING fts5(text, territory UNINDEXED, tokenize="unicode61 remove_diacritics 2", prefix='2 3');
