-- The keys' own store, with a backup and a life of its own. A key here is wrapped by the installation's wrapping key, which
-- lies in a file. Destroying a row destroys what it wraps, in every backup of the record too.

-- One key an identifier, found by the same keyed hash as the identifier itself.
create table subject_key (
    hash       bytea primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null default now()
);

-- For what names no known person: one key a month, destroyed ninety days after the month.
create table quarantine_key (
    month      text primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null default now()
);
