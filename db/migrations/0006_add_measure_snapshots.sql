-- What each measure was on a day, with team and worker as they were then, so that a trend does
-- not change when somebody moves. Kept beside the records, not among them.

create table measure_snapshots (
    measure text not null check (measure <> ''),
    "on" text not null check ("on" = date("on")),
    numerator real not null,
    denominator real not null,
    parts text not null check (json_valid(parts)),
    taken_at text not null,
    taken_for text not null check (taken_for in ('import', 'week')),
    primary key (measure, "on")
) strict, without rowid;
