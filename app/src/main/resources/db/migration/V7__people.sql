-- Sessions that people tell apart, members who are suspended, and what was said to whom. SQL that SQLite and PostgreSQL both take.

-- What a browser said of itself when it signed in, such as Firefox on Windows; null when it could not be told.
ALTER TABLE session ADD COLUMN browser varchar(40);
ALTER TABLE session ADD COLUMN platform varchar(40);

-- A suspended member does not come in. Until read_at, all that was said to them is read. Letters that are keys can be switched off.
ALTER TABLE person ADD COLUMN suspended_at bigint;
ALTER TABLE person ADD COLUMN read_at bigint;
ALTER TABLE person ADD COLUMN letter_keys smallint DEFAULT 1 NOT NULL;

-- Every comment that somebody made here, one row each; written with the edits that change it.
CREATE TABLE comment_said (
  document_id varchar(64) NOT NULL REFERENCES document (id),
  element_id varchar(64) NOT NULL,
  on_id varchar(64) NOT NULL,
  person_id varchar(64) NOT NULL,
  person_name varchar(500) NOT NULL,
  text text NOT NULL,
  said_at bigint NOT NULL,
  PRIMARY KEY (document_id, element_id)
);
CREATE INDEX comment_said_on ON comment_said (document_id, on_id);

-- A comment that a member has read before all others were.
CREATE TABLE comment_read (
  person_id varchar(64) NOT NULL REFERENCES person (id),
  document_id varchar(64) NOT NULL REFERENCES document (id),
  element_id varchar(64) NOT NULL,
  PRIMARY KEY (person_id, document_id, element_id)
);
