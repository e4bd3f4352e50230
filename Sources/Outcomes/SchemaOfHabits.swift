// The SQL of the second migration.

extension Schema {
  /// What people answer and can do, counted for everyone together; and how lately the world
  /// has changed for a cause.
  static let habits = """
    ALTER TABLE cause_tally ADD COLUMN unrest REAL NOT NULL DEFAULT 0
      CHECK (unrest BETWEEN 0 AND 1);

    CREATE TABLE habit_tally (
      kind TEXT NOT NULL CHECK (kind IN ('answer', 'unsure', 'undone')),
      subject TEXT NOT NULL,
      cause TEXT NOT NULL,
      value TEXT NOT NULL,
      count REAL NOT NULL CHECK (count >= 0),
      times REAL NOT NULL CHECK (times >= 0),
      sessions REAL NOT NULL CHECK (sessions >= 0),
      day INTEGER NOT NULL,
      PRIMARY KEY (kind, subject, cause, value)
    ) STRICT, WITHOUT ROWID;
    """
}
