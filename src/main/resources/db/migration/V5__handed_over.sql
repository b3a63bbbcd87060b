create table handed_over (
    -- by which the browser that handed it over knows it
    slip text primary key,
    member_id integer not null references member (id) on delete cascade,
    profile text not null,
    root text not null,
    at real not null
);
