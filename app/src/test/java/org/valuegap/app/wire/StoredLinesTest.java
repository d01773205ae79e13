package org.valuegap.app.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Dismissal;
import org.valuegap.core.valuemap.ImportedVotes;
import org.valuegap.core.valuemap.Measure;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMapElement;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Promise;

/**
 * What was ever stored can be read: one line a kind and a change, only ever added to. Written anew
 * with {@code -Dgolden=write} when there is something to add.
 */
class StoredLinesTest {
  private static final Path GOLDEN = Path.of("app/src/test/resources/stored-lines-1.txt");
  private static final Stamp INES =
      new Stamp(new Id("ines"), "Ines Duarte", Instant.parse("2026-05-31T09:00:00.123Z"));
  private static final Order FIRST = Order.first("1");
  private static final Id JOB = new Id("j");
  private static final Id NOTE = new Id("n");

  private static final Element DANA =
      new ValueMapElement.Customer(
          ValueMapElement.Customer.ID,
          "Dana Okafor",
          ValueMapElement.Customer.Kind.PERSONA,
          "end user",
          "Head of Information Security",
          "Knows\nevery auditor",
          new Id("p1"),
          List.of(new ValueMapElement.Customer.FilledBy("super users")));

  private static final Element LET_BE =
      new Dismissal(
          new Id("d"),
          JOB,
          new Dismissal.Rule("no-clear-end"),
          "Manage",
          "The auditors’ own word",
          INES);

  private static List<Element> oneOfEach() {
    var place = new Place(JOB, Category.HIGH_POINTS, FIRST);
    var measure = new Measure("hours per audit", new BigDecimal("40"), new BigDecimal("7.5"));
    return List.of(
        DANA,
        new ValueMapElement.EmpathyNote(
            new Id("e"),
            ValueMapElement.EmpathyNote.Field.FEELINGS,
            FIRST,
            "Tired",
            List.of(JOB),
            INES),
        new Job(JOB, FIRST, Job.Rank.SUPPORTING, "Prove compliance before the audit deadline"),
        new Outcome(new Id("o"), JOB, FIRST, "Minimize hours per audit", measure, Step.MONITOR),
        new ValueMapElement.Measurement(
            new Id("m"),
            new Id("o"),
            new BigDecimal("26"),
            LocalDate.parse("2026-05-31"),
            "Survey",
            INES),
        new Note(NOTE, place, "“Audit” pack", true, null, INES),
        new ValueMapElement.Link(new Id("l"), NOTE, new Id("n2")),
        new ValueMapElement.Vote(new Id("v"), NOTE, INES),
        new ImportedVotes(new Id("iv"), NOTE, 5),
        new ValueMapElement.Comment(new Id("c"), NOTE, "Since when?", true, false, INES),
        new ValueMapElement.Confirmation(
            new Id("cf"), NOTE, ValueMapElement.Confirmation.State.DISPUTED, INES),
        new Alternative(new Id("a"), NOTE, new Alternative.Field("text"), "The audit pack", INES),
        new ValueMapElement.JobStatement(
            new Id("s"), JOB, "", "When audited", "I want proof", "so I rest"),
        new Promise(
            new Id("pr"), JOB, FIRST, "buyer", "Anubis proves it", "1 day", List.of(), List.of()),
        new ValueMapElement.StepNote(new Id("sn"), JOB, Step.CONCLUDE, FIRST, "Hand it over", INES),
        new ValueMapElement.Force(
            new Id("f"),
            JOB,
            ValueMapElement.Force.Kind.ANXIETIES,
            FIRST,
            "What if it fails",
            4,
            "a spreadsheet",
            INES),
        LET_BE);
  }

  /** With the fields that came later. */
  private static List<Element> grown() {
    var place = new Place(JOB, Category.TOUCHPOINTS, FIRST);
    return List.of(
        new Note(new Id("n3"), place, "Audit trail export", false, Step.EXECUTE, INES),
        new ValueMapElement.JobStatement(
            new Id("s2"), JOB, "buyer", "When audited", "I want proof", "so I rest"),
        new Promise(
            new Id("pr2"),
            JOB,
            FIRST,
            "buyer",
            "Together they prove it",
            "1 day",
            List.of(
                new Promise.Offering("Anubis", "Audit pack", Step.EXECUTE),
                new Promise.Offering("Meridian", "", null)),
            List.of(
                new Promise.Kept("They prove it", "2 days", LocalDate.parse("2026-05-31")),
                new Promise.Kept("It is proven", "", null))));
  }

  @Test
  void everyKindIsWrittenAsItEverWasAndReadBack() throws Exception {
    var lines = new ArrayList<String>();
    for (var element : oneOfEach()) {
      lines.add(Changes.stored(List.of(new Change.Added(element))));
    }
    var note = (Note) oneOfEach().get(5);
    var plain = new Note(NOTE, note.place(), "Audit pack", false, null, INES);
    var alter = Changes.stored(List.of(new Change.Altered(note, plain)));
    lines.add(alter);
    lines.add(Changes.stored(List.of(new Change.Removed(note))));
    for (var element : grown()) {
      lines.add(Changes.stored(List.of(new Change.Added(element))));
    }
    if ("write".equals(System.getProperty("golden"))) {
      Files.write(GOLDEN, lines);
    }

    assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
    assertThat(oneOfEach().stream().map(element -> Kind.of(element).name()))
        .containsExactlyInAnyOrderElementsOf(Kind.names());
    for (int i = 0; i < oneOfEach().size(); i++) {
      var document = Changes.read(Changes.FORM, lines.get(i)).apply(Document.EMPTY);
      assertThat(document.elements()).containsExactly(oneOfEach().get(i));
    }
    for (int i = 0; i < grown().size(); i++) {
      var line = lines.get(lines.size() - grown().size() + i);
      assertThat(Changes.read(Changes.FORM, line).apply(Document.EMPTY).elements())
          .containsExactly(grown().get(i));
    }
    var altered = Changes.read(Changes.FORM, alter).apply(Document.of(List.of(note)));
    assertThat(altered.elements()).containsExactly(plain);
  }
}
