package dev.talaria.team;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Our own database: one file in the data folder, migrated before anybody asks it.
@Configuration(proxyBeanMethods = false)
class TeamDatabase {
    private static final int PATIENCE_MILLIS = 5_000;

    /// One connection: writers queue in front of it instead of meeting each other in SQLite.
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DataFolder folder) {
        var pool = new HikariDataSource();
        pool.setDataSource(sqlite(folder));
        pool.setPoolName("talaria.db");
        pool.setMaximumPoolSize(1);
        return pool;
    }

    static DataSource sqlite(DataFolder folder) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(PATIENCE_MILLIS);
        // a transaction that reads first and writes then must not find that somebody wrote in between
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.prepared().database());
        return source;
    }
}
