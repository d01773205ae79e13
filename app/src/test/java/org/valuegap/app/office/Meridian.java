package org.valuegap.app.office;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ImportedVotes;
import org.valuegap.core.valuemap.Measure;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Measurement;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;

/** The sample world's map, element by element (design screen 09). */
final class Meridian {
  private final List<Element> elements = new ArrayList<>();
  private @Nullable Order last;
  private Id job = new Id("none");

  private Meridian() {}

  static Document map() {
    var map = new Meridian();
    map.customer("Dana Okafor", "Head of Information Security, Meridian Health");
    map.protect();
    map.prove();
    map.revoke();
    map.link("prove-f1", "prove-g1");
    map.link("prove-f1", "prove-p1");
    map.link("prove-f2", "prove-o1");
    map.link("prove-g1", "prove-o1");
    map.link("prove-p1", "prove-o1");
    map.link("prove-t1", "prove-f1");
    return Document.of(map.elements);
  }

  /** A map of one job with these points of friction. */
  static Document withFriction(String... texts) {
    return withNotes(Map.of(Category.FRICTION, List.of(texts)));
  }

  /** A map of one job with these notes. */
  static Document withNotes(Map<Category, List<String>> notes) {
    var map = new Meridian();
    map.customer("Dana Okafor", "");
    map.job("protect", "Protect patient records from exposure", "Minimize the loss of data", null);
    notes.forEach((category, texts) -> map.notes(category, texts.toArray(String[]::new)));
    return Document.of(map.elements);
  }

  private void protect() {
    job(
        "protect",
        "Protect patient records from exposure",
        "Minimize the loss of confidential patient data",
        new BigDecimal("1.9"));
    notes(Category.TOUCHPOINTS, "Transfer policy editor", "Daily exposure digest", "Alert inbox");
    notes(
        Category.HIGH_POINTS,
        "First blocked transfer shown within a day",
        "Policies arrive ready for health records");
    notes(
        Category.FRICTION,
        "Every new clinic needs a policy from scratch",
        "Alerts name the rule, not the record");
    notes(Category.VALUE_GAP, "“I can’t tell a risky transfer from a routine one”");
    notes(
        Category.INTERNAL_PROCESSES,
        "Templates reviewed twice a year",
        "Engineering owns the alert wording");
    notes(
        Category.OPPORTUNITIES,
        "A starter policy for each kind of clinic",
        "Alerts in plain language");
    votes("protect-f1", 5);
    votes("protect-g1", 5);
  }

  private void prove() {
    job(
        "prove",
        "Prove compliance before the audit deadline",
        "Minimize the time to assemble audit evidence",
        new BigDecimal("3.8"));
    notes(
        Category.TOUCHPOINTS,
        "Audit trail export",
        "Evidence requests by email",
        "Quarterly review call");
    notes(
        Category.HIGH_POINTS,
        "Access log is complete back to the first day",
        "Auditors accept our signature without a call");
    notes(
        Category.FRICTION,
        "Export stops at 10,000 rows, so the trail is split by hand",
        "Every auditor wants a different layout",
        "Approvers have to be chased by email");
    notes(
        Category.VALUE_GAP,
        "“I can’t export the audit trail before the deadline”",
        "“It’s really difficult to show who approved what”");
    notes(
        Category.INTERNAL_PROCESSES,
        "Exports run in one nightly batch",
        "Support files each export request as a ticket");
    notes(
        Category.OPPORTUNITIES,
        "Audit pack the auditor can open without us",
        "Run exports when asked, not overnight",
        "Approval trail on every record");
    votes("prove-t1", 6);
    votes("prove-f1", 8);
    votes("prove-f2", 4);
    votes("prove-g1", 9);
    votes("prove-p1", 6);
    votes("prove-o1", 7);
  }

  private void revoke() {
    job(
        "revoke",
        "Revoke access for leavers on their last day",
        "Minimize the time accounts stay open",
        null);
    notes(Category.TOUCHPOINTS, "Weekly leaver list", "Access review screen");
    notes(Category.HIGH_POINTS, "Every account of one person on one page");
    notes(Category.FRICTION, "The leaver list arrives once a week");
    notes(Category.VALUE_GAP, "“I can’t see accounts outside single sign-on”");
    notes(Category.INTERNAL_PROCESSES, "HR feed is a manual upload");
  }

  private void customer(String name, String position) {
    elements.add(
        new Customer(
            Customer.ID,
            name,
            Customer.Kind.PERSONA,
            "end user",
            position,
            "Eleven hospitals, two auditors a year",
            null,
            List.of(new Customer.FilledBy("super users"))));
  }

  private void job(String id, String text, String outcome, @Nullable BigDecimal current) {
    job = new Id(id);
    last = Order.between(last, null, "t");
    elements.add(new Job(job, last, Job.Rank.MAIN, text));
    var measure =
        current == null ? null : new Measure("days", new BigDecimal("6"), new BigDecimal("1"));
    var heading = new Id(id + "-outcome");
    elements.add(new Outcome(heading, job, Order.first("t"), outcome, measure, Step.MONITOR));
    if (current != null) {
      var on = LocalDate.of(2026, 6, 12);
      elements.add(
          new Measurement(new Id(id + "-measured"), heading, current, on, "audit log", null));
    }
  }

  private void notes(Category category, String... texts) {
    var places = Order.run(null, null, "t", texts.length);
    var ines = new Stamp(null, "Ines Duarte", Instant.parse("2026-06-12T09:30:00Z"));
    for (int i = 0; i < texts.length; i++) {
      var id =
          new Id(
              job.value()
                  + "-"
                  + Words.of("code", category).toLowerCase(java.util.Locale.ROOT)
                  + (i + 1));
      elements.add(
          new Note(id, new Place(job, category, places.get(i)), texts[i], i == 0, null, ines));
    }
  }

  private void votes(String note, int count) {
    elements.add(new ImportedVotes(new Id(note + "-votes"), new Id(note), count));
  }

  private void link(String one, String other) {
    elements.add(new Link(new Id(one + "-" + other), new Id(one), new Id(other)));
  }
}
