-- What makes earlier states of a document quick to reach, and what people called them. SQL that SQLite and PostgreSQL both take.

-- The document at some of its versions; a cache as snapshots are.
CREATE TABLE milestone (
  document_id varchar(64) NOT NULL REFERENCES document (id),
  version bigint NOT NULL,
  form smallint NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (document_id, version)
);

-- A version that somebody gave a name.
CREATE TABLE named_version (
  document_id varchar(64) NOT NULL REFERENCES document (id),
  version bigint NOT NULL,
  name varchar(200) NOT NULL,
  person_name varchar(500) NOT NULL,
  named_at bigint NOT NULL,
  PRIMARY KEY (document_id, version)
);
