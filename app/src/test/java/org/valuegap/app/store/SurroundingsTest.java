package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/** What the doctor says of the machine around an instance. */
class SurroundingsTest {
  private static final Instant MARCH = Instant.parse("2027-03-01T12:00:00Z");

  @Test
  void aClockThatWasPutBackIsAFaultAndTheLastBackupIsNamed(@TempDir Path folder) throws Exception {
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.workspace(database, new Id("anubis"));
      var ines = new Stamp(new Id("ines"), "Ines Duarte", MARCH);
      var dana = List.of(Customer.named("Dana Okafor"));
      new Edits(database).create(new Id("anubis"), new Id("dana"), dana, ines);
    }
    assertThat(Backup.write(folder, "", folder.resolve("anubis.backup")).faults()).isEmpty();

    var earlier = Surroundings.of(folder, "", MARCH.minusSeconds(3_600));
    assertThat(earlier.faults()).singleElement().asString().contains("clock was put back");

    var now = Surroundings.of(folder, "", MARCH.plusSeconds(1));
    assertThat(now.faults()).isEmpty();
    assertThat(now.lines())
        .anyMatch(line -> line.matches("last backup without faults: 20.*Z"))
        .anyMatch(
            line -> line.matches("database: SQLite 3\\.\\d+.*, schema \\d+, nothing pending"));
  }
}
