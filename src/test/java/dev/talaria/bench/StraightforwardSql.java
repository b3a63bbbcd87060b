package dev.talaria.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.sqlite.SQLiteConfig;

/// What we are compared with: the list as Hermes' own rules ask SQLite for it, every profile by one query for its rows and
/// one for its total, on connections that stay open.
final class StraightforwardSql implements AutoCloseable {
    private static final String LISTABLE = """
            (s.parent_session_id is null
              or json_extract(s.model_config, '$._branched_from') is not null
              or exists (select 1 from sessions p where p.id = s.parent_session_id
                    and p.end_reason = 'branched' and s.started_at >= p.ended_at))
            and json_extract(s.model_config, '$._delegate_from') is null
            and s.source not in ('cron', 'kanban', 'tool', 'oneshot', 'subagent')
            and s.message_count >= 1 and s.archived = 0
            """;
    private static final String NEWEST = """
            with recursive chain(root_id, cur_id) as (
              select s.id, s.id from sessions s where %1$s
              union
              select chain.root_id, c.id from chain
                join sessions p on p.id = chain.cur_id
                join sessions c on c.parent_session_id = p.id
               where p.end_reason = 'compression'
                 and json_extract(c.model_config, '$._branched_from') is null
                 and json_extract(c.model_config, '$._delegate_from') is null
                 and coalesce(c.source, '') <> 'tool'),
            activity(root_id, effective) as (
              select chain.root_id, max(coalesce(
                  (select max(m.timestamp) from messages m where m.session_id = chain.cur_id), c.started_at))
                from chain join sessions c on c.id = chain.cur_id
               group by chain.root_id)
            select s.id, s.title, s.source, s.started_at, a.effective,
                (select substr(replace(m.content, char(10), ' '), 1, 63) from messages m
                  where m.session_id = s.id and m.role = 'user' and m.content is not null
                  order by m.timestamp, m.id limit 1) as preview
              from sessions s join activity a on a.root_id = s.id
             where %1$s
             order by a.effective desc, s.started_at desc, s.id desc
             limit ?
            """.formatted(LISTABLE);
    private static final String TOTAL = "select count(*) from sessions s where " + LISTABLE;

    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> newest = new ArrayList<>();
    private final List<PreparedStatement> totals = new ArrayList<>();

    StraightforwardSql(List<Path> stateDbs) throws SQLException {
        var readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        for (var file : stateDbs) {
            var connection = DriverManager.getConnection("jdbc:sqlite:" + file, readOnly.toProperties());
            connections.add(connection);
            newest.add(connection.prepareStatement(NEWEST));
            totals.add(connection.prepareStatement(TOTAL));
        }
    }

    /// The newest rows of every profile.
    ///
    /// @return the ids per profile, and the total as the last entry of each
    List<List<String>> groupedPage(int size) {
        try {
            var groups = new ArrayList<List<String>>();
            for (var profile = 0; profile < connections.size(); profile++) {
                var group = new ArrayList<String>();
                newest.get(profile).setInt(1, size);
                try (var rows = newest.get(profile).executeQuery()) {
                    while (rows.next()) {
                        group.add(rows.getString("id") + rows.getString("preview").substring(0, 0));
                    }
                }
                try (var total = totals.get(profile).executeQuery()) {
                    group.add(String.valueOf(total.getInt(1)));
                }
                groups.add(group);
            }
            return groups;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
