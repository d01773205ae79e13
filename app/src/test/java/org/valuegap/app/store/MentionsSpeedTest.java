package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/**
 * How long the count of mentions takes, which every page of a member has: over 10,000 comments on
 * 30 maps by 20 people. Prints the figure.
 */
@Tag("speed")
class MentionsSpeedTest {
  private static final Duration MOST = Duration.ofMillis(50);

  @TempDir Path folder;

  @Test
  void tenThousandComments() {
    var ines =
        new Person(
            new Id("p1"), Ledger.ANUBIS, "Person 1", "p1@anubis.example", Role.OWNER, Colour.ROSE);
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.signIn(database, ines, "t", Ledger.NINE);
      var random = new Random(7);
      for (int map = 0; map < 30; map++) {
        new Edits(database)
            .create(Ledger.ANUBIS, new Id("map" + map), comments(random), Ledger.INES);
      }
      var mentions = new Mentions(database);
      var took = new ArrayList<Duration>();
      for (int i = 0; i < 50; i++) {
        long before = System.nanoTime();
        assertThat(mentions.unread(ines)).isEqualTo(Mentions.MOST);
        took.add(Duration.ofNanos(System.nanoTime() - before));
      }
      took.sort(null);
      var median = took.get(took.size() / 2);
      System.out.printf(
          "Mentions counted among 10,000 comments: median %.1f ms%n", median.toNanos() / 1e6);
      assertThat(median).isLessThan(MOST);
    }
  }

  private static List<Element> comments(Random random) {
    var elements = new ArrayList<Element>(List.of(Customer.named("Dana Okafor")));
    for (int i = 0; i < 333; i++) {
      var by = random.nextInt(20);
      var stamp =
          new Stamp(
              new Id("p" + by), "Person " + by, Ledger.NINE.plusSeconds(random.nextInt(9999)));
      var text = (i % 2 == 0 ? "@Person " + random.nextInt(20) + " " : "") + "so it is, and so on";
      elements.add(new Comment(new Id("c" + i), new Id("customer"), text, false, false, stamp));
    }
    return elements;
  }
}
