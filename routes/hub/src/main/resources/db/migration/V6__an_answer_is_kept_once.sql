-- An answer lies with its message; the outbox points to it there, and keeps no second copy. What it costs to send is told by its size,
-- so that the relay's look at what is next reads no document.
alter table outbox add column answer_of bigint;
alter table outbox add column bytes int not null default 0;
alter table outbox alter column body drop not null;
update outbox set bytes = octet_length(body);
alter table outbox add constraint outbox_content check ((body is null) = (answer_of is not null));
