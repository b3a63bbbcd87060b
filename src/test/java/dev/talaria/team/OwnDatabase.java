package dev.talaria.team;

import java.nio.file.Path;
import java.time.Clock;

import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Talaria's database in a folder of the test's own; opening it twice is a restart.
final class OwnDatabase implements AutoCloseable {
    private final HikariDataSource pool;
    private final DSLContext db;

    OwnDatabase(Path folder) {
        pool = new TeamDatabase().dataSource(new DataFolder(folder));
        Flyway.configure().dataSource(pool).load().migrate();
        db = DSL.using(pool, SQLDialect.SQLITE);
    }

    DSLContext db() {
        return db;
    }

    Member localMember() {
        return new LocalMember(db, Clock.systemUTC()).get();
    }

    @Override
    public void close() {
        pool.close();
    }
}
