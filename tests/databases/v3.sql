-- A made-up store of file version 3, as it was released. Loaded with foreign keys off.

pragma application_id = 1129532484;
pragma user_version = 3;

CREATE TABLE actions (
    worker text not null references workers (name) on update cascade,
    child_id text not null default '',
    action text not null check (action <> ''),
    owner text not null default '',
    due_on text check (due_on is null or due_on = date(due_on)),
    done_on text check (done_on is null or done_on = date(done_on)),
    outcome text not null default ''
) strict;
INSERT INTO "actions" VALUES('Asha Example','C1','Ring the school','','2026-03-09',NULL,'');
CREATE TABLE allocations (
    child_id text not null references children (child_id) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    worker text not null default '',
    team text not null default '',
    primary key (child_id, from_on)
) strict, without rowid;
INSERT INTO "allocations" VALUES('C1','2026-01-05','Asha Example','North');
INSERT INTO "allocations" VALUES('C1','2026-03-04','Bill Sample','North');
CREATE TABLE audit (
    id integer primary key,
    at text not null,
    author text not null default '',
    act text not null check (act in ('added', 'changed', 'removed')),
    subject text not null,
    record_key text not null check (json_valid(record_key)),
    old text check (old is null or json_valid(old)),
    new text check (new is null or json_valid(new)),
    why text not null default '',
    import_id integer references imports (id)
) strict;
INSERT INTO "audit" VALUES(1,'2026-03-03T09:00:00+00:00','A. Manager','added','workers','["Asha Example"]',NULL,'{"role":"Social worker","team":"North","fte":0.8,"case_limit":0}','First list',1);
INSERT INTO "audit" VALUES(2,'2026-03-03T09:00:00+00:00','A. Manager','added','children','["C1"]',NULL,'{"name":"Fern Test","born_on":"2015-02-28","worker":"Asha Example","team":"North","plan":"CLA","allocated_on":"2026-01-05","long_term":"Designated"}','First list',1);
INSERT INTO "audit" VALUES(3,'2026-03-03T09:00:00+00:00','A. Manager','added','allocations','["C1","2026-01-05"]',NULL,'{"worker":"Asha Example","team":"North"}','First list',1);
INSERT INTO "audit" VALUES(4,'2026-03-03T09:00:00+00:00','A. Manager','added','events','["C1","CLA visit","2026-02-02"]',NULL,'{"outcome":"Seen","latest_only":true}','First list',1);
INSERT INTO "audit" VALUES(5,'2026-03-03T09:00:00+00:00','A. Manager','added','child_facts','["C1","School"]',NULL,'{"value":"Made-up Primary"}','First list',1);
INSERT INTO "audit" VALUES(6,'2026-03-03T09:00:00+00:00','A. Manager','added','supervisions','["Asha Example","2026-02-10","Case"]',NULL,'{"status":"Cancelled","reason":"Training","minutes":0,"next_on":"2026-02-17"}','First list',1);
INSERT INTO "audit" VALUES(7,'2026-03-03T09:00:00+00:00','A. Manager','added','case_discussions','["C1","2026-02-11","Step down"]',NULL,'{"worker":"Asha Example","reason":"Goals met"}','First list',1);
INSERT INTO "audit" VALUES(8,'2026-03-03T09:00:00+00:00','A. Manager','added','actions','["Asha Example","C1","Ring the school","2026-03-09"]',NULL,'{}','First list',1);
INSERT INTO "audit" VALUES(9,'2026-03-03T09:00:00+00:00','A. Manager','added','leave','["Asha Example","2026-04-01","Annual"]',NULL,'{"until":"2026-04-10","cover":"Bill Sample"}','First list',1);
INSERT INTO "audit" VALUES(10,'2026-03-03T09:00:00+00:00','A. Manager','added','workers','["Bill Sample"]',NULL,'{"team":"North","started_on":"2025-09-01"}','First list',1);
INSERT INTO "audit" VALUES(11,'2026-03-03T09:00:00+00:00','A. Manager','added','children','["C2"]',NULL,'{"plan":"CIN"}','First list',1);
INSERT INTO "audit" VALUES(12,'2026-03-03T09:00:00+00:00','A. Manager','added','events','["C2","CIN visit","2026-02-20"]',NULL,'{"note":"With Mum; \"well\""}','First list',1);
INSERT INTO "audit" VALUES(13,'2026-03-04T10:30:00+00:00','A. Manager','changed','children','["C1"]','{"worker":"Asha Example","allocated_on":"2026-01-05"}','{"worker":"Bill Sample","allocated_on":"2026-03-04"}','Moved; the family''s wish',NULL);
INSERT INTO "audit" VALUES(14,'2026-03-04T10:30:00+00:00','A. Manager','added','allocations','["C1","2026-03-04"]',NULL,'{"worker":"Bill Sample","team":"North"}','Moved; the family''s wish',NULL);
INSERT INTO "audit" VALUES(15,'2026-03-04T10:30:00+00:00','A. Manager','added','settings','["case_limit"]',NULL,'{"value":18}','Moved; the family''s wish',NULL);
CREATE TABLE case_discussions (
    child_id text not null references children (child_id) on update cascade,
    "on" text not null check ("on" = date("on")),
    worker text not null default '',
    decision text not null default '',
    reason text not null default '',
    primary key (child_id, "on", decision)
) strict, without rowid;
INSERT INTO "case_discussions" VALUES('C1','2026-02-11','Asha Example','Step down','Goals met');
CREATE TABLE child_facts (
    child_id text not null references children (child_id) on update cascade,
    name text not null check (name <> ''),
    value text not null,
    primary key (child_id, name)
) strict;
INSERT INTO "child_facts" VALUES('C1','School','Made-up Primary');
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
INSERT INTO "children" VALUES('C1','Fern Test','2015-02-28','','','Bill Sample','North','CLA','2026-03-04',NULL,NULL,'','','','Designated','');
INSERT INTO "children" VALUES('C2','',NULL,'','',NULL,'','CIN',NULL,NULL,NULL,'','','',NULL,'');
CREATE TABLE events (
    child_id text not null references children (child_id) on update cascade,
    kind text not null check (kind <> ''),
    "on" text not null check ("on" = date("on")),
    outcome text not null default '',
    note text not null default '',
    latest_only integer not null default 0 check (latest_only in (0, 1)),
    primary key (child_id, "on", kind)
) strict, without rowid;
INSERT INTO "events" VALUES('C1','CLA visit','2026-02-02','Seen','',1);
INSERT INTO "events" VALUES('C2','CIN visit','2026-02-20','','With Mum; "well"',0);
CREATE TABLE imports (
    id integer primary key,
    at text not null,
    as_of text not null check (as_of = date(as_of)),
    files text not null check (json_valid(files)),
    sheets text not null check (json_valid(sheets)),
    undone_at text
) strict;
INSERT INTO "imports" VALUES(1,'2026-03-03T09:00:00+00:00','2026-03-02','[{"path":"tracker.xlsx"}]','[{"name":"Children","added":2}]',NULL);
CREATE TABLE leave (
    worker text not null references workers (name) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    until text check (until is null or until = date(until)),
    kind text not null default '',
    cover text not null default '',
    primary key (worker, from_on, kind)
) strict, without rowid;
INSERT INTO "leave" VALUES('Asha Example','2026-04-01','2026-04-10','Annual','Bill Sample');
CREATE TABLE settings (
    name text primary key check (name <> ''),
    value text not null check (json_valid(value))
) strict;
INSERT INTO "settings" VALUES('case_limit','18');
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
INSERT INTO "supervisions" VALUES('Asha Example','2026-02-10','Case','Cancelled','Training',0,'2026-02-17');
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
INSERT INTO "workers" VALUES('Asha Example','Social worker','North',0.8,NULL,NULL,0,'','',NULL);
INSERT INTO "workers" VALUES('Bill Sample','','North',NULL,'2025-09-01',NULL,NULL,'','',NULL);
CREATE INDEX children_by_worker on children (worker);
CREATE UNIQUE INDEX actions_once on actions (worker, child_id, action, coalesce(due_on, ''));
CREATE INDEX audit_by_record on audit (subject, record_key);
CREATE INDEX audit_by_import on audit (import_id);
CREATE TRIGGER audit_keeps_every_row before delete on audit
begin
    select raise(abort, 'the audit trail is append-only');
end;
CREATE TRIGGER audit_keeps_every_value before update on audit
begin
    select raise(abort, 'the audit trail is append-only');
end;
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
INSERT INTO "action_steps" VALUES('Asha Example','Ring the school','C1','2026-03-09','2026-02-10','Agreed','',NULL);
INSERT INTO "action_steps" VALUES('Asha Example','Ring the school','C1','2026-03-09','2026-03-10','Carried','Nobody answered','2026-03-20');
INSERT INTO "session_details" VALUES('Asha Example','2026-02-10','Case','Nia Madeup','Asha Example','2026-02-17','session 1',2);
INSERT INTO "personal_records" VALUES('Bill Sample','2026-02-03','Personal',1,'{"personal":{"wellbeing":"Well"}}','Nia Madeup','N. Madeup','');
INSERT INTO "case_records" VALUES('C1','2026-02-11','Asha Example',1,'{"case":{"decision":"Step down"}}','Nia Madeup','N. Madeup','');
INSERT INTO "supervisor_spells" VALUES('Asha Example','2026-01-05','Nia Madeup',NULL,'');
INSERT INTO "case_audits" VALUES('C1','2026-02-20','O. Auditor','Good','Asha Example','North','Clear plan');
INSERT INTO "audit_findings" VALUES('C1','2026-02-20','O. Auditor','Voice','Views not in the plan',0,'Asha Example','Add them','Asha Example','2026-03-20',NULL,'');
INSERT INTO "challenges" VALUES('C1','2026-02-24','IRO dispute','Plan not filed','IRO service','Asha Example','Nia Madeup','2026-03-10',NULL,'','');
INSERT INTO "drafts" VALUES('supervision Bill Sample','2026-03-03T09:00:00+00:00','{"minutes":90}');

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
INSERT INTO "responses" VALUES('cla_visit_first','C1',NULL,'2026-01-05','Visit booked','2026-03-05','Asha Example','2026-03-03');
