package org.valuegap.bench;

import static org.valuegap.app.store.tables.Tables.WORKSPACE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.valuegap.app.live.Reply;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Edits;
import org.valuegap.app.store.Journal;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * Edits a second from wanting to durable: through rooms and the journal, as the server has them,
 * onto a disk that syncs. The aim is 20,000 on SQLite. PostgreSQL is measured when {@code
 * valuegap.bench.postgres} names an empty database.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class DurableEdits {
  private static final int BOARDS = 20;
  private static final int NOTES = 500;
  private static final int AT_ONCE = 2_000;

  private Path folder = Path.of("");
  private AnnotationConfigApplicationContext server = new AnnotationConfigApplicationContext();
  private final List<Note> notes = Boards.notes(Boards.of(NOTES));
  private final List<Id> boards = new ArrayList<>();
  private int next;

  /** Opens an empty database and makes the boards. */
  @Setup
  public void open() throws IOException {
    var data = Files.createTempDirectory("valuegap-bench");
    folder = data;
    server = new AnnotationConfigApplicationContext();
    server.registerBean(Clock.class, Clock::systemUTC);
    server.registerBean(
        Database.class,
        () -> Database.open(data, System.getProperty("valuegap.bench.postgres", "")));
    server.register(Edits.class, Journal.class, Rooms.class);
    server.refresh();
    var anubis = new Id("anubis-" + System.nanoTime());
    server
        .getBean(Database.class)
        .write(tx ->
            tx.insertInto(WORKSPACE, WORKSPACE.ID, WORKSPACE.NAME, WORKSPACE.CREATED_AT)
                .values(anubis.value(), "Anubis", Instant.EPOCH)
                .execute());
    var elements = List.copyOf(Boards.of(NOTES).elements());
    for (int i = 0; i < BOARDS; i++) {
      boards.add(server.getBean(Rooms.class).create(anubis, elements, Boards.INES));
    }
  }

  @TearDown
  public void close() throws IOException {
    server.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  /** Wants edits of all boards at once and waits until the last one is durable. */
  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public void write() {
    var rooms = server.getBean(Rooms.class);
    var replies = new ArrayList<CompletableFuture<Reply>>(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      replies.add(rooms.submit(boards.get(next % BOARDS), reword(next), Boards.INES));
      next++;
    }
    for (var reply : replies) {
      if (!(reply.join() instanceof Reply.Saved)) {
        throw new IllegalStateException("refused: " + reply.join());
      }
    }
  }

  /** Another text for the note whose turn it is; its author saw the text before. */
  private Edit reword(int number) {
    var note = notes.get(number / BOARDS % NOTES);
    var round = BOARDS * NOTES;
    var before = number < round ? note : with(note, number - round);
    return new Edit(new Id("aa1-" + number), List.of(new Altered(before, with(note, number))));
  }

  private static Note with(Note note, int number) {
    var text = "Export " + number + " needs a ticket and two days of waiting";
    return new Note(note.id(), note.place(), text, note.key(), note.step(), note.by());
  }
}
