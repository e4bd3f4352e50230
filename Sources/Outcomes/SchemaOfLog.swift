// The SQL of the first migration. Released migrations never change: mend a slip with another one.
//
// The names of constraints are what an error says, so they are sentences. Names of causes, fixes,
// providers and the like consist of lower-case letters, digits, dots, hyphens and underscores: an
// address does not fit.

extension Schema {
  private static func isName(_ column: String) -> String {
    "\(column) <> '' AND \(column) NOT GLOB '*[^a-z0-9._-]*'"
  }

  private static func isUUID(_ column: String) -> String {
    """
    length(\(column)) = 36 AND \(column) NOT GLOB '*[^0-9a-f-]*' \
    AND length(replace(\(column), '-', '')) = 32
    """
  }

  static let logOfSessions = """
    CREATE TABLE session (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE
        CONSTRAINT "a session's id is a UUID in lower case" CHECK (\(isUUID("id"))),
      started_at INTEGER NOT NULL CONSTRAINT "a time is after 1970" CHECK (started_at >= 0),
      latest_at INTEGER NOT NULL,
      world_day TEXT NOT NULL CONSTRAINT "a day is spelt 2010-06-01"
        CHECK (world_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      knowledge_version TEXT NOT NULL
        CONSTRAINT "a session names its knowledge version" CHECK (knowledge_version <> ''),
      provider TEXT CONSTRAINT "a provider is an identifier" CHECK (\(isName("provider"))),
      client TEXT CONSTRAINT "a client is an identifier" CHECK (\(isName("client"))),
      seed INTEGER NOT NULL,
      language TEXT NOT NULL
        CONSTRAINT "a language is a tag" CHECK (language <> '' AND language NOT GLOB '*[^A-Za-z0-9-]*'),
      keeps_text INTEGER NOT NULL CHECK (keeps_text IN (0, 1)),
      is_pruned INTEGER NOT NULL DEFAULT 0 CHECK (is_pruned IN (0, 1)),
      outcome TEXT CONSTRAINT "an outcome is solved, handed-over or abandoned"
        CHECK (outcome IN ('solved', 'handed-over', 'abandoned')),
      ended_at INTEGER CONSTRAINT "a session ends after it starts" CHECK (ended_at >= started_at),
      questions INTEGER CONSTRAINT "a count is not negative" CHECK (questions >= 0),
      fixes INTEGER CONSTRAINT "a count is not negative" CHECK (fixes >= 0),
      is_confirmed INTEGER CHECK (is_confirmed IN (0, 1)),
      trust REAL CONSTRAINT "a trust is between 0 and 1" CHECK (trust BETWEEN 0 AND 1),
      CONSTRAINT "an ending is whole" CHECK (
        (outcome IS NULL) + (ended_at IS NULL) + (questions IS NULL) + (fixes IS NULL)
          + (is_confirmed IS NULL) + (trust IS NULL) IN (0, 6))
    ) STRICT;
    CREATE INDEX session_open ON session (latest_at) WHERE outcome IS NULL;
    CREATE INDEX session_ended ON session (ended_at, id) WHERE outcome IS NOT NULL;
    CREATE INDEX session_started ON session (started_at);

    CREATE TABLE event (
      session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
      number INTEGER NOT NULL CONSTRAINT "an event's number is not negative" CHECK (number >= 0),
      at INTEGER NOT NULL CONSTRAINT "a time is after 1970" CHECK (at >= 0),
      kind TEXT NOT NULL CONSTRAINT "an event's kind is a word"
        CHECK (kind <> '' AND kind NOT GLOB '*[^A-Za-z0-9._-]*'),
      body TEXT NOT NULL CONSTRAINT "an event's body is JSON" CHECK (json_valid(body)),
      PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE credit (
      session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
      cause TEXT NOT NULL CONSTRAINT "a cause is an identifier" CHECK (\(isName("cause"))),
      share REAL NOT NULL CONSTRAINT "a credit is between 0 and 1" CHECK (share BETWEEN 0 AND 1),
      PRIMARY KEY (session, cause)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attempt (
      session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      fix TEXT NOT NULL CONSTRAINT "a fix is an identifier" CHECK (\(isName("fix"))),
      result TEXT NOT NULL CONSTRAINT "a fix's result is a known one"
        CHECK (result IN ('worked', 'no-change', 'changed', 'not-done')),
      PRIMARY KEY (session, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE answer (
      session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
      finding TEXT NOT NULL CONSTRAINT "a finding is an identifier" CHECK (\(isName("finding"))),
      value TEXT CONSTRAINT "a value is an identifier" CHECK (\(isName("value"))),
      PRIMARY KEY (session, finding)
    ) STRICT, WITHOUT ROWID;
    """

  /// What a CHECK cannot see because it looks at one row alone.
  static let rulesOfLog = """
    CREATE TRIGGER event_comes_last BEFORE INSERT ON event
    WHEN NEW.number <= (SELECT max(number) FROM event WHERE session = NEW.session)
    BEGIN SELECT RAISE(ABORT, '\(eventOutOfOrder)'); END;

    CREATE TRIGGER event_of_open_session BEFORE INSERT ON event
    WHEN (SELECT outcome IS NOT NULL OR is_pruned FROM session WHERE number = NEW.session)
    BEGIN SELECT RAISE(ABORT, 'an ended session takes no more events'); END;

    CREATE TRIGGER event_without_address BEFORE INSERT ON event
    WHEN (instr(NEW.body, '@') OR instr(lower(NEW.body), '\\u0040'))
      AND NOT (SELECT keeps_text FROM session WHERE number = NEW.session)
    BEGIN SELECT RAISE(ABORT, '\(privateText)'); END;

    CREATE TRIGGER event_stays BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;

    CREATE TRIGGER event_is_kept BEFORE DELETE ON event
    WHEN NOT (SELECT is_pruned FROM session WHERE number = OLD.session)
    BEGIN SELECT RAISE(ABORT, 'an event goes only when its session is pruned'); END;

    CREATE TRIGGER session_stays BEFORE UPDATE
    OF number, id, started_at, world_day, knowledge_version, seed, language ON session
    BEGIN SELECT RAISE(ABORT, 'a session never changes its beginning'); END;

    CREATE TRIGGER session_ends_once BEFORE UPDATE
    OF provider, client, outcome, ended_at, questions, fixes, is_confirmed, trust ON session
    WHEN OLD.outcome IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a session ends only once'); END;
    """

  static let logOfSearches = """
    CREATE TABLE search (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE
        CONSTRAINT "a search's id is a UUID in lower case" CHECK (\(isUUID("id"))),
      at INTEGER NOT NULL CONSTRAINT "a time is after 1970" CHECK (at >= 0),
      knowledge_version TEXT NOT NULL
        CONSTRAINT "a search names its knowledge version" CHECK (knowledge_version <> ''),
      words INTEGER NOT NULL CONSTRAINT "a count is not negative" CHECK (words >= 0),
      provider TEXT CONSTRAINT "a provider is an identifier" CHECK (\(isName("provider"))),
      client TEXT CONSTRAINT "a client is an identifier" CHECK (\(isName("client"))),
      is_hit INTEGER NOT NULL CHECK (is_hit IN (0, 1)),
      text TEXT
    ) STRICT;
    CREATE INDEX search_missed ON search (at) WHERE NOT is_hit;
    """

  /// A projection of the sessions that have ended; `''` stands for everyone, or for no cause.
  static let tallies = """
    CREATE TABLE fix_tally (
      provider TEXT NOT NULL,
      client TEXT NOT NULL,
      cause TEXT NOT NULL,
      fix TEXT NOT NULL,
      worked REAL NOT NULL CHECK (worked >= 0),
      tried REAL NOT NULL CHECK (tried >= 0),
      recently_worked REAL NOT NULL CHECK (recently_worked >= 0),
      recently_tried REAL NOT NULL CHECK (recently_tried >= 0),
      sessions REAL NOT NULL CHECK (sessions >= 0),
      day INTEGER NOT NULL,
      PRIMARY KEY (provider, client, cause, fix)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE cause_tally (
      provider TEXT NOT NULL,
      client TEXT NOT NULL,
      cause TEXT NOT NULL,
      sessions REAL NOT NULL CHECK (sessions >= 0),
      count REAL NOT NULL CHECK (count >= 0),
      total REAL NOT NULL CHECK (total >= 0),
      day INTEGER NOT NULL,
      PRIMARY KEY (provider, client, cause)
    ) STRICT, WITHOUT ROWID;
    """
}
