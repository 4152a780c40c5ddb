-- How much each worker can carry: limits agreed from a day on, what takes from them for a while,
-- what was agreed with those over their limit, the versions of the points table, and the
-- scenarios of the allocation board that were applied. A version of the table is never changed.

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
