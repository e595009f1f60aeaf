-- Claims that were answered with a collision: which service, who asked, when. About nobody: the document and its answer are
-- under the person's key, and this is what can be counted without it.
create table collision (
    log_index bigint primary key,
    service   text        not null,
    asked_by  text        not null,
    kind      text        not null,
    at        timestamptz not null
);
create index collision_at on collision (at);

-- The way of one message, hop by hop, asks who got it.
create index hand_over_message on hand_over (message);

