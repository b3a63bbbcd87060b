-- When the last turn of a session ended here: what it left in the file may look for a while as if it went on.
create table ended (
    profile text not null,
    root text not null,
    at real not null,
    primary key (profile, root)
);
