-- Of a document that is too large to be read, size and digest are all there is: a later try judges that document, and not an empty one.
alter table quarantine add column size_bytes bigint;
