-- What each party has been handed, so that it can be compared with what the party has: whose inbox, which bytes, when. About nobody: the digest is of
-- a document that bears an id of its own. Of what left before this version there is neither, and it is not compared.
alter table sent add column inbox text;
alter table sent add column type text;
alter table sent add column digest bytea;
alter table sent add column at timestamptz;
create index sent_inbox on sent (inbox, at);

alter table message add column answer_digest bytea;
create index message_sender_received on message (sender, received_at);

create index claim_in_force on claim (provider) where state in ('NOTED', 'CONTESTED', 'STARTED');
