-- How long an agent thought: the files hold what it thought only.
create table thought (
    id integer primary key autoincrement,
    profile text not null,
    root text not null,
    -- how it begins, on one line
    beginning text not null,
    -- the last row that the file had before its turn
    after integer not null,
    millis integer not null
);

create index thought_session on thought (profile, root);
