-- What supervision leaves behind: how each action fared, signed records, who supervised whom,
-- case audits and challenges. Sessions, discussions and actions stay in their own tables.

create table action_steps (
    worker text not null references workers (name) on update cascade,
    action text not null check (action <> ''),
    child_id text not null default '',
    due_on text check (due_on is null or due_on = date(due_on)),
    "on" text not null check ("on" = date("on")),
    step text not null check (step in ('Agreed', 'Carried', 'Done', 'Dropped')),
    note text not null default '',
    now_by text check (now_by is null or now_by = date(now_by))
) strict;
create unique index action_steps_once
on action_steps (worker, action, child_id, coalesce(due_on, ''), "on", step);

create table session_details (
    worker text not null references workers (name) on update cascade,
    "on" text not null check ("on" = date("on")),
    kind text not null check (kind in ('Personal', 'Case', 'Group', 'ASYE')),
    supervisor text not null default '',
    cancelled_by text not null default '',
    rebooked_on text check (rebooked_on is null or rebooked_on = date(rebooked_on)),
    uid text not null default '',
    sequence integer not null default 0 check (sequence >= 0),
    primary key (worker, "on", kind)
) strict, without rowid;

create table personal_records (
    worker text not null references workers (name) on update cascade,
    "on" text not null check ("on" = date("on")),
    kind text not null check (kind in ('Personal', 'Case', 'Group', 'ASYE')),
    revision integer not null check (revision >= 1),
    content text not null check (json_valid(content)),
    supervisor text not null default '',
    signed_by text not null default '',
    reason text not null default '' check (revision = 1 or reason <> ''),
    primary key (worker, "on", kind, revision)
) strict;

create table case_records (
    child_id text not null references children (child_id) on update cascade,
    "on" text not null check ("on" = date("on")),
    worker text not null,
    revision integer not null check (revision >= 1),
    content text not null check (json_valid(content)),
    supervisor text not null default '',
    signed_by text not null default '',
    reason text not null default '' check (revision = 1 or reason <> ''),
    primary key (child_id, "on", worker, revision)
) strict;

create table supervisor_spells (
    worker text not null references workers (name) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    supervisor text not null,
    until text check (until is null or until = date(until)),
    reason text not null default '',
    primary key (worker, from_on)
) strict, without rowid;

create table case_audits (
    child_id text not null references children (child_id) on update cascade,
    "on" text not null check ("on" = date("on")),
    auditor text not null,
    grade text not null default '',
    worker text not null default '',
    team text not null default '',
    summary text not null default '',
    primary key (child_id, "on", auditor)
) strict, without rowid;

create table audit_findings (
    child_id text not null references children (child_id) on update cascade,
    "on" text not null check ("on" = date("on")),
    auditor text not null,
    theme text not null check (theme <> ''),
    finding text not null check (finding <> ''),
    is_strength integer not null default 0 check (is_strength in (0, 1)),
    worker text not null default '',
    action text not null default '',
    owner text not null default '',
    due_on text check (due_on is null or due_on = date(due_on)),
    done_on text check (done_on is null or done_on = date(done_on)),
    evidence text not null default '',
    primary key (child_id, "on", auditor, theme, finding)
) strict, without rowid;

create table challenges (
    child_id text not null references children (child_id) on update cascade,
    raised_on text not null check (raised_on = date(raised_on)),
    kind text not null check (kind <> ''),
    matter text not null check (matter <> ''),
    with_whom text not null default '',
    worker text not null default '',
    owner text not null default '',
    due_on text check (due_on is null or due_on = date(due_on)),
    closed_on text check (closed_on is null or closed_on = date(closed_on)),
    outcome text not null default '',
    evidence text not null default '',
    primary key (child_id, raised_on, kind, matter)
) strict, without rowid;

-- What is being typed, kept so that nothing is lost; it is no record until it is signed.
create table drafts (
    name text primary key check (name <> ''),
    saved_at text not null,
    value text not null check (json_valid(value))
) strict;

create trigger personal_records_stay before update on personal_records
when (old.content, old."on", old.kind, old.revision, old.supervisor, old.signed_by, old.reason)
is not (new.content, new."on", new.kind, new.revision, new.supervisor, new.signed_by, new.reason)
begin
    select raise(abort, 'a signed record is never changed; a correction is a new one');
end;

create trigger case_records_stay before update on case_records
when (old.content, old."on", old.worker, old.revision, old.supervisor, old.signed_by, old.reason)
is not (new.content, new."on", new.worker, new.revision, new.supervisor, new.signed_by, new.reason)
begin
    select raise(abort, 'a signed record is never changed; a correction is a new one');
end;
