package org.valuegap.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements of a connection, each prepared when it is first asked for: for a few rows SQLite
 * takes longer to prepare one than to run it.
 */
final class Statements implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** Those of a connection from a pool, to be kept while the pool has it. */
  static Statements below(Connection pooled) throws SQLException {
    return new Statements(pooled.unwrap(Connection.class));
  }

  /** Whether a connection from a pool is the one that these are of. */
  boolean areBelow(Connection pooled) throws SQLException {
    return pooled.unwrap(Connection.class) == connection;
  }

  PreparedStatement get(String sql) throws SQLException {
    var statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Runs a statement for all rows that were added to it. */
  void run(String sql, int rows) throws SQLException {
    if (rows > 0) {
      get(sql).executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    for (var statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }
}
