-- When a party's books were last compared is looked up often, and its reports are few among its messages.
create index message_report on message (sender, received_at) where type = 'ReconciliationReport';
