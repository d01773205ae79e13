package org.valuegap.app.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Edits;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/** Maps of the sample world: Dana Okafor with three jobs, made by Ines Duarte. */
final class Samples {
  private static final Path SAMPLE = Path.of("app/src/test/resources/board/sample.json");
  private static final AtomicInteger MADE = new AtomicInteger();

  private Samples() {}

  /** Makes a map of its own and returns its id. */
  static String create(TestServer server) throws IOException {
    var id = "dana" + MADE.incrementAndGet();
    create(server, id);
    return id;
  }

  static void create(TestServer server, String id) throws IOException {
    var ines =
        Objects.requireNonNull(server.bean(Accounts.class).credentials("ines@anubis.example"))
            .person();
    var elements = Elements.read(Changes.FORM, Files.readString(SAMPLE));
    var by = new Stamp(ines.id(), ines.name(), Instant.now());
    server.bean(Edits.class).create(ines.workspace(), new Id(id), elements, by);
  }
}
