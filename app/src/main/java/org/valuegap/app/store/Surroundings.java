package org.valuegap.app.store;

import static org.jooq.impl.DSL.max;
import static org.valuegap.app.store.tables.Tables.EDIT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instance stands on: its database, disk, backups and clock.
 *
 * @param lines what is so, one line each
 * @param faults what should not be so, one line each
 */
public record Surroundings(List<String> lines, List<String> faults) {
  private static final double MEGA = 1e6;

  /** A clock may be a little behind another machine's. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /**
   * Looks at an instance, also while its server runs.
   *
   * @throws IllegalStateException when there is none, with what to do about it
   */
  public static Surroundings of(Path data, String url, Instant now) {
    try (var database = Database.beside(data, url)) {
      var seen = new Surroundings(new ArrayList<>(), new ArrayList<>());
      seen.lines.add(
          "database: "
              + database.product()
              + ", schema "
              + database.schema()
              + ", nothing pending");
      seen.disk(database);
      var backup = Backup.last(database);
      seen.lines.add("last backup without faults: " + (backup == null ? "none yet" : backup));
      seen.clock(database, now);
      return seen;
    }
  }

  private void disk(Database database) {
    var space = database.space();
    if (space == null) {
      return;
    }
    lines.add(
        "disk: %.1f MB of database, %.1f MB of log, %.0f MB free"
            .formatted(space.bytes() / MEGA, space.logBytes() / MEGA, space.freeBytes() / MEGA));
    if (space.freeBytes() < space.bytes() + space.logBytes()) {
      faults.add("the disk has no room for a copy of the database: no upgrade would start");
    }
  }

  private void clock(Database database, Instant now) {
    var newest =
        database.read(sql -> sql.select(max(EDIT.WRITTEN_AT)).from(EDIT).fetchSingle().value1());
    lines.add("clock: " + now + ", the newest edit is of " + (newest == null ? "never" : newest));
    if (newest != null && newest.isAfter(now.plus(TOLERANCE))) {
      faults.add("the newest edit is of " + newest + ": this machine's clock was put back");
    }
  }
}
