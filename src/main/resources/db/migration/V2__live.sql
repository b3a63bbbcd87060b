-- What members typed and have not sent yet; the root is empty for a session that is not begun.
create table draft (
    member_id integer not null references member (id) on delete cascade,
    profile text not null,
    root text not null default '',
    text text not null,
    attachments text not null default '[]',
    saved_at real not null,
    primary key (member_id, profile, root)
);

-- Files that lie beside a draft or a queued prompt; their bytes are in our own folder.
create table attachment (
    id integer primary key autoincrement,
    member_id integer not null references member (id) on delete cascade,
    name text not null,
    media_type text not null,
    size integer not null,
    file text not null,
    created_at real not null
);

-- Prompts on their way to an agent, in their order; the attachments are JSON.
create table queued (
    id integer primary key autoincrement,
    profile text not null,
    root text not null,
    member_id integer not null references member (id) on delete cascade,
    text text not null,
    attachments text not null default '[]',
    position integer not null,
    created_at real not null,
    state text not null,
    remark text not null default '',
    replaces integer
);

create index queued_session on queued (profile, root, position);

-- Until when a member has seen what a session did.
create table read_mark (
    member_id integer not null references member (id) on delete cascade,
    profile text not null,
    root text not null,
    at real not null,
    primary key (member_id, profile, root)
);

-- When the last turn of a session ended.
create table finished (
    profile text not null,
    root text not null,
    at real not null,
    failed integer not null,
    primary key (profile, root)
);

-- The turns that run, so that a restart finds them again.
create table running (
    profile text not null,
    root text not null,
    member_id integer references member (id) on delete set null,
    text text not null,
    started_at real not null,
    last_row integer not null,
    primary key (profile, root)
);
