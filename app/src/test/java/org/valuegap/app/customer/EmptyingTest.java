package org.valuegap.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestStore;
import org.valuegap.app.store.Trash;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/** J15: the trash is emptied by itself. */
class EmptyingTest {
  @Test
  void j15_aRoundThatFailsIsFollowedByTheNext() throws Exception {
    try (var server = TestServer.ofAnubis()) {
      var trash = server.bean(Trash.class);
      var anubis = TestStore.firstWorkspace(server.bean(Database.class));
      var rooms = server.bean(Rooms.class);
      var by = new Stamp(null, "Ines Duarte", null);
      rooms.delete(rooms.create(anubis, List.of(Customer.named("Dana Okafor")), by));
      var file = server.data().resolve("valuegap.db");
      var elsewhere = server.data().resolve("elsewhere.db");
      Files.move(file, elsewhere);
      var clock = new AMonthOn();
      try (var emptying = new Emptying(trash, clock, Duration.ofMillis(5))) {
        emptying.begin();
        clock.awaitRound();
        clock.awaitRound(); // so the first has failed
        Files.move(elsewhere, file);
        while (!trash.of(anubis).isEmpty()) {
          clock.awaitRound();
        }
      }
    }
  }

  /** Is asked for the time once in every round. */
  private static final class AMonthOn extends Clock {
    private final Semaphore rounds = new Semaphore(0);

    void awaitRound() throws InterruptedException {
      assertThat(rounds.tryAcquire(10, TimeUnit.SECONDS)).as("a round within 10 s").isTrue();
    }

    @Override
    public Instant instant() {
      rounds.release();
      return Instant.now().plus(Trash.REST).plusSeconds(1);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
