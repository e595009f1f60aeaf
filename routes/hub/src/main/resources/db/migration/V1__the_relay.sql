-- Stafett: the whole of the record, as hub.md and ledger.md of the design describe it.
-- No column holds a person's number, name or document in plain: identifiers are keyed hash and ciphertext, bodies and
-- events are ciphertext whose key is wrapped for each person they name. Periods are half-open everywhere.

create extension if not exists btree_gist;

-- One sequence for all row ids; each hub process takes blocks of a thousand. Ids are recorded in the log, so that a rebuild
-- gives the same rows. Their order means nothing: what came first is told by the log index.
create sequence row_id increment by 1000;

create table installation (
    singleton  boolean primary key default true check (singleton),
    id         uuid        not null default gen_random_uuid(),
    created_at timestamptz not null default now()
);
insert into installation default values;

-- Moved by "stafett clock", trying out only. Zero in production.
create table hub_clock (
    singleton      boolean primary key default true check (singleton),
    offset_seconds bigint not null default 0
);
insert into hub_clock default values;

-- ---------------------------------------------------------------- parties

create table party (
    number       text primary key,
    role         text        not null,
    name         text        not null,
    municipality text,
    valid_from   date        not null default date '2000-01-01',
    valid_until  date,
    state        text        not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED')),
    secret_hash  bytea       not null,
    acts_for     text[]      not null default '{}',
    created_at   timestamptz not null default now()
);

-- ---------------------------------------------------------------- audit log

-- The dense index of the log. Updated as the last step of each group of messages.
create table audit_tip (
    singleton boolean primary key default true check (singleton),
    size      bigint not null default 0,
    frontier  bytea  not null
);

create table audit_leaf (
    index       bigint primary key,
    hash        bytea       not null,
    entry       bigint      not null,
    kind        text        not null,
    event       bytea,                              -- salt and event under the entry's own key; null once erased
    identifiers bigint[]    not null default '{}',  -- whose keys wrap the entry's key, in the order of wraps
    wraps       bytea[]     not null default '{}',
    quarantine  text,                               -- the month whose key wraps it where no person is known
    at          timestamptz not null,
    constraint audit_leaf_entry unique (entry)
);

create table audit_head (
    size      bigint primary key,
    root      bytea       not null,
    signed_at timestamptz not null,
    key_id    text        not null,
    signature bytea       not null
);

-- ---------------------------------------------------------------- messages

create table message (
    id            bigint primary key,
    sender        text        not null,  -- as the header says; the channel's party where there is no readable header
    instance_id   text,                  -- null where it could not be read, or is another message's
    reuses        bigint references message (id),
    channel_party text        not null,
    carrier       text        not null,
    type          text,
    digest        bytea       not null,
    body          bytea,                 -- null once its last key is destroyed
    identifiers   bigint[]    not null default '{}',
    wraps         bytea[]     not null default '{}',
    quarantine    text,
    status        text        not null check (status in ('ACCEPTED', 'ACCEPTED_WITH_WARNINGS', 'REJECTED')),
    answer        bytea       not null,  -- the receipt, the claim's answer or the history, under the entry's key
    answer_type   text        not null,
    answer_id     text        not null,
    log_index     bigint      not null,
    received_at   timestamptz not null,
    constraint message_sender_id unique (sender, instance_id)
);
create index message_log_index on message (log_index);
create index message_rejected on message (received_at) where status = 'REJECTED';

-- What the broker delivers again after a crash is known by its own id and answered by nothing new.
create table delivery (
    transport_id text primary key,
    message      bigint      not null,
    at           timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.02);
create index delivery_at on delivery (at);

-- What could not be recorded after a few tries through a fault of the hub: kept, counted, tried again by an operator.
create table quarantine (
    id           bigint generated always as identity primary key,
    channel_party text       not null,
    carrier      text        not null,
    transport_id text,
    digest       bytea       not null,
    body         bytea       not null,
    quarantine   text        not null,   -- the month whose key wraps it
    wrap         bytea       not null,
    cause        text        not null,
    tries        int         not null,
    state        text        not null default 'HELD' check (state in ('HELD', 'RETRIED')),
    at           timestamptz not null
);

create table outbox (
    id             bigint primary key,
    log_index      bigint      not null,
    inbox          text        not null,
    shard          int         not null,
    instance_id    text        not null,
    correlation_id text,
    original_id    text,
    type           text        not null,
    sender         text,
    replayed       boolean     not null default false,
    body           bytea       not null,
    identifiers    bigint[]    not null default '{}',
    wraps          bytea[]     not null default '{}',
    quarantine     text,
    created_at     timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
create index outbox_order on outbox (shard, log_index, id);

-- ---------------------------------------------------------------- the ledger
-- Every row below is written by the recorded changes of an audit entry and by nothing else; column "entry" names it.
-- "audit rebuild" applies the same changes to empty tables and compares row for row.

create table person (
    id           bigint primary key,
    attention_on date,                   -- the next day on which the mere passing of time changes something
    entry        bigint not null
);
create index person_attention on person (attention_on) where attention_on is not null;

create table identifier (
    id    bigint primary key,
    kind  text   not null,
    hash  bytea,                         -- keyed; null once erased
    value bytea,                         -- ciphertext under the identifier's own key
    entry bigint not null,
    constraint identifier_hash unique (hash)
);

-- Which identifiers are one person now. A person bears the id of the oldest of them.
create table membership (
    identifier bigint primary key references identifier (id),
    person     bigint not null references person (id),
    entry      bigint not null
);
create index membership_person on membership (person);

create table identity_link (
    id          bigint primary key,
    one         bigint      not null references identifier (id),
    other       bigint      not null references identifier (id),
    linked_at   timestamptz not null,
    message     bigint      not null,
    unlinked_at timestamptz,
    unlinked_by bigint,
    entry       bigint      not null
);
create index identity_link_one on identity_link (one);
create index identity_link_other on identity_link (other);

-- Append-only: when it was true, and when it was known; a withdrawal is a fact of its own. Stored under the identifier that the message named, never moved.
create table fact (
    id         bigint primary key,
    identifier bigint      not null references identifier (id),
    kind       text        not null,
    value      jsonb       not null,
    true_from  date        not null,
    true_until date,
    known_at   timestamptz not null,
    message    bigint      not null,
    entry      bigint      not null
);
create index fact_identifier on fact (identifier);

create table claim (
    number       text primary key,
    identifier   bigint      not null references identifier (id),
    service      text        not null,
    occurrence   text,
    provider     text        not null,
    from_date    date        not null,
    until_date   date,
    latest_start date,
    component    text,
    component_of text,
    contested    boolean     not null,  -- made in spite of a collision
    in_spite_of  text,
    because      text,                  -- the reason given for that
    state        text        not null check (state in ('NOTED', 'CONTESTED', 'STARTED', 'LAPSED', 'ENDED')),
    since        date,                  -- the day it lapsed or ended
    reason       text,
    message      bigint      not null,
    requested_at timestamptz not null,
    entry        bigint      not null
);
create index claim_identifier on claim (identifier);

-- The database refuses the double: same person, same key, another side, overlapping period. Named, so that a replayed claim
-- cannot look like a taken period.
create table hold (
    claim  text      not null,
    person bigint    not null,
    key    text      not null,
    side   text      not null,
    period daterange not null,
    entry  bigint    not null,
    primary key (claim, key),
    constraint hold_no_overlap exclude using gist (person with =, key with =, side with <>, period with &&)
);

create table obligation (
    person     bigint  not null,
    key        text    not null,
    service    text    not null,
    occurrence text    not null,
    kind       text    not null,
    state      text    not null,
    reason     text,
    opened_on  date    not null,
    ended_on   date,
    milestones jsonb   not null,
    presumed   boolean not null,
    role       text,
    territory  text,
    party      text,
    claim      text,
    holder     text,
    because    jsonb   not null,
    due        date,                     -- the earliest due date that is not met
    overdue_on date,                     -- the first day on which a binding one is passed; null where none binds
    entry      bigint  not null,
    primary key (person, key)
);
create index obligation_overdue on obligation (party, overdue_on) where overdue_on is not null;

create table conflict (
    person      bigint      not null,
    key         text        not null,
    kind        text        not null,
    detail      jsonb       not null,
    state       text        not null check (state in ('OPEN', 'RESOLVED')),
    raised_on   date        not null,
    resolved_on date,
    entry       bigint      not null,
    primary key (person, key)
);

-- Each notice exactly once: by kind, what it is about, due date and receiver.
create table notice (
    id       bigint primary key,
    person   bigint not null,
    kind     text   not null,
    subject  text   not null,
    due      date   not null,
    receiver text   not null,
    text     text   not null,
    entry    bigint not null,
    constraint notice_once unique (person, kind, subject, due, receiver)
);

-- Documents that may be handed on, now or when somebody becomes responsible.
create table document (
    message     bigint primary key,
    identifier  bigint not null references identifier (id),
    type        text   not null,
    sender      text   not null,
    receiver    text   not null,
    service     text,
    entry       bigint not null
);
create index document_identifier on document (identifier);

-- A document handed on: once for each version of it and each party that is responsible.
create table hand_over (
    key      text primary key,
    person   bigint      not null,
    message  bigint      not null,
    receiver text        not null,
    rule     text        not null,
    at       timestamptz not null,
    entry    bigint      not null
);
create index hand_over_person on hand_over (person);

-- Who has a relation to a person through an earlier message, and whose message that was.
create table relation (
    identifier bigint not null references identifier (id),
    party      text   not null,
    message    bigint not null,
    entry      bigint not null,
    primary key (identifier, party)
);

-- Every look at a person's history.
create table look (
    id         bigint primary key,
    identifier bigint      not null,
    party      text        not null,
    purpose    text        not null,
    at         timestamptz not null,
    entry      bigint      not null
);
create index look_identifier on look (identifier);
