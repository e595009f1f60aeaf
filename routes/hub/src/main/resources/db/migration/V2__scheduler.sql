-- What is to be done from time to time, by one node at a time: db-scheduler's own table, as its documentation for version 16
-- gives it. Its times are the machine's; what is due in the ledger is told by the hub's clock.

create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
