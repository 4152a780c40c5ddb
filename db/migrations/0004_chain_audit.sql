-- The audit trail also says what was printed, exported, copied, restored or erased, and each row
-- is chained to the one before: `seal` is made of the seal before it and of what the row says.
-- What a row holds about a person is under `digest`, so that it can be erased when it is no
-- longer allowed to be kept while the chain stays whole; `salt` goes with it, so that the
-- digest that is left cannot be guessed back.

create table audit_chained (
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

insert into audit_chained (id, at, author, act, subject, record_key, old, new, why, import_id)
select id, at, author, act, subject, record_key, old, new, why, import_id
from audit;

drop table audit;

alter table audit_chained rename to audit;

create index audit_by_record on audit (subject, record_key);

create index audit_by_import on audit (import_id);

create trigger audit_keeps_every_row before delete on audit
begin
    select raise(abort, 'the audit trail is append-only');
end;

-- Only two updates pass: a row from before the chain is sealed once, and what a row holds about
-- a person is erased whole, never replaced.
create trigger audit_keeps_every_value before update on audit
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
