create table if not exists calls (id varchar primary key, agent varchar not null, seconds int not null);
