-- A made-up store of file version 6, as it was released. Loaded with foreign keys off.

pragma application_id = 1129532484;
pragma user_version = 6;

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

CREATE TABLE actions (
    worker text not null references workers (name) on update cascade,
    child_id text not null default '',
    action text not null check (action <> ''),
    owner text not null default '',
    due_on text check (due_on is null or due_on = date(due_on)),
    done_on text check (done_on is null or done_on = date(done_on)),
    outcome text not null default ''
) strict;

CREATE TABLE allocations (
    child_id text not null references children (child_id) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    worker text not null default '',
    team text not null default '',
    primary key (child_id, from_on)
) strict, without rowid;

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

INSERT INTO "action_steps" VALUES('Asha Example', 'Ring the school', 'C1', '2026-03-09', '2026-02-10', 'Agreed', '', NULL);
INSERT INTO "action_steps" VALUES('Asha Example', 'Ring the school', 'C1', '2026-03-09', '2026-03-10', 'Carried', 'Nobody answered', '2026-03-20');
INSERT INTO "actions" VALUES('Asha Example', 'C1', 'Ring the school', '', '2026-03-09', NULL, '');
INSERT INTO "allocations" VALUES('C1', '2026-01-05', 'Asha Example', 'North');
INSERT INTO "allocations" VALUES('C1', '2026-03-04', 'Bill Sample', 'North');
INSERT INTO "audit" VALUES(1, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'workers', '["Asha Example"]', NULL, '{"role":"Social worker","team":"North","fte":0.8,"case_limit":0}', 'First list', 1, 'ebf897da3d7a37f2', '792b6a02916553fbb274c34e4759b56fa2ddb08752e5c670db72713a1790dff6', '45e532180a9202209952654c6f585a2ef9e2749a5d6723c6037d0083f837ad8b', 0);
INSERT INTO "audit" VALUES(2, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'children', '["C1"]', NULL, '{"name":"Fern Test","born_on":"2015-02-28","worker":"Asha Example","team":"North","plan":"CLA","allocated_on":"2026-01-05","long_term":"Designated"}', 'First list', 1, 'cf39119a50f1d526', '1710caa7e6b047a908a3e6f2f72888a479a61a7924d303dab4ff8b802a24cb00', '40e7893daa943cf5881885ec2e824ca7ae457d694760bae7d8b4473bf3efe84d', 0);
INSERT INTO "audit" VALUES(3, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'allocations', '["C1","2026-01-05"]', NULL, '{"worker":"Asha Example","team":"North"}', 'First list', 1, '0a483c669f505bf6', '240989aa1852583d8976b5457b416595aa93408c2900b3ff2d31c786bbade2a1', '36d4360d38d6dc269cfea84e952743f054a422afa4d4224a148047b5ac781da8', 0);
INSERT INTO "audit" VALUES(4, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'events', '["C1","CLA visit","2026-02-02"]', NULL, '{"outcome":"Seen","latest_only":true}', 'First list', 1, 'ce2a953b943e2fce', 'd22f25472dd41c2efaf3ae86cb045ac9c458b4163812e83fb9035693cdd9d9b3', '03dca274c2ce0f8d65c9bbc8ea9f6e10ffcc88594bfb72943340033227495dbf', 0);
INSERT INTO "audit" VALUES(5, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'child_facts', '["C1","School"]', NULL, '{"value":"Made-up Primary"}', 'First list', 1, '0b413c9d7a7acba9', '90ab888528ee10e5733ae210307fccd6a4bdc68784ff7205483af88d98a489d0', '0a3ed3a03eadd0c36532ce59f93f9810f4e64b8043e84c5ace02e8ecf59141fd', 0);
INSERT INTO "audit" VALUES(6, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'supervisions', '["Asha Example","2026-02-10","Case"]', NULL, '{"status":"Cancelled","reason":"Training","minutes":0,"next_on":"2026-02-17"}', 'First list', 1, '2ff1c6a1893c3529', '4fe56906925b52357ae59c030e8170b583bb36fc4e84a29a80934210f951bb10', '444e35edc816ec79f1ef4c955a0bbcb405e69f6845031bf77fa060f689422cd9', 0);
INSERT INTO "audit" VALUES(7, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'case_discussions', '["C1","2026-02-11","Step down"]', NULL, '{"worker":"Asha Example","reason":"Goals met"}', 'First list', 1, '5dbdb71e6fa22f31', 'de38c0ffca5902d2f55598897329d9378143630681e43ed33c074f8c2223dc06', 'e415a9aad9da9e931ab3a968a7c374f3da28a62d321da49eeda5b629fb429aef', 0);
INSERT INTO "audit" VALUES(8, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'actions', '["Asha Example","C1","Ring the school","2026-03-09"]', NULL, '{}', 'First list', 1, 'e86fb7064cc95352', '49d1d6ed6319c844ab248cf3c2fb46cce7c3e08e43824fd3b16cea316fe0b516', '2ffe50d9c87ac1b6fdf1b9adf7cdc5335f94ddbbc1b5f63693abc552d75475e5', 0);
INSERT INTO "audit" VALUES(9, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'leave', '["Asha Example","2026-04-01","Annual"]', NULL, '{"until":"2026-04-10","cover":"Bill Sample"}', 'First list', 1, '81d27c03f1e9049f', '3a3b37e3d8e02d00fbcc9ac08bef62aef61f37221f6d61bcd3a2c1176e549959', '0df87b3b868d303cdbe59b488852522ce5b62a6eb1de643b2af231a8f47db5b2', 0);
INSERT INTO "audit" VALUES(10, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'workers', '["Bill Sample"]', NULL, '{"team":"North","started_on":"2025-09-01"}', 'First list', 1, '837b58e2901af832', 'dca681ef46093f51ca9b0fc0bbeaebbb54c96c197830956a5a5105a5f4581dd2', '7408e34db86fce807b62b86ccd6f42865a646ff7c81aa461dc6e49a09df0abc8', 0);
INSERT INTO "audit" VALUES(11, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'children', '["C2"]', NULL, '{"plan":"CIN"}', 'First list', 1, '0ab5ac37059be112', '7831ae63125fd0ee70e547069e0a865001dfc3e171c3c9f8e2cb427145e475a4', '923316dfad87612e7963ab00be86beb20e2188447c534e2f34c12b7039c7a5d4', 0);
INSERT INTO "audit" VALUES(12, '2026-03-03T09:00:00+00:00', 'A. Manager', 'added', 'events', '["C2","CIN visit","2026-02-20"]', NULL, '{"note":"With Mum; \"well\""}', 'First list', 1, 'f90831aa97c0b2f0', '63cdb797072428de6b39daf73d4fe3f653c3e892dc4a96767f1df4c9c88a2e56', 'd65086b42d5af57c4cd0c521b6c051fdc23b6e6d5d9874b755baa0212174a7a0', 0);
INSERT INTO "audit" VALUES(13, '2026-03-04T10:30:00+00:00', 'A. Manager', 'changed', 'children', '["C1"]', '{"worker":"Asha Example","allocated_on":"2026-01-05"}', '{"worker":"Bill Sample","allocated_on":"2026-03-04"}', 'Moved; the family''s wish', NULL, '761ca448942a9b9d', '6c85a453be6d6c7018a369560f324dcd3aafe92e264a71ed8c16d28cc711ce63', '7a152ec8cb8ee10195bb9e8085605cc73a51f61d15b6320b787b5d618dcaa216', 0);
INSERT INTO "audit" VALUES(14, '2026-03-04T10:30:00+00:00', 'A. Manager', 'added', 'allocations', '["C1","2026-03-04"]', NULL, '{"worker":"Bill Sample","team":"North"}', 'Moved; the family''s wish', NULL, '4f01bb8347a4583a', '9bbb1c371aeaf81d483b55156d51a4bcaa39cb135660b82f34df08939ca53bc5', '9662da7b35c0f35cc8685e8a2563cfc27a0a68b29dd62d2bd24c9ecd81acc6c5', 0);
INSERT INTO "audit" VALUES(15, '2026-03-04T10:30:00+00:00', 'A. Manager', 'added', 'settings', '["case_limit"]', NULL, '{"value":18}', 'Moved; the family''s wish', NULL, 'efb0f8cfc336242e', 'be5237d83ebeed862756f8a9a480fcb40042fe6576770bf8e7ff8b8e68110d40', 'b27be28ec9708dbe4d73bb43f53ca87eb159eb3834666748daf6202383f5f401', 0);
INSERT INTO "audit_findings" VALUES('C1', '2026-02-20', 'O. Auditor', 'Voice', 'Views not in the plan', 0, 'Asha Example', 'Add them', 'Asha Example', '2026-03-20', NULL, '');
INSERT INTO "case_audits" VALUES('C1', '2026-02-20', 'O. Auditor', 'Good', 'Asha Example', 'North', 'Clear plan');
INSERT INTO "case_discussions" VALUES('C1', '2026-02-11', 'Asha Example', 'Step down', 'Goals met');
INSERT INTO "case_records" VALUES('C1', '2026-02-11', 'Asha Example', 1, '{"case":{"decision":"Step down"}}', 'Nia Madeup', 'N. Madeup', '');
INSERT INTO "challenges" VALUES('C1', '2026-02-24', 'IRO dispute', 'Plan not filed', 'IRO service', 'Asha Example', 'Nia Madeup', '2026-03-10', NULL, '', '');
INSERT INTO "child_facts" VALUES('C1', 'School', 'Made-up Primary');
INSERT INTO "children" VALUES('C1', 'Fern Test', '2015-02-28', '', '', 'Bill Sample', 'North', 'CLA', '2026-03-04', NULL, NULL, '', '', '', 'Designated', '');
INSERT INTO "children" VALUES('C2', '', NULL, '', '', NULL, '', 'CIN', NULL, NULL, NULL, '', '', '', NULL, '');
INSERT INTO "drafts" VALUES('supervision Bill Sample', '2026-03-03T09:00:00+00:00', '{"minutes":90}');
INSERT INTO "events" VALUES('C1', 'CLA visit', '2026-02-02', 'Seen', '', 1);
INSERT INTO "events" VALUES('C2', 'CIN visit', '2026-02-20', '', 'With Mum; "well"', 0);
INSERT INTO "imports" VALUES(1, '2026-03-03T09:00:00+00:00', '2026-03-02', '[{"path":"tracker.xlsx"}]', '[{"name":"Children","added":2}]', NULL);
INSERT INTO "leave" VALUES('Asha Example', '2026-04-01', '2026-04-10', 'Annual', 'Bill Sample');
INSERT INTO "personal_records" VALUES('Bill Sample', '2026-02-03', 'Personal', 1, '{"personal":{"wellbeing":"Well"}}', 'Nia Madeup', 'N. Madeup', '');
INSERT INTO "responses" VALUES('cla_visit_first', 'C1', NULL, '2026-01-05', 'Visit booked', '2026-03-05', 'Asha Example', '2026-03-03');
INSERT INTO "session_details" VALUES('Asha Example', '2026-02-10', 'Case', 'Nia Madeup', 'Asha Example', '2026-02-17', 'session 1', 2);
INSERT INTO "settings" VALUES('case_limit', '18');
INSERT INTO "supervisions" VALUES('Asha Example', '2026-02-10', 'Case', 'Cancelled', 'Training', 0, '2026-02-17');
INSERT INTO "supervisor_spells" VALUES('Asha Example', '2026-01-05', 'Nia Madeup', NULL, '');
INSERT INTO "workers" VALUES('Asha Example', 'Social worker', 'North', 0.8, NULL, NULL, 0, '', '', NULL);
INSERT INTO "workers" VALUES('Bill Sample', '', 'North', NULL, '2025-09-01', NULL, NULL, '', '', NULL);

CREATE UNIQUE INDEX action_steps_once
on action_steps (worker, action, child_id, coalesce(due_on, ''), "on", step);

CREATE UNIQUE INDEX actions_once on actions (worker, child_id, action, coalesce(due_on, ''));

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

CREATE TRIGGER case_records_stay before update on case_records
when (old.content, old."on", old.worker, old.revision, old.supervisor, old.signed_by, old.reason)
is not (new.content, new."on", new.worker, new.revision, new.supervisor, new.signed_by, new.reason)
begin
    select raise(abort, 'a signed record is never changed; a correction is a new one');
end;

CREATE INDEX children_by_worker on children (worker);

CREATE TRIGGER personal_records_stay before update on personal_records
when (old.content, old."on", old.kind, old.revision, old.supervisor, old.signed_by, old.reason)
is not (new.content, new."on", new.kind, new.revision, new.supervisor, new.signed_by, new.reason)
begin
    select raise(abort, 'a signed record is never changed; a correction is a new one');
end;

CREATE INDEX responses_of_child on responses (child_id);

CREATE UNIQUE INDEX responses_once
on responses (about, coalesce(child_id, ''), coalesce(worker, ''), coalesce(since, ''));

create table agreed_limits (
    worker text not null references workers (name) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    cases integer check (cases is null or cases >= 0),
    reason text not null check (reason <> ''),
    agreed_with text not null default '',
    primary key (worker, from_on)
) strict, without rowid;

create table reductions (
    worker text not null references workers (name) on update cascade,
    from_on text not null check (from_on = date(from_on)),
    kind text not null check (kind <> ''),
    until text check (until is null or (until = date(until) and until >= from_on)),
    percent integer not null default 0 check (percent between 0 and 100),
    points integer not null default 0 check (points >= 0),
    reason text not null default '',
    primary key (worker, from_on, kind)
) strict, without rowid;

create table limit_reviews (
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

create table points_versions (
    version integer primary key check (version >= 1),
    from_on text not null check (from_on = date(from_on)),
    name text not null check (name <> ''),
    content text not null check (json_valid(content)),
    is_on integer not null check (is_on in (0, 1)),
    reason text not null default ''
) strict;
create trigger points_versions_stay before update on points_versions
begin
    select raise(abort, 'a version of the points table is never changed; save a new one');
end;

create table applied_scenarios (
    number integer primary key check (number >= 1),
    "on" text not null check ("on" = date("on")),
    name text not null default '',
    content text not null check (json_valid(content)),
    undo text not null check (json_valid(undo)),
    undone_on text check (undone_on is null or undone_on = date(undone_on))
) strict;
INSERT INTO "agreed_limits" VALUES('Asha Example','2026-03-02',14,'Experienced, four days','Asha Example');
INSERT INTO "reductions" VALUES('Asha Example','2026-03-09','Phased return','2026-03-27',50,0,'Back after illness');
INSERT INTO "limit_reviews" VALUES('Asha Example','2026-03-02','No new work until one case closes','2026-03-16','2026-03-23',15,14,NULL,'');
INSERT INTO "points_versions" VALUES(1,'2026-03-02','Ours','{"name":"Ours","rows":[]}',0,'Trying it out');
INSERT INTO "applied_scenarios" VALUES(1,'2026-03-03','Plan A','[]','[]',NULL);

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

INSERT INTO "measure_snapshots" VALUES('icpc_on_time','2026-03-02',3.0,4.0,'[["North","Asha Example","CP",3,4]]','2026-03-02T08:30:00+00:00','import');
