-- What is being done about something that is late or over its limit, and by when: one answer to
-- each red, changed in place; the audit trail keeps what was said before.

create table responses (
    about text not null check (about <> ''),
    child_id text references children (child_id) on update cascade,
    worker text references workers (name) on update cascade,
    since text check (since is null or since = date(since)),
    doing text not null check (doing <> ''),
    "by" text check ("by" is null or "by" = date("by")),
    owner text not null default '',
    said_on text check (said_on is null or said_on = date(said_on))
) strict;
create unique index responses_once
on responses (about, coalesce(child_id, ''), coalesce(worker, ''), coalesce(since, ''));
create index responses_of_child on responses (child_id);
