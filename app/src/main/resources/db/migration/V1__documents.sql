-- Documents and what is derived from them. SQL that SQLite and PostgreSQL both take; the rules are in
-- store/SPEC.md. Times (…_at) are UTC milliseconds since 1970, read as instants.

-- What the instance knows about itself, such as its epoch.
CREATE TABLE setting (
  name varchar(100) NOT NULL PRIMARY KEY,
  text varchar(4000) NOT NULL
);

CREATE TABLE workspace (
  id varchar(64) NOT NULL PRIMARY KEY,
  name varchar(200) NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE document (
  id varchar(64) NOT NULL PRIMARY KEY,
  workspace_id varchar(64) NOT NULL REFERENCES workspace (id),
  created_at bigint NOT NULL,
  deleted_at bigint
);
CREATE INDEX document_workspace ON document (workspace_id);

-- The journal. Every edit names the version before it, so that no version can be missing.
CREATE TABLE edit (
  document_id varchar(64) NOT NULL REFERENCES document (id),
  version bigint NOT NULL,
  previous bigint,
  id varchar(64) NOT NULL,
  asked bigint NOT NULL,
  person_id varchar(64),
  person_name varchar(500) NOT NULL,
  written_at bigint NOT NULL,
  form smallint NOT NULL,
  changes text NOT NULL,
  checksum bigint NOT NULL,
  PRIMARY KEY (document_id, version),
  CONSTRAINT edit_once UNIQUE (document_id, id),
  CONSTRAINT edit_gapless FOREIGN KEY (document_id, previous) REFERENCES edit (document_id, version),
  CONSTRAINT edit_follows CHECK (COALESCE(previous, 0) = version - 1)
);

-- A cache of the journal up to a version; deleting it loses nothing.
CREATE TABLE snapshot (
  document_id varchar(64) NOT NULL PRIMARY KEY REFERENCES document (id),
  version bigint NOT NULL,
  form smallint NOT NULL,
  body bytea NOT NULL
);

-- What the home page says about a document; written with the edits that change it.
CREATE TABLE overview (
  document_id varchar(64) NOT NULL PRIMARY KEY REFERENCES document (id),
  body text NOT NULL
);

-- Every text that can be found, one row an element; written with the edits that change it.
CREATE TABLE found_text (
  document_id varchar(64) NOT NULL REFERENCES document (id),
  element_id varchar(64) NOT NULL,
  kind varchar(40) NOT NULL,
  internal smallint NOT NULL,
  text text NOT NULL,
  folded text NOT NULL,
  PRIMARY KEY (document_id, element_id)
);
