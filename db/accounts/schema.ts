// Tables of accounts.db, a file of its own: the first five are better-auth's (names and columns are its own),
// the rest is ours. Grants, absences and what happens to accounts are append-only; triggers hold that. How somebody
// looks at lists (saved views, columns) is no record of the office and is overwritten.
/** Applied in order; `PRAGMA user_version` counts them. Never edit one that was released. */
export const accountMigrations: readonly string[] = [
  `
CREATE TABLE user (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, emailVerified INTEGER NOT NULL,
  image TEXT, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL,
  twoFactorEnabled INTEGER NOT NULL DEFAULT 0, locale TEXT NOT NULL DEFAULT 'it'
);
CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY, expiresAt TEXT NOT NULL, token TEXT NOT NULL UNIQUE, createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL, ipAddress TEXT, userAgent TEXT,
  userId TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE
);
CREATE INDEX session_user ON session (userId);
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY, accountId TEXT NOT NULL, providerId TEXT NOT NULL,
  userId TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  accessToken TEXT, refreshToken TEXT, idToken TEXT, accessTokenExpiresAt TEXT, refreshTokenExpiresAt TEXT,
  scope TEXT, password TEXT, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
);
CREATE INDEX account_user ON account (userId);
CREATE TABLE verification (
  id TEXT NOT NULL PRIMARY KEY, identifier TEXT NOT NULL, value TEXT NOT NULL, expiresAt TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
);
CREATE INDEX verification_identifier ON verification (identifier);
CREATE TABLE twoFactor (
  id TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL, backupCodes TEXT NOT NULL,
  userId TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  verified INTEGER, failedVerificationCount INTEGER, lockedUntil TEXT
);
CREATE INDEX two_factor_user ON twoFactor (userId);

CREATE TABLE account_history (
  pos INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('created','grantGiven','grantEnded','linkIssued','passwordChanged',
    'secondFactorSet','deactivated','reactivated','absenceSet','absenceEnded')),
  grant_id TEXT, role TEXT, territory TEXT, areas TEXT, from_on TEXT, to_on TEXT,
  absence_id TEXT, substitute TEXT, reason TEXT, by_account TEXT NOT NULL, recorded_at TEXT NOT NULL, on_day TEXT NOT NULL
);
CREATE INDEX history_account ON account_history (account_id, action, from_on);
CREATE INDEX history_grant ON account_history (grant_id, action);
CREATE INDEX history_absence ON account_history (absence_id, action) WHERE absence_id IS NOT NULL;
CREATE INDEX history_substitute ON account_history (substitute, from_on) WHERE substitute IS NOT NULL;
CREATE TRIGGER history_kept BEFORE UPDATE ON account_history BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON account_history BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE history_mark (name TEXT NOT NULL PRIMARY KEY, pos INTEGER NOT NULL);
CREATE TABLE deactivated (account_id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL);

CREATE TABLE absence_note (
  pos INTEGER PRIMARY KEY AUTOINCREMENT, absence_id TEXT NOT NULL, things TEXT NOT NULL, by_account TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX absence_note_of ON absence_note (absence_id, pos);
CREATE TRIGGER absence_note_kept BEFORE UPDATE ON absence_note BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER absence_note_stays BEFORE DELETE ON absence_note BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE session_seen (
  session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE, seen_ms INTEGER NOT NULL
);
CREATE TABLE link (
  hash TEXT NOT NULL PRIMARY KEY, account_id TEXT NOT NULL, with_totp INTEGER NOT NULL, expires_ms INTEGER NOT NULL,
  used_ms INTEGER
);
CREATE INDEX link_account ON link (account_id);
CREATE TABLE failure (
  login TEXT NOT NULL PRIMARY KEY, failures INTEGER NOT NULL, locked_until_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL
);
CREATE INDEX failure_last ON failure (last_ms);
CREATE TABLE broken_glass (
  pos INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL, case_id TEXT NOT NULL, case_number TEXT NOT NULL,
  territory TEXT NOT NULL, area TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, until TEXT NOT NULL
);
CREATE INDEX glass_account ON broken_glass (account_id, until);
CREATE TRIGGER glass_kept BEFORE UPDATE ON broken_glass BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER glass_stays BEFORE DELETE ON broken_glass BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE glass_seen (pos INTEGER NOT NULL, account_id TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (pos, account_id));
`,
  `
CREATE TABLE house_setting (
  pos INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, value INTEGER NOT NULL, by_account TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);
CREATE INDEX house_setting_name ON house_setting (name, pos);
CREATE TRIGGER house_setting_kept BEFORE UPDATE ON house_setting BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER house_setting_stays BEFORE DELETE ON house_setting BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`,
  `
CREATE TABLE count_recipe (
  id TEXT NOT NULL PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
  UNIQUE (account_id, name)
);
`,
  `
CREATE TABLE saved_view (
  view_id TEXT NOT NULL PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL,
  territory TEXT, area TEXT
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (account_id, name);
CREATE INDEX saved_view_team ON saved_view (territory, name) WHERE territory IS NOT NULL;
CREATE TABLE list_layout (
  account_id TEXT NOT NULL, list TEXT NOT NULL, layout TEXT NOT NULL, PRIMARY KEY (account_id, list)
);
`,
  `
CREATE TABLE pin (
  account_id TEXT NOT NULL PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE, hash TEXT NOT NULL, set_at TEXT NOT NULL
);
CREATE TABLE session_lock (
  session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE, failures INTEGER NOT NULL DEFAULT 0
);
`,
  `
ALTER TABLE account_history ADD COLUMN body TEXT;
`,
  `
CREATE TABLE note_template (
  template_id TEXT NOT NULL PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL,
  is_shared INTEGER NOT NULL, UNIQUE (account_id, name)
);
CREATE INDEX note_template_shared ON note_template (name) WHERE is_shared = 1;
`,
  `
CREATE TABLE import_mapping (
  id TEXT NOT NULL PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, headers TEXT NOT NULL, content TEXT NOT NULL,
  UNIQUE (account_id, name)
);
`,
  `
CREATE TABLE public_language (
  pos INTEGER PRIMARY KEY AUTOINCREMENT, language TEXT NOT NULL, name TEXT NOT NULL, direction TEXT NOT NULL,
  words TEXT NOT NULL, is_open INTEGER NOT NULL, validated_by TEXT NOT NULL, validated_on TEXT NOT NULL,
  by_account TEXT NOT NULL, recorded_at TEXT NOT NULL
);
CREATE INDEX public_language_of ON public_language (language, pos);
CREATE TRIGGER public_language_kept BEFORE UPDATE ON public_language BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER public_language_stays BEFORE DELETE ON public_language BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`,
  `
ALTER TABLE import_mapping ADD COLUMN shared_in TEXT NOT NULL DEFAULT '';
ALTER TABLE import_mapping ADD COLUMN saved_at TEXT NOT NULL DEFAULT '';
CREATE INDEX import_mapping_shared ON import_mapping (name) WHERE shared_in <> '';
`,
  `
CREATE TABLE body_name (
  pos INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL, name TEXT NOT NULL, by_account TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);
CREATE INDEX body_name_account ON body_name (account_id, pos);
CREATE TRIGGER body_name_kept BEFORE UPDATE ON body_name BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER body_name_stays BEFORE DELETE ON body_name BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`,
  `
CREATE TABLE issued_statement (
  statement_id TEXT NOT NULL PRIMARY KEY, provider TEXT NOT NULL, month TEXT NOT NULL, issue INTEGER NOT NULL,
  by_account TEXT NOT NULL, issued_at TEXT NOT NULL, UNIQUE (provider, month, issue)
);
CREATE TABLE issued_line (
  case_id TEXT NOT NULL, approval INTEGER NOT NULL, commitment INTEGER NOT NULL, statement_id TEXT NOT NULL,
  PRIMARY KEY (case_id, approval, commitment)
) WITHOUT ROWID;
CREATE INDEX issued_line_statement ON issued_line (statement_id);
CREATE TRIGGER issued_statement_kept BEFORE UPDATE ON issued_statement BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER issued_statement_stays BEFORE DELETE ON issued_statement BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER issued_line_kept BEFORE UPDATE ON issued_line BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER issued_line_stays BEFORE DELETE ON issued_line BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`,
];
