-- Rows of the ledger are written by recorded changes alone, in the order of their tables, and "audit rebuild" compares them row for row.
-- A foreign key beside that costs a query and a lock on the identifier's row for each row: five for each message.
alter table membership drop constraint membership_identifier_fkey, drop constraint membership_person_fkey;
alter table fact drop constraint fact_identifier_fkey;
alter table claim drop constraint claim_identifier_fkey;
alter table document drop constraint document_identifier_fkey;
alter table relation drop constraint relation_identifier_fkey;
