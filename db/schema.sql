-- What the migrations make of an empty file, put together by
--     python -m tests.architecture.test_schema
-- For reading and for comparing; change it by adding a migration.

CREATE TABLE action_steps (
    worker text not null references workers (name) on update cascade,
    action text not null check (action <> ''),
    child_id text not null default '',
    due_on text check (due_on is null or due_on = date(due_on)),
    "on" text not null check ("on" = date("on")),
    step text not null check (step in ('Agreed', 'Carried', 'Done', 'Dropped')),
    note text not null default '',
    now_by text check (now_by is null or now_by = date(now_by))
) strict;

CREATE UNIQUE INDEX action_steps_once
on action_steps (worker, action, child_id, coalesce(due_on, ''), "on", step);

CREATE TABLE actions (
    worker text not null references workers (name) on update cascade,
    child_id text not null default '',
    action text not null check (action <> ''),
    owner text not null default '',
    due_on text check (due_on is null or due_on = date(due_on)),
    done_on text check (done_on is null or done_on = date(done_on)),
    outcome text not null default ''
) strict;

CREATE UNIQUE INDEX actions_once on actions (worker, child_id, action, coalesce(due_on, ''));

CREATE TABLE agreed_limits (
    worker text not null references workers (name) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    cases integer check (cases is null or cases >= 0),
    reason text not null check (reason <> ''),
    agreed_with text not null default '',
    primary key (worker, from_on)
) strict, without rowid;

CREATE TABLE allocations (
    child_id text not null references children (child_id) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    worker text not null default '',
    team text not null default '',
    primary key (child_id, from_on)
) strict, without rowid;

CREATE TABLE applied_scenarios (
    number integer primary key check (number >= 1),
    "on" text not null check ("on" = date("on")),
    name text not null default '',
    content text not null check (json_valid(content)),
    undo text not null check (json_valid(undo)),
    undone_on text check (undone_on is null or undone_on = date(undone_on))
) strict;

CREATE TABLE "audit" (
    id integer primary key,
    at text not null,
    author text not null default '',
    act text not null check (act in (
        'added', 'changed', 'removed',
        'printed', 'exported', 'copied', 'restored', 'erased', 'protected', 'handed over'
    )),
    subject text not null,
    record_key text not null check (json_valid(record_key)),
    old text check (old is null or json_valid(old)),
    new text check (new is null or json_valid(new)),
    why text not null default '',
    import_id integer references imports (id),
    salt text not null default '',
    digest text not null default '',
    seal text not null default '',
    is_erased integer not null default 0 check (is_erased in (0, 1))
) strict;

CREATE INDEX audit_by_import on audit (import_id);

CREATE INDEX audit_by_record on audit (subject, record_key);

CREATE TRIGGER audit_keeps_every_row before delete on audit
begin
    select raise(abort, 'the audit trail is append-only');
end;

CREATE TRIGGER audit_keeps_every_value before update on audit
when new.id <> old.id
or new.at <> old.at
or new.author <> old.author
or new.act <> old.act
or new.subject <> old.subject
or new.import_id is not old.import_id
or not (
    (
        old.seal = '' and new.record_key = old.record_key and new.old is old.old
        and new.new is old.new and new.why = old.why and new.is_erased = old.is_erased
    )
    or (
        new.seal = old.seal and new.digest = old.digest and old.is_erased = 0
        and new.is_erased = 1 and new.record_key = '[]' and new.old is null
        and new.new is null and new.why = '' and new.salt = ''
    )
)
begin
    select raise(abort, 'the audit trail is append-only');
end;

CREATE TABLE audit_findings (
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

CREATE TABLE case_audits (
    child_id text not null references children (child_id) on update cascade,
    "on" text not null check ("on" = date("on")),
    auditor text not null,
    grade text not null default '',
    worker text not null default '',
    team text not null default '',
    summary text not null default '',
    primary key (child_id, "on", auditor)
) strict, without rowid;

CREATE TABLE case_discussions (
    child_id text not null references children (child_id) on update cascade,
    "on" text not null check ("on" = date("on")),
    worker text not null default '',
    decision text not null default '',
    reason text not null default '',
    primary key (child_id, "on", decision)
) strict, without rowid;

CREATE TABLE case_records (
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

CREATE TRIGGER case_records_stay before update on case_records
when (old.content, old."on", old.worker, old.revision, old.supervisor, old.signed_by, old.reason)
is not (new.content, new."on", new.worker, new.revision, new.supervisor, new.signed_by, new.reason)
begin
    select raise(abort, 'a signed record is never changed; a correction is a new one');
end;

CREATE TABLE challenges (
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

CREATE TABLE child_facts (
    child_id text not null references children (child_id) on update cascade,
    name text not null check (name <> ''),
    value text not null,
    primary key (child_id, name)
) strict;

CREATE TABLE children (
    child_id text primary key check (child_id <> ''),
    name text not null default '',
    born_on text check (born_on is null or born_on = date(born_on)),
    sex text not null default '',
    family_id text not null default '',
    worker text references workers (name) on update cascade,
    team text not null default '',
    plan text not null check (plan in ('Assessment', 'CIN', 'CP', 'CLA', 'Care leaver', 'Other')),
    allocated_on text check (allocated_on is null or allocated_on = date(allocated_on)),
    plan_started_on text check (plan_started_on is null or plan_started_on = date(plan_started_on)),
    closed_on text check (closed_on is null or closed_on = date(closed_on)),
    closure_reason text not null default '',
    legal_status text not null default '',
    placement_type text not null default '',
    long_term text check (long_term is null or long_term in ('No', 'Yes', 'Designated')),
    flags text not null default ''
) strict;

CREATE INDEX children_by_worker on children (worker);

CREATE TABLE drafts (
    name text primary key check (name <> ''),
    saved_at text not null,
    value text not null check (json_valid(value))
) strict;

CREATE TABLE events (
    child_id text not null references children (child_id) on update cascade,
    kind text not null check (kind <> ''),
    "on" text not null check ("on" = date("on")),
    outcome text not null default '',
    note text not null default '',
    latest_only integer not null default 0 check (latest_only in (0, 1)),
    primary key (child_id, "on", kind)
) strict, without rowid;

CREATE TABLE imports (
    id integer primary key,
    at text not null,
    as_of text not null check (as_of = date(as_of)),
    files text not null check (json_valid(files)),
    sheets text not null check (json_valid(sheets)),
    undone_at text
) strict;

CREATE TABLE leave (
    worker text not null references workers (name) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    until text check (until is null or until = date(until)),
    kind text not null default '',
    cover text not null default '',
    primary key (worker, from_on, kind)
) strict, without rowid;

CREATE TABLE limit_reviews (
    worker text not null references workers (name) on update cascade,
    "on" text not null check ("on" = date("on")),
    agreed text not null check (agreed <> ''),
    by_when text check (by_when is null or by_when = date(by_when)),
    review_on text check (review_on is null or review_on = date(review_on)),
    cases integer not null default 0,
    case_limit integer,
    reviewed_on text check (reviewed_on is null or reviewed_on = date(reviewed_on)),
    outcome text not null default '',
    primary key (worker, "on")
) strict, without rowid;

CREATE TABLE measure_snapshots (
    measure text not null check (measure <> ''),
    "on" text not null check ("on" = date("on")),
    numerator real not null,
    denominator real not null,
    parts text not null check (json_valid(parts)),
    taken_at text not null,
    taken_for text not null check (taken_for in ('import', 'week')),
    primary key (measure, "on")
) strict, without rowid;

CREATE TABLE personal_records (
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

CREATE TRIGGER personal_records_stay before update on personal_records
when (old.content, old."on", old.kind, old.revision, old.supervisor, old.signed_by, old.reason)
is not (new.content, new."on", new.kind, new.revision, new.supervisor, new.signed_by, new.reason)
begin
    select raise(abort, 'a signed record is never changed; a correction is a new one');
end;

CREATE TABLE points_versions (
    version integer primary key check (version >= 1),
    from_on text not null check (from_on = date(from_on)),
    name text not null check (name <> ''),
    content text not null check (json_valid(content)),
    is_on integer not null check (is_on in (0, 1)),
    reason text not null default ''
) strict;

CREATE TRIGGER points_versions_stay before update on points_versions
begin
    select raise(abort, 'a version of the points table is never changed; save a new one');
end;

CREATE TABLE reductions (
    worker text not null references workers (name) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    kind text not null check (kind <> ''),
    until text check (until is null or (until = date(until) and until >= from_on)),
    percent integer not null default 0 check (percent between 0 and 100),
    points integer not null default 0 check (points >= 0),
    reason text not null default '',
    primary key (worker, from_on, kind)
) strict, without rowid;

CREATE TABLE responses (
    about text not null check (about <> ''),
    child_id text references children (child_id) on update cascade,
    worker text references workers (name) on update cascade,
    since text check (since is null or since = date(since)),
    doing text not null check (doing <> ''),
    "by" text check ("by" is null or "by" = date("by")),
    owner text not null default '',
    said_on text check (said_on is null or said_on = date(said_on))
) strict;

CREATE INDEX responses_of_child on responses (child_id);

CREATE UNIQUE INDEX responses_once
on responses (about, coalesce(child_id, ''), coalesce(worker, ''), coalesce(since, ''));

CREATE TABLE session_details (
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

CREATE TABLE settings (
    name text primary key check (name <> ''),
    value text not null check (json_valid(value))
) strict;

CREATE TABLE supervisions (
    worker text not null references workers (name) on update cascade,
    "on" text not null check ("on" = date("on")),
    kind text not null check (kind in ('Personal', 'Case', 'Group', 'ASYE')),
    status text not null check (status in ('Planned', 'Held', 'Cancelled')),
    reason text not null default '',
    minutes integer check (minutes is null or minutes >= 0),
    next_on text check (next_on is null or next_on = date(next_on)),
    primary key (worker, "on", kind)
) strict, without rowid;

CREATE TABLE supervisor_spells (
    worker text not null references workers (name) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    supervisor text not null,
    until text check (until is null or until = date(until)),
    reason text not null default '',
    primary key (worker, from_on)
) strict, without rowid;

CREATE TABLE workers (
    name text primary key check (name <> ''),
    role text not null default '',
    team text not null default '',
    fte real check (fte is null or (fte >= 0 and fte <= 2)),
    started_on text check (started_on is null or started_on = date(started_on)),
    asye_started_on text check (asye_started_on is null or asye_started_on = date(asye_started_on)),
    case_limit integer check (case_limit is null or case_limit >= 0),
    supervisor text not null default '',
    email text not null default '',
    left_on text check (left_on is null or left_on = date(left_on))
) strict;
