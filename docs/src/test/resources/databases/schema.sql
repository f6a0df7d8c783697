create table if not exists boards (
	id varchar(100) primary key,
	revision bigint not null,
	lines clob not null
);
