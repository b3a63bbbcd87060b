-- Who sent the prompts that the files hold, which name nobody.
create table said (
    id integer primary key autoincrement,
    -- the queued prompt that it was, so that one sent again is noted once; nothing for what a branch took along
    queued integer unique,
    profile text not null,
    root text not null,
    member_id integer not null references member (id) on delete cascade,
    -- how it begins, on one line
    beginning text not null,
    -- the last row that the file had before it
    after integer not null,
    -- its own row, as soon as the file has one
    message integer
);

create index said_session on said (profile, root);

-- Sessions that were begun here and that no file holds yet, with what they were to begin with.
create table begun (
    profile text not null,
    root text not null,
    folder text,
    model text,
    provider text,
    effort text,
    fast integer,
    preview text not null,
    started_at real not null,
    primary key (profile, root)
);
