-- A party's territory may be a county: the column says so.
alter table party rename column municipality to territory;

-- What a document was when it could not be recorded, so that it can be tried again as it came.
alter table quarantine add column text boolean not null default false;
alter table quarantine add column retried_at timestamptz;

-- Whose ledger may look otherwise because the directory of parties has changed: evaluated at the next scan, then taken away.
-- Not part of the ledger: a rebuild does not need it.
create table to_wake (
    person bigint primary key,
    since  timestamptz not null
);

-- Where the log tells of a document that the hub sent of its own: a copy or a notice, by its InstanceIdentifier.
create table sent (
    id        text primary key,
    log_index bigint not null
);

-- Whose permit rests on whom.
create index fact_family on fact ((value ->> 'reference')) where kind = 'FAMILY';
