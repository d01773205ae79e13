CREATE TABLE setting (
  name varchar(100) NOT NULL PRIMARY KEY,
  text varchar(4000) NOT NULL
);
