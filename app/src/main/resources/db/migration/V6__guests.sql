-- Maps shared with people who give only a name. SQL that SQLite and PostgreSQL both take.

-- A link to one map. Of its secret only a digest is kept; one that is revoked or expired opens nothing.
CREATE TABLE guest_link (
  id varchar(64) NOT NULL PRIMARY KEY,
  document_id varchar(64) NOT NULL REFERENCES document (id),
  secret_hash varchar(64) NOT NULL,
  label varchar(200) NOT NULL,
  made_by varchar(200) NOT NULL,
  passcode varchar(200),
  speaks_for_customer smallint NOT NULL,
  hides_internal smallint NOT NULL,
  locked smallint NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint,
  revoked_at bigint,
  CONSTRAINT guest_link_secret UNIQUE (secret_hash)
);
CREATE INDEX guest_link_document ON guest_link (document_id);

-- Someone who came by a link, and the browser they came with: of its token only a digest is kept.
CREATE TABLE guest (
  id varchar(64) NOT NULL PRIMARY KEY,
  link_id varchar(64) NOT NULL REFERENCES guest_link (id),
  token_hash varchar(64) NOT NULL,
  name varchar(200) NOT NULL,
  created_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  CONSTRAINT guest_token UNIQUE (token_hash)
);
CREATE INDEX guest_of_link ON guest (link_id);
