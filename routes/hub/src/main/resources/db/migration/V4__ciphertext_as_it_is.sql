-- Ciphertext can't be compressed, so nothing tries to; and what fits on a page stays in its row, without a second table,
-- index entries of its own, and a deletion of all that when an outbox row goes.
alter table message alter column body set storage external;
alter table message alter column answer set storage external;
alter table message set (toast_tuple_target = 8160);
alter table audit_leaf alter column event set storage external;
alter table audit_leaf set (toast_tuple_target = 8160);
alter table outbox alter column body set storage external;
alter table outbox set (toast_tuple_target = 8160);
alter table quarantine alter column body set storage external;

-- Nobody asks how ciphertext is distributed, and the other columns are looked up by their indexes: a small sample tells enough.
-- A sample of the usual size would copy thousands of whole documents each time.
do $$
declare
    stored record;
begin
    for stored in
        select c.oid::regclass as place, a.attname as name, a.atttypid in ('bytea'::regtype, 'bytea[]'::regtype) as sealed
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.oid in ('message'::regclass, 'audit_leaf'::regclass, 'outbox'::regclass, 'delivery'::regclass, 'quarantine'::regclass)
            and a.attnum > 0 and not a.attisdropped
    loop
        execute format('alter table %s alter column %I set statistics %s', stored.place, stored.name,
            case when stored.sealed then 0 else 10 end);
    end loop;
end $$;
