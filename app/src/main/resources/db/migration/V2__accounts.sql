-- People, how they get in, and what a workspace knows of itself. SQL that SQLite and PostgreSQL both take.

-- A member. Someone who has been invited and has not been here yet has no password.
CREATE TABLE person (
  id varchar(64) NOT NULL PRIMARY KEY,
  workspace_id varchar(64) NOT NULL REFERENCES workspace (id),
  name varchar(200) NOT NULL,
  email varchar(254) NOT NULL,
  email_key varchar(254) NOT NULL,
  role varchar(10) NOT NULL,
  colour varchar(10) NOT NULL,
  password varchar(200),
  created_at bigint NOT NULL,
  CONSTRAINT person_email UNIQUE (email_key)
);
CREATE INDEX person_workspace ON person (workspace_id);

-- A signed-in browser. Of its token only a digest is kept; one that is expired is not found.
CREATE TABLE session (
  token_hash varchar(64) NOT NULL PRIMARY KEY,
  person_id varchar(64) NOT NULL REFERENCES person (id),
  created_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX session_person ON session (person_id);

-- A link that lets its bearer in once, to choose a password.
CREATE TABLE invitation (
  person_id varchar(64) NOT NULL PRIMARY KEY REFERENCES person (id),
  code_hash varchar(64) NOT NULL,
  expires_at bigint NOT NULL,
  CONSTRAINT invitation_code UNIQUE (code_hash)
);

-- The names that a job statement should not mention: our own products, and those we compete with.
CREATE TABLE product_name (
  id varchar(64) NOT NULL PRIMARY KEY,
  workspace_id varchar(64) NOT NULL REFERENCES workspace (id),
  kind varchar(12) NOT NULL,
  name varchar(200) NOT NULL,
  CONSTRAINT product_name_once UNIQUE (workspace_id, kind, name)
);

-- Pictures of customers, drawn anew from what was uploaded.
CREATE TABLE picture (
  id varchar(64) NOT NULL PRIMARY KEY,
  workspace_id varchar(64) NOT NULL REFERENCES workspace (id),
  image bytea NOT NULL,
  created_at bigint NOT NULL
);
