package org.valuegap.core.valuemap;

import static org.valuegap.core.valuemap.Faults.first;
import static org.valuegap.core.valuemap.Faults.kindFault;
import static org.valuegap.core.valuemap.Faults.noteFault;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.document.Text;

/**
 * The elements of a value gap map. With {@link Alternative} and {@link Dismissal} these are all
 * that such a document holds. Texts are cleaned as they come in, so two spellings of one text are
 * equal.
 */
public sealed interface ValueMapElement extends Element {

  /** To whom we deliver value (M1). There is one in a map, with the id {@link #ID}. */
  record Customer(
      Id id,
      String name,
      Kind kind,
      String type,
      String position,
      String profile,
      @Nullable Id picture,
      List<FilledBy> filledBy)
      implements ValueMapElement {
    public static final Id ID = new Id("customer");

    public enum Kind {
      PERSONA,
      PROFILE,
      ACCOUNT
    }

    /** Who filled the map in: a text of its own type, because a list is one value. */
    public record FilledBy(String who) {
      public FilledBy {
        who = Text.line(who);
      }
    }

    public Customer {
      name = Text.line(name);
      type = Text.line(type);
      position = Text.line(position);
      profile = Text.clean(profile);
      filledBy = List.copyOf(filledBy);
    }

    public static Customer named(String name) {
      return new Customer(ID, name, Kind.PERSONA, "", "", "", null, List.of());
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return !id.equals(ID)
          ? new Fault(Reason.INVALID, "a map has one customer")
          : first(
              Text.fault("name", name, Limits.STATEMENT),
              Text.fault("type", type, Limits.NAME),
              Text.fault("position", position, Limits.STATEMENT),
              Text.fault("profile", profile, Limits.PROFILE),
              filledBy.size() > 20 ? new Fault(Reason.FULL, "filled by: at most 20", 20) : null);
    }
  }

  /** One note of the empathy map (M2). {@code became} names what was started from it, weakly. */
  record EmpathyNote(
      Id id, Field field, Order order, String text, List<Id> became, @Nullable Stamp by)
      implements ValueMapElement {
    public enum Field {
      TRAITS,
      ACTIONS,
      FEELINGS,
      INFLUENCES,
      THOUGHTS
    }

    public EmpathyNote {
      text = Text.clean(text);
      became = List.copyOf(became);
    }

    @Override
    public EmpathyNote signed(Stamp by) {
      return new EmpathyNote(id, field, order, text, became, by);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return noteFault(this, text, in);
    }
  }

  /** A job-to-be-done (M3): a column of the map. */
  record Job(Id id, Order order, Rank rank, String text) implements ValueMapElement {
    public enum Rank {
      MAIN,
      SUPPORTING
    }

    public Job {
      text = Text.line(text);
    }

    /** A job may be blank: a new column is there before its words are. */
    @Override
    public @Nullable Fault fault(Document in) {
      return in.count(Job.class) >= Limits.JOBS && !in.has(id)
          ? new Fault(Reason.FULL, "at most " + Limits.JOBS + " jobs", Limits.JOBS)
          : Text.fault("job", text, Limits.STATEMENT);
    }
  }

  /**
   * A desired outcome (M3). The first of a job heads its column.
   *
   * @param step of the universal job map where it matters
   */
  record Outcome(
      Id id, Id job, Order order, String text, @Nullable Measure measure, @Nullable Step step)
      implements ValueMapElement {
    public Outcome {
      text = Text.line(text);
    }

    @Override
    public List<Id> standsOn() {
      return List.of(job);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return first(
          kindFault(in, job, Job.class),
          Text.fault("outcome", text, Limits.STATEMENT),
          measure == null ? null : Text.fault("unit", measure.unit(), Limits.NAME));
    }
  }

  /** One measured value of an outcome; the latest is the current one. */
  record Measurement(
      Id id,
      Id outcome,
      BigDecimal value,
      @Nullable LocalDate on,
      String source,
      @Nullable Stamp by)
      implements ValueMapElement {
    public Measurement {
      value = Measure.plain(value);
      source = Text.line(source);
    }

    @Override
    public List<Id> standsOn() {
      return List.of(outcome);
    }

    @Override
    public Measurement signed(Stamp by) {
      return new Measurement(id, outcome, value, on, source, by);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return first(
          kindFault(in, outcome, Outcome.class), Text.fault("source", source, Limits.STATEMENT));
    }
  }

  /**
   * An answer in a cell of the canvas (M6).
   *
   * @param key among the top one to three of its cell; the key notes come first, ranked by place
   * @param step of the universal job map on which it falls (M7); null when nobody has said
   */
  record Note(Id id, Place place, String text, boolean key, @Nullable Step step, @Nullable Stamp by)
      implements ValueMapElement {
    public Note {
      text = Text.clean(text);
    }

    @Override
    public List<Id> standsOn() {
      return List.of(place.job());
    }

    @Override
    public Note signed(Stamp by) {
      return new Note(id, place, text, key, step, by);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return first(kindFault(in, place.job(), Job.class), noteFault(this, text, in));
    }
  }

  /** An undirected link between two notes of different categories. The ends are kept in order. */
  record Link(Id id, Id one, Id other) implements ValueMapElement {
    public Link {
      if (one.compareTo(other) > 0) {
        var swapped = one;
        one = other;
        other = swapped;
      }
    }

    private record Ends(Id one, Id other) {}

    @Override
    public List<Id> standsOn() {
      return List.of(one, other);
    }

    @Override
    public Object unique() {
      return new Ends(one, other);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      var a = in.get(one, Note.class);
      var b = in.get(other, Note.class);
      return a == null || b == null || a.place().category() == b.place().category()
          ? new Fault(Reason.INVALID, "a link joins two notes of different categories")
          : null;
    }
  }

  /** One person's vote for a note; a second one of the same person is the same vote. */
  record Vote(Id id, Id note, @Nullable Stamp by) implements ValueMapElement {
    private record Voter(Id note, Id person) {}

    @Override
    public List<Id> standsOn() {
      return List.of(note);
    }

    @Override
    public @Nullable Object unique() {
      return by == null || by.person() == null ? null : new Voter(note, by.person());
    }

    @Override
    public Vote signed(Stamp by) {
      return new Vote(id, note, by);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return kindFault(in, note, Note.class);
    }
  }

  /**
   * What somebody said about an element.
   *
   * @param guests whether guests see it though the team said it
   */
  record Comment(Id id, Id on, String text, boolean resolved, boolean guests, @Nullable Stamp by)
      implements ValueMapElement {
    public Comment {
      text = Text.clean(text);
    }

    @Override
    public List<Id> standsOn() {
      return List.of(on);
    }

    @Override
    public Comment signed(Stamp by) {
      return new Comment(id, on, text, resolved, guests, by);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return Text.required("comment", text, Limits.NOTE);
    }
  }

  /** That a customer, or someone on the customer's behalf, confirms or disputes a note. */
  record Confirmation(Id id, Id note, State state, @Nullable Stamp by) implements ValueMapElement {
    public enum State {
      CONFIRMED,
      DISPUTED
    }

    private record By(Id note, Id person) {}

    @Override
    public List<Id> standsOn() {
      return List.of(note);
    }

    @Override
    public @Nullable Object unique() {
      return by == null || by.person() == null ? null : new By(note, by.person());
    }

    @Override
    public Confirmation signed(Stamp by) {
      return new Confirmation(id, note, state, by);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return kindFault(in, note, Note.class);
    }
  }

  /**
   * Situation, motivation and expected outcome of a job (M4); one to each type of customer.
   *
   * @param type of customer that it is written for; blank for the map's own customer
   */
  record JobStatement(
      Id id, Id job, String type, String situation, String motivation, String outcome)
      implements ValueMapElement {
    private record Of(Id job, String type) {}

    public JobStatement {
      type = Text.line(type);
      situation = Text.clean(situation);
      motivation = Text.clean(motivation);
      outcome = Text.clean(outcome);
    }

    @Override
    public List<Id> standsOn() {
      return List.of(job);
    }

    @Override
    public Object unique() {
      return new Of(job, type);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return first(
          kindFault(in, job, Job.class),
          Text.fault("type", type, Limits.NAME),
          Text.fault("situation", situation, Limits.NOTE),
          Text.fault("motivation", motivation, Limits.NOTE),
          Text.fault("outcome", outcome, Limits.NOTE));
    }
  }

  /**
   * A value promise (M5) to one performer of the job.
   *
   * @param level the promised value, as text
   * @param offerings of a joint promise: what each partner brings; empty for a promise of our own
   * @param kept earlier wordings that its authors kept, oldest first
   */
  record Promise(
      Id id,
      Id job,
      Order order,
      String to,
      String text,
      String level,
      List<Offering> offerings,
      List<Kept> kept)
      implements ValueMapElement {

    /**
     * What one partner of a joint promise brings.
     *
     * @param step of the universal job map that it contributes to; null when nobody has said
     */
    public record Offering(String partner, String name, @Nullable Step step) {
      public Offering {
        partner = Text.line(partner);
        name = Text.line(name);
      }
    }

    /** A wording with its level, as it stood on a day. */
    public record Kept(String text, String level, @Nullable LocalDate on) {
      public Kept {
        text = Text.clean(text);
        level = Text.line(level);
      }
    }

    public Promise {
      to = Text.line(to);
      text = Text.clean(text);
      level = Text.line(level);
      offerings = List.copyOf(offerings);
      kept = List.copyOf(kept);
    }

    @Override
    public List<Id> standsOn() {
      return List.of(job);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return first(
          kindFault(in, job, Job.class),
          Text.fault("to", to, Limits.NAME),
          Text.fault("promise", text, Limits.NOTE),
          Text.fault("level", level, Limits.NAME),
          offerings.size() > 2
              ? new Fault(Reason.FULL, "a joint promise names two offerings", 2)
              : null,
          kept.size() > 50 ? new Fault(Reason.FULL, "at most 50 kept versions", 50) : null,
          offeringFault(),
          keptFault());
    }

    private @Nullable Fault offeringFault() {
      return first(
          offerings.stream()
              .flatMap(one ->
                  Stream.of(
                      Text.fault("partner", one.partner, Limits.NAME),
                      Text.fault("offering", one.name, Limits.NAME)))
              .toArray(Fault[]::new));
    }

    private @Nullable Fault keptFault() {
      return first(
          kept.stream()
              .flatMap(one ->
                  Stream.of(
                      Text.required("kept", one.text, Limits.NOTE),
                      Text.fault("level", one.level, Limits.NAME)))
              .toArray(Fault[]::new));
    }
  }

  /** A note on a step of the universal job map (M7). */
  record StepNote(Id id, Id job, Step step, Order order, String text, @Nullable Stamp by)
      implements ValueMapElement {
    public StepNote {
      text = Text.clean(text);
    }

    @Override
    public List<Id> standsOn() {
      return List.of(job);
    }

    @Override
    public StepNote signed(Stamp by) {
      return new StepNote(id, job, step, order, text, by);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return first(kindFault(in, job, Job.class), noteFault(this, text, in));
    }
  }

  /**
   * A force of progress on a job (M8).
   *
   * @param strength as judged by people, 1 to 5; null when nobody has judged
   * @param alternative what it speaks of, such as a spreadsheet or doing nothing; may be blank
   */
  record Force(
      Id id,
      Id job,
      Kind kind,
      Order order,
      String text,
      @Nullable Integer strength,
      String alternative,
      @Nullable Stamp by)
      implements ValueMapElement {
    public enum Kind {
      PUSH,
      PULL,
      ANXIETIES,
      INERTIA
    }

    public Force {
      text = Text.clean(text);
      alternative = Text.line(alternative);
    }

    @Override
    public List<Id> standsOn() {
      return List.of(job);
    }

    @Override
    public Force signed(Stamp by) {
      return new Force(id, job, kind, order, text, strength, alternative, by);
    }

    @Override
    public @Nullable Fault fault(Document in) {
      return first(
          kindFault(in, job, Job.class),
          noteFault(this, text, in),
          Text.fault("alternative", alternative, Limits.NAME),
          strength != null && (strength < 1 || strength > 5)
              ? new Fault(Reason.INVALID, "strength: 1 to 5")
              : null);
    }
  }
}
