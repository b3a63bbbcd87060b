create table member (
    id integer primary key autoincrement,
    name text not null unique,
    joined_at real not null
);

-- One row per thing that a member chose; the value is JSON.
create table choice (
    member_id integer not null references member (id) on delete cascade,
    name text not null,
    value text not null,
    primary key (member_id, name)
);

-- Sessions at hand, by profile and lineage root.
create table pin (
    member_id integer not null references member (id) on delete cascade,
    profile text not null,
    root text not null,
    position integer not null,
    primary key (member_id, profile, root)
);
