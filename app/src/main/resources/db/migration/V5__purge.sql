-- Removing a document's edits asks for each whether another names it: without this, each would look through all of them.
CREATE INDEX edit_previous ON edit (document_id, previous);
