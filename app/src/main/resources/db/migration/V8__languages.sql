-- The language a person chose, as a tag; empty to go by the browser. SQL that SQLite and PostgreSQL both take.
ALTER TABLE person ADD COLUMN language varchar(20) DEFAULT '' NOT NULL;
